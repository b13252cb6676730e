/// A ZIP file made by hand, field by field, so that any of them can be wrong (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).
struct RawZip {
    struct Entry {
        var name: [UInt8]
        var content: [UInt8] = []
        var method: UInt16 = 0
        var flags: UInt16 = 0
        /// What the headers say, when it is not the truth.
        var declared: UInt32?
        /// How long the packed bytes are by a ZIP64 field (APPNOTE.TXT 4.5.3), when there is one.
        var packed64: UInt64?
        var attributes: UInt32 = 0
        /// Where the list says that the entry is, when it is not there.
        var place: UInt32?

        init(_ name: String, _ text: String = "") {
            self.name = Array(name.utf8)
            content = Array(text.utf8)
        }
    }

    var entries: [Entry]
    /// What the last record says, when it is not the truth.
    var declaredCount: UInt16?

    var bytes: [UInt8] {
        var (body, list): ([UInt8], [UInt8]) = ([], [])
        for entry in entries {
            let place = UInt32(body.count)
            let (crc, size) = (Self.checksum(entry.content), UInt32(entry.content.count))
            // In front of an entry the field has both lengths, in the list only what does not fit above.
            let packed = entry.packed64.map { Self.four(UInt32($0 & 0xFFFF_FFFF)) + Self.four(UInt32($0 >> 32)) }
            let extra = packed.map { Self.two(1) + Self.two(8) + $0 } ?? []
            let inFront = packed.map { Self.two(1) + Self.two(16) + Self.four(size) + Self.four(0) + $0 } ?? []
            let shared =
                Self.two(20) + Self.two(entry.flags) + Self.two(entry.method) + Self.two(0) + Self.two(33)
                + Self.four(crc) + Self.four(packed == nil ? size : .max) + Self.four(entry.declared ?? size)
                + Self.two(UInt16(entry.name.count))
            body += Self.four(0x0403_4B50) + shared + Self.two(UInt16(inFront.count)) + entry.name + inFront
            body += entry.content
            list += Self.four(0x0201_4B50) + Self.two(0x0314) + shared + Self.two(UInt16(extra.count)) + Self.two(0)
            list += Self.two(0) + Self.two(0)
            list += Self.four(entry.attributes) + Self.four(entry.place ?? place) + entry.name + extra
        }
        let count = declaredCount ?? UInt16(truncatingIfNeeded: entries.count)
        let end =
            Self.four(0x0605_4B50) + Self.two(0) + Self.two(0) + Self.two(count) + Self.two(count)
            + Self.four(UInt32(list.count)) + Self.four(UInt32(body.count)) + Self.two(0)
        return body + list + end
    }

    static func two(_ number: UInt16) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8)] }

    static func four(_ number: UInt32) -> [UInt8] { two(UInt16(number & 0xFFFF)) + two(UInt16(number >> 16)) }

    /// CRC-32 as ZIP uses it.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = ~0
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
