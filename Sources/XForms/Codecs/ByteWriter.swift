/// Appends numbers and texts to bytes, for drafts.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Seven bits a byte, lowest first, the top bit saying that more follow.
    mutating func append(number: Int) {
        var rest = UInt64(number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Eight bytes, highest first.
    mutating func append(word: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
        }
    }

    /// Four bytes that change when any byte before them does, highest first.
    mutating func appendChecksum() {
        let checksum = bytes.withUnsafeBufferPointer { DraftCodec.checksum($0, count: $0.count) }
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: checksum >> UInt32(shift)))
        }
    }

    /// Length in UTF-8 bytes, then the text.
    mutating func append(text: String) {
        var text = text
        text.withUTF8 { utf8 in
            append(number: utf8.count)
            bytes.append(contentsOf: utf8)
        }
    }
}

/// Reads what `ByteWriter` wrote; every step says no rather than read past the end.
struct ByteReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var at: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        self.bytes = UnsafeBufferPointer(rebasing: bytes[..<end])
        at = start
    }

    var isAtEnd: Bool { at == bytes.count }

    mutating func byte() -> UInt8? {
        guard at < bytes.count else { return nil }
        defer { at += 1 }
        return bytes[at]
    }

    /// At most 31 bits, in its shortest writing.
    mutating func number() -> Int? {
        var number = 0
        for shift in stride(from: 0, through: 28, by: 7) {
            guard let byte = byte() else { return nil }
            number |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return byte == 0 && shift > 0 || number > Int(Int32.max) ? nil : number }
        }
        return nil
    }

    mutating func word() -> UInt64? {
        guard bytes.count - at >= 8 else { return nil }
        var word: UInt64 = 0
        for index in at..<at + 8 { word = word << 8 | UInt64(bytes[index]) }
        at += 8
        return word
    }

    mutating func text() -> String? {
        guard let count = number(), bytes.count - at >= count else { return nil }
        let slice = UnsafeBufferPointer(rebasing: bytes[at..<at + count])
        at += count
        return String(utf8: slice)
    }
}
