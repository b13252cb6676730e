/// Writes columns as RFC 4180: CRLF at each line's end, quotes only where they are needed.
enum CSVWriter {
    /// - Parameter columns: Columns of one length.
    static func write(_ columns: [CodedColumn], to file: OutputFile) throws(DisclosureFault) {
        try file.write(Array(columns.map { field($0.name) }.joined(separator: [comma])) + lineEnd)
        let words = columns.enumerated().map { index, column in
            // A lone empty field stands in quotes: its record would look like an empty line.
            Words(
                column.values.map { columns.count == 1 && $0.isEmpty ? [0x22, 0x22] : field($0) },
                endedBy: index == columns.count - 1 ? lineEnd : [comma])
        }
        let rowCount = columns.first?.codes.count ?? 0
        let longestLine = words.reduce(0) { $0 + $1.longest }
        let step = max(1, (1 << 18) / max(1, longestLine))
        for start in stride(from: 0, to: rowCount, by: step) {
            let rows = start..<min(start + step, rowCount)
            try file.write(upTo: rows.count * longestLine + Words.slack) { room in
                var at = 0
                for row in rows {
                    for index in columns.indices {
                        at = words[index].copy(columns[index].codes[row], to: room, at: at)
                    }
                }
                return at
            }
        }
    }

    /// A field's bytes; one that holds a comma, a quote or a line end stands in quotes.
    static func field(_ text: String) -> [UInt8] {
        guard text.utf8.contains(where: { [0x22, comma, 0x0A, 0x0D].contains($0) }) else { return Array(text.utf8) }
        return Array("\"\(text.replacing("\"", with: "\"\""))\"".utf8)
    }

    private static let comma: UInt8 = 0x2C
    private static let lineEnd: [UInt8] = [0x0D, 0x0A]
}

/// The fields of a column one after the other, each with what ends it, to be copied by number.
private struct Words {
    /// Bytes that a copy may touch beyond its end: short words are copied eight bytes at a time.
    static let slack = 8

    private let bytes: [UInt8]
    private let starts: [Int]
    /// Bytes of the longest.
    let longest: Int

    init(_ words: [[UInt8]], endedBy end: [UInt8]) {
        var (bytes, starts): ([UInt8], [Int]) = ([], [0])
        for word in words {
            bytes += word + end
            starts.append(bytes.count)
        }
        longest = (words.map(\.count).max() ?? 0) + end.count
        self.bytes = bytes + [UInt8](repeating: 0, count: Self.slack)
        self.starts = starts
    }

    /// - Returns: Where the copy ends.
    @inline(__always)
    func copy(_ number: UInt32, to room: UnsafeMutableRawBufferPointer, at place: Int) -> Int {
        let (start, end) = (starts[Int(number)], starts[Int(number) + 1])
        bytes.withUnsafeBytes { bytes in
            for offset in stride(from: 0, to: end - start, by: Self.slack) {
                room.storeBytes(
                    of: bytes.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self),
                    toByteOffset: place + offset, as: UInt64.self)
            }
        }
        return place + end - start
    }
}
