// Drafts: compact bytes that check themselves.

extension Answers {
    /// The answers as compact bytes that check themselves; only `init(restoring:…)` on the same definition reads them.
    package func draft() -> [UInt8] {
        var writer = ByteWriter(capacity: 1024)
        writer.append(DraftCodec.version)
        writer.append(definition.hashBytes)
        writer.append(number: language)
        writer.append(word: state.seed.high)
        writer.append(word: state.seed.low)
        writer.append(number: state.nextSerial)
        let same = writeInstances(&writer)
        writeEntries(&writer, sameInstances: same)
        return Self.withChecksum(writer.bytes)
    }

    /// The bytes with their checksum behind them.
    package static func withChecksum(_ content: [UInt8]) -> [UInt8] {
        var bytes = content
        let checksum = bytes.withUnsafeBufferPointer { DraftCodec.checksum($0, count: $0.count) }
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: checksum >> UInt32(shift)))
        }
        return bytes
    }

    /// - Returns: whether the instances are those of the baseline.
    private func writeInstances(_ writer: inout ByteWriter) -> Bool {
        let first = logic.baseline.state.instances
        if state.instances == first {
            writer.append(number: 0)
            writer.append(number: 0)
            return true
        }
        let removed = first.filter { instance($0.serial) == nil }
        writer.append(number: removed.count)
        for instance in removed { writer.append(number: instance.serial) }
        let known = first.last?.serial ?? 0
        let added = state.instances.filter { $0.serial > known }
        writer.append(number: added.count)
        for instance in added {
            writer.append(number: instance.repetition)
            writer.append(number: instance.serial)
            writer.append(number: tree.parent(of: instance.node).map { key(of: $0).instance } ?? 0)
        }
        return false
    }

    private func writeEntries(_ writer: inout ByteWriter, sameInstances: Bool) {
        let tree = tree
        let base = logic.baseline
        let known = base.tree.count
        var skipped = 0
        func write(_ record: NodeID) {
            let index = Int(record.rawValue)
            let kind = DraftCodec.Kind(tree.flags(of: record), state.marks[index])
            let isKnown = index < known
            let baseKind = isKnown ? DraftCodec.Kind(base.tree.flags(of: record), base.state.marks[index]) : []
            let node = Int(state.shape[index])
            let hasText = node >= 0 && !logic.isInner[node]
            let text = hasText ? tree.text(of: record) : ""
            let differs = hasText && text != (isKnown ? base.tree.text(of: record) : "")
            guard kind != baseKind || differs else {
                skipped += 1
                return
            }
            writer.append(number: skipped)
            writer.append(kind.union(differs ? .text : []).rawValue)
            if differs { writer.append(text: text) }
            skipped = 0
        }
        if sameInstances {
            for index in 1..<Int32(known) { write(NodeID(rawValue: index)) }
        } else {
            for record in tree.documentOrder { write(record) }
        }
    }

    /// The hash of the definition that a draft was made on, in hexadecimal; nil when the bytes are no draft of ours.
    package static func definitionHash(ofDraft draft: [UInt8]) -> String? {
        guard draft.count > DraftCodec.hashBytes, draft[0] == DraftCodec.version else { return nil }
        return Hexadecimal.text(draft[1...DraftCodec.hashBytes])
    }
}

/// Bytes as hexadecimal digits.
enum Hexadecimal {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        bytes.reduce(into: "") { text, byte in
            text += String(byte >> 4, radix: 16)
            text += String(byte & 15, radix: 16)
        }
    }

    /// The bytes of an even number of digits; empty for anything else.
    static func bytes(_ text: String) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return [] }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
