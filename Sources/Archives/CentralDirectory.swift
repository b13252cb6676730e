/// A first look at the list of entries at the end of a ZIP file (APPNOTE.TXT 4.3.12 and 4.3.16), before libzip sees it.
///
/// libzip gives names as C strings, which end at a NUL, and reads any number of entries. Both are settled here.
enum CentralDirectory {
    /// - Returns: how many entries there are.
    /// - Throws: `ArchiveFault` when the list is cut off, too long, or holds a name with a NUL in it.
    static func check(_ bytes: [UInt8], limits: ArchiveLimits) throws(ArchiveFault) -> Int {
        guard let end = endRecord(bytes) else { throw .damaged("it has no list of entries at its end") }
        let count = number(bytes, end + 10, 2)
        // An archive of more entries or bytes has its list elsewhere (ZIP64): no document needs that.
        guard count <= limits.entries else { throw .tooManyEntries(limits.entries) }
        var at = number(bytes, end + 16, 4)
        for _ in 0..<count {
            guard at + 46 <= end, signature(bytes, at) == 0x0201_4B50 else {
                throw .damaged("its list of entries is cut off")
            }
            let name = at + 46..<at + 46 + number(bytes, at + 28, 2)
            guard name.upperBound <= end else { throw .damaged("its list of entries is cut off") }
            guard !bytes[name].contains(0) else {
                throw .unsafeName(EntryName.printable(String(decoding: bytes[name], as: UTF8.self)))
            }
            at = name.upperBound + number(bytes, at + 30, 2) + number(bytes, at + 32, 2)
        }
        guard at == end else { throw .damaged("its list of entries has another length than it says") }
        return count
    }

    /// Where the last record begins; a comment of up to 65,535 bytes may follow it.
    private static func endRecord(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        for at in stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1)
        where signature(bytes, at) == 0x0605_4B50 && at + 22 + number(bytes, at + 20, 2) == bytes.count {
            return at
        }
        return nil
    }

    private static func signature(_ bytes: [UInt8], _ at: Int) -> Int { number(bytes, at, 4) }

    /// A little-endian number.
    private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
}
