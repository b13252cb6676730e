import XMLTree

/// Reads a CSV file as an instance: `/root/item/<column>` (ODK XForms, "Secondary Instances - External").
///
/// RFC 4180 with what spreadsheets add: a byte order mark, `;` or tab instead of a comma, LF or CR LF.
enum CSVInstance {
    static func read(_ bytes: [UInt8]) throws(InstanceFileError) -> XMLElement {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let separator = separator(of: bytes)
        var rows = try Rows(bytes, separator: separator)
        guard let header = try rows.next() else {
            throw InstanceFileError(
                why: Bilingual(dutch: "het bestand is leeg", english: "the file is empty"), position: nil)
        }
        let names = header.map { XMLName($0.trimmed) }
        let itemName = XMLName("item")
        var items: [XMLNode] = []
        while let row = try rows.next() {
            if row.count == 1, row[0].trimmed.isEmpty { continue }
            var cells: [XMLNode] = []
            for (name, value) in zip(names, row + Array(repeating: "", count: max(0, names.count - row.count)))
            where !name.local.isEmpty {
                cells.append(.element(XMLElement(name, children: value.isEmpty ? [] : [.text(value)])))
            }
            items.append(.element(XMLElement(itemName, children: cells)))
        }
        return XMLElement(XMLName("root"), children: items)
    }

    /// The candidate that stands most often in the first line, outside quotes.
    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var quoted = false
        for byte in bytes.prefix(while: { $0 != 0x0A }) {
            if byte == UInt8(ascii: "\"") { quoted.toggle() } else if !quoted { counts[byte, default: 0] += 1 }
        }
        let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
    }

    /// The records of the file one after the other.
    private struct Rows {
        private let bytes: ArraySlice<UInt8>
        private let separator: UInt8
        private var at: Int
        private var line = 1

        init(_ bytes: ArraySlice<UInt8>, separator: UInt8) throws(InstanceFileError) {
            self.bytes = bytes
            self.separator = separator
            at = bytes.startIndex
        }

        mutating func next() throws(InstanceFileError) -> [String]? {
            guard at < bytes.endIndex else { return nil }
            var row: [String] = []
            while true {
                row.append(try field())
                guard at < bytes.endIndex else { return row }
                let byte = bytes[at]
                at += 1
                if byte == separator { continue }
                if byte == 0x0D, at < bytes.endIndex, bytes[at] == 0x0A { at += 1 }
                line += 1
                return row
            }
        }

        private mutating func field() throws(InstanceFileError) -> String {
            guard at < bytes.endIndex, bytes[at] == UInt8(ascii: "\"") else {
                let start = at
                while at < bytes.endIndex, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
                return try text(bytes[start..<at])
            }
            let first = line
            at += 1
            var field: [UInt8] = []
            while at < bytes.endIndex {
                let byte = bytes[at]
                at += 1
                if byte == UInt8(ascii: "\"") {
                    guard at < bytes.endIndex, bytes[at] == byte else {
                        while at < bytes.endIndex, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D {
                            at += 1
                        }
                        return try text(field[...])
                    }
                    at += 1
                } else if byte == 0x0A {
                    line += 1
                }
                field.append(byte)
            }
            throw InstanceFileError(
                why: Bilingual(
                    dutch: "een aanhalingsteken wordt niet gesloten", english: "a quotation mark is never closed"),
                position: XMLPosition(line: first, column: 1))
        }

        private func text(_ bytes: ArraySlice<UInt8>) throws(InstanceFileError) -> String {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw InstanceFileError(
                    why: Bilingual(dutch: "de tekst is geen UTF-8", english: "the text is not UTF-8"),
                    position: XMLPosition(line: line, column: 1))
            }
            return text
        }
    }
}
