/// The records of a CSV file one after the other, each with the line it begins on.
///
/// RFC 4180 with what spreadsheets add: a byte order mark, `;` or tab instead of a comma, LF or CR LF.
struct DelimitedText: Sendable {
    /// Where the file cannot be read further, and why.
    struct Fault: Error, Sendable, Hashable {
        let line: Int
        let why: Bilingual
    }

    private let bytes: ArraySlice<UInt8>
    private let separator: UInt8
    private var at: Int
    private var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        separator = Self.separator(of: self.bytes)
        at = self.bytes.startIndex
    }

    /// The next record; nil after the last one. An empty line is a record of one empty cell.
    mutating func next() throws(Fault) -> (line: Int, cells: [String])? {
        guard at < bytes.endIndex else { return nil }
        let first = line
        var cells: [String] = []
        while true {
            cells.append(try cell())
            guard at < bytes.endIndex else { return (first, cells) }
            let byte = bytes[at]
            at += 1
            if byte == separator { continue }
            if byte == 0x0D, at < bytes.endIndex, bytes[at] == 0x0A { at += 1 }
            line += 1
            return (first, cells)
        }
    }

    private mutating func cell() throws(Fault) -> String {
        guard at < bytes.endIndex, bytes[at] == UInt8(ascii: "\"") else {
            let start = at
            skip()
            return try text(bytes[start..<at])
        }
        let first = line
        at += 1
        var cell: [UInt8] = []
        while at < bytes.endIndex {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\"") {
                guard at < bytes.endIndex, bytes[at] == byte else {
                    skip()
                    return try text(cell[...])
                }
                at += 1
            } else if byte == 0x0A {
                line += 1
            }
            cell.append(byte)
        }
        throw Fault(
            line: first,
            why: Bilingual(
                dutch: "een aanhalingsteken wordt niet gesloten", english: "a quotation mark is never closed"))
    }

    /// To the end of the cell.
    private mutating func skip() {
        while at < bytes.endIndex, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(Fault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Fault(line: line, why: Bilingual(dutch: "de tekst is geen UTF-8", english: "the text is not UTF-8"))
        }
        return text
    }

    /// The candidate that stands most often in the first line, outside quotes.
    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes.prefix(while: { $0 != 0x0A }) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() } else if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
    }
}
