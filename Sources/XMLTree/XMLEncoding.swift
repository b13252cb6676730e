/// Turns a document's bytes into UTF-8, the one encoding that the scan and the parser see (XML 1.0, appendix F).
enum XMLEncoding {
    /// The document in UTF-8 without a byte order mark.
    /// - Throws: `unsupportedEncoding` for anything but UTF-8, US-ASCII and UTF-16; `forbiddenCharacter` for broken UTF-16.
    static func utf8(_ bytes: [UInt8]) throws(XMLError) -> [UInt8] {
        switch bytes.prefix(4) {
        case [0x00, 0x00, 0xFE, 0xFF], [0xFF, 0xFE, 0x00, 0x00], [0x00, 0x00, 0x00, 0x3C], [0x3C, 0x00, 0x00, 0x00]:
            throw XMLError(.unsupportedEncoding("UTF-32"))
        case [0x4C, 0x6F, 0xA7, 0x94]: throw XMLError(.unsupportedEncoding("EBCDIC"))
        case let start where start.starts(with: [0xFE, 0xFF]): return try utf16(bytes.dropFirst(2), bigEndian: true)
        case let start where start.starts(with: [0xFF, 0xFE]): return try utf16(bytes.dropFirst(2), bigEndian: false)
        case [0x00, 0x3C, 0x00, 0x3F]: return try utf16(bytes[...], bigEndian: true)
        case [0x3C, 0x00, 0x3F, 0x00]: return try utf16(bytes[...], bigEndian: false)
        case let start where start.starts(with: [0xEF, 0xBB, 0xBF]):
            try checkDeclaration(bytes.dropFirst(3))
            return Array(bytes.dropFirst(3))
        default:
            try checkDeclaration(bytes[...])
            return bytes
        }
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) throws(XMLError) -> [UInt8] {
        guard bytes.count.isMultiple(of: 2) else { throw XMLError(.forbiddenCharacter) }
        let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).lazy.map { (index: Int) -> UInt16 in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        let broken = transcode(
            units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true, into: { result.append($0) })
        guard !broken else { throw XMLError(.forbiddenCharacter) }
        return result
    }

    /// Refuses a declared encoding that is not what the bytes are, before anybody decodes them otherwise.
    private static func checkDeclaration(_ bytes: ArraySlice<UInt8>) throws(XMLError) {
        guard bytes.starts(with: "<?xml".utf8), let end = bytes.prefix(512).firstIndex(of: UInt8(ascii: ">")) else {
            return
        }
        let declaration = String(decoding: bytes[..<end], as: UTF8.self)
        let parts = declaration.split(whereSeparator: { " \t\r\n='\"".contains($0) })
        guard let at = parts.firstIndex(of: "encoding"), at + 1 < parts.count else { return }
        let name = parts[at + 1].uppercased()
        guard ["UTF-8", "UTF8", "US-ASCII", "ASCII"].contains(name) else { throw XMLError(.unsupportedEncoding(name)) }
    }
}
