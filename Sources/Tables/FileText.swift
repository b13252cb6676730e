/// The text of a file whose encoding nobody names.
package enum FileText {
    /// UTF-8; UTF-16 with a byte order mark; else Windows-1252, in which every Western spreadsheet of the past wrote.
    package static func decode(_ bytes: [UInt8]) throws(CSVFault) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) { return try sixteen(bytes, low: 0) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try sixteen(bytes, low: 1) }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        // A spreadsheet, a picture or a PDF holds bytes that no text has.
        guard !body.contains(where: { $0 == 0 || ($0 < 32 && ![9, 10, 12, 13].contains($0)) }) else {
            throw CSVFault(line: 1, .notText)
        }
        if let text = String(validating: body, as: UTF8.self) { return text }
        var text = String.UnicodeScalarView()
        for byte in body { text.append(windows[byte] ?? Unicode.Scalar(byte)) }
        return String(text)
    }

    private static func sixteen(_ bytes: [UInt8], low: Int) throws(CSVFault) -> String {
        guard bytes.count % 2 == 0 else { throw CSVFault(line: 1, .notText) }
        let units = stride(from: 2, to: bytes.count, by: 2).map { place in
            UInt16(bytes[place + low]) | UInt16(bytes[place + 1 - low]) << 8
        }
        guard let text = String(validating: units, as: UTF16.self), !units.contains(0) else {
            throw CSVFault(line: 1, .notText)
        }
        return text
    }

    /// Where Windows-1252 differs from Latin-1 (https://encoding.spec.whatwg.org/#windows-1252).
    private static let windows: [UInt8: Unicode.Scalar] = [
        0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰", 0x8A: "Š",
        0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—",
        0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
    ]
}
