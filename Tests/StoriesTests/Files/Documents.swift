/// Documents made by hand, stored and not packed.
enum Documents {
    static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    static func docx(_ body: String) -> [UInt8] {
        zip([
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml", "<w:document xmlns:w=\"\(word)\"><w:body>\(body)</w:body></w:document>"),
        ])
    }

    static func odt(_ body: String) -> [UInt8] {
        let spaces =
            "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
            + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
        let content =
            "<office:document-content \(spaces)><office:body><office:text>\(body)</office:text></office:body>"
            + "</office:document-content>"
        return zip([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)])
    }

    /// A ZIP file of stored entries (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).
    static func zip(_ entries: [(name: String, text: String)]) -> [UInt8] {
        var (body, list): ([UInt8], [UInt8]) = ([], [])
        for entry in entries {
            let (name, content) = (Array(entry.name.utf8), Array(entry.text.utf8))
            let size = four(UInt32(content.count))
            let shared =
                two(20) + two(0) + two(0) + two(0) + two(33) + four(checksum(content)) + size + size
                + two(UInt16(name.count)) + two(0)
            let place = four(UInt32(body.count))
            body += four(0x0403_4B50) + shared + name + content
            list += four(0x0201_4B50) + two(0x0314) + shared + two(0) + two(0) + two(0) + four(0) + place + name
        }
        let count = two(UInt16(entries.count))
        return body + list + four(0x0605_4B50) + two(0) + two(0) + count + count + four(UInt32(list.count))
            + four(UInt32(body.count)) + two(0)
    }

    private static func two(_ number: UInt16) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8)] }

    private static func four(_ number: UInt32) -> [UInt8] {
        two(UInt16(truncatingIfNeeded: number)) + two(UInt16(truncatingIfNeeded: number >> 16))
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = ~0
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
