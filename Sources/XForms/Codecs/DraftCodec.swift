/// The layout of a draft: what differs from the state that every respondent of the definition starts near.
///
/// version (1 byte) · definition hash (32) · language · seed (16) · next serial · removed and added instances ·
/// entries until the end, each `skip, kind[, text]` by record, in document order · checksum (4). Numbers are seven bits
/// a byte; nothing is optional and nothing may follow.
enum DraftCodec {
    static let version: UInt8 = 1
    static let hashBytes = 32
    static let checksumBytes = 4
    /// No form can have more; a damaged number must not cost memory.
    static let mostInstances = Answers.mostInstancesInAll

    /// What an entry says about a record.
    struct Kind: OptionSet {
        let rawValue: UInt8
        static let text = Kind(rawValue: 1)
        static let hidden = Kind(rawValue: 2)
        static let required = Kind(rawValue: 4)
        static let readonly = Kind(rawValue: 8)

        init(rawValue: UInt8) { self.rawValue = rawValue }

        init(_ flags: NodeTree.Flags, _ marks: AnswerState.Marks) {
            var kind: Kind = flags.contains(.hidden) ? .hidden : []
            if marks.contains(.required) { kind.insert(.required) }
            if marks.contains(.readonly) { kind.insert(.readonly) }
            self = kind
        }
    }

    /// 32 bits that change when any byte does (FNV-1a over words of eight bytes, folded).
    static func checksum(_ bytes: UnsafeBufferPointer<UInt8>, count: Int) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var at = 0
        while at + 8 <= count {
            let word = UInt64(
                littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt64.self))
            hash = (hash ^ word) &* 0x100_0000_01B3
            hash ^= hash >> 29
            at += 8
        }
        while at < count {
            hash = (hash ^ UInt64(bytes[at])) &* 0x100_0000_01B3
            at += 1
        }
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }
}

extension NodeTree {
    /// Every element and attribute in document order: the order of a draft whose instances are not the baseline's.
    var documentOrder: [NodeID] {
        var records: [NodeID] = []
        records.reserveCapacity(count)
        func visit(_ record: NodeID) {
            records.append(record)
            for attribute in attributes(of: record) { records.append(attribute) }
            for child in children(of: record) { visit(child) }
        }
        if let root { visit(root) }
        return records
    }
}
