/// Reads RFC 4180 text record by record, in memory that does not grow with the file.
///
/// Lines end with CRLF or LF; a field in quotes may hold commas, line ends and doubled quotes; a byte order mark is
/// skipped. Anything else that a lenient reader would guess about is a fault that names line and column.
struct CSVReader {
    /// Longest record in bytes: beyond it a quote was surely left open.
    static let longestRecord = 16 << 20

    /// A field's bytes in the buffer, quotes taken off.
    struct Field {
        var start: Int
        var end: Int
    }

    private let source: ByteSource
    private var buffer: [UInt8]
    private var position = 0
    private var end = 0
    private var isAtEnd = false
    private var nextLine = 1
    private var blankLine: Int?

    /// The fields of the current record.
    private(set) var fields: [Field] = []
    /// The line on which the current record begins, counted from 1.
    private(set) var line = 0
    /// How many fields each record must have; set after the header was read.
    var width: Int?

    init(path: String, bufferBytes: Int = 1 << 20) throws(DisclosureFault) {
        source = try ByteSource(path: path)
        buffer = [UInt8](repeating: 0, count: bufferBytes)
        while end < 3, try refill() {}
        if end >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { position = 3 }
    }

    var path: String { source.path }

    /// Moves to the next record.
    ///
    /// - Returns: Whether there is one.
    mutating func next() throws(DisclosureFault) -> Bool {
        while true {
            var scan = RecordScan(begin: position, line: nextLine)
            let outcome = buffer.withUnsafeMutableBufferPointer { bytes in
                scan.run(bytes, end: end, isAtEnd: isAtEnd, fields: &fields)
            }
            switch outcome {
            case .more:
                if try !refill() { isAtEnd = true }
            case .nothing:
                return false
            case .fault(let what, let repair, let at):
                throw DisclosureFault(place(at, line: scan.line), what, repair: repair)
            case .record:
                if try accepts(scan) { return true }
            }
        }
    }

    /// Moves over the records that follow, as far as the buffer holds them.
    ///
    /// - Returns: Whether there was one.
    mutating func next(_ batch: inout RecordBatch) throws(DisclosureFault) -> Bool {
        batch.count = 0
        guard try next() else { return false }
        batch.append(fields, line: line)
        while batch.count < RecordBatch.most {
            var scan = RecordScan(begin: position, line: nextLine)
            let outcome = buffer.withUnsafeMutableBufferPointer { bytes in
                scan.run(bytes, end: end, isAtEnd: isAtEnd, fields: &fields)
            }
            // Whatever is no whole record is met again by ``next()``.
            guard case .record = outcome else { break }
            if try accepts(scan) { batch.append(fields, line: line) }
        }
        return true
    }

    /// Lends the bytes of a field of the current record.
    func withBytes<Value>(
        of field: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(DisclosureFault) -> Value
    ) throws(DisclosureFault) -> Value {
        let range = fields[field]
        return try buffer.withUnsafeBufferPointer { bytes throws(DisclosureFault) in
            try body(UnsafeBufferPointer(rebasing: bytes[range.start..<range.end]))
        }
    }

    /// Lends the whole buffer, for a loop over all fields.
    func withBuffer<Value>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(DisclosureFault) -> Value
    ) throws(DisclosureFault) -> Value {
        try buffer.withUnsafeBufferPointer { bytes throws(DisclosureFault) in try body(bytes) }
    }

    // MARK: - Records

    /// Moves past the record just read, and says whether it counts: an empty line does not when it is the last one.
    private mutating func accepts(_ scan: RecordScan) throws(DisclosureFault) -> Bool {
        line = nextLine
        nextLine = scan.line
        position = scan.position
        if let width, width > 1, fields.count == 1, fields[0].start == fields[0].end {
            blankLine = blankLine ?? line
            return false
        }
        if let blankLine {
            throw DisclosureFault("\(path):\(blankLine):1", "this line is empty", repair: "take it out")
        }
        if let width, fields.count != width {
            throw DisclosureFault(
                "\(path):\(line):1", "this record has \(fields.count) fields, the first line has \(width)",
                repair: "put quotes around a field that holds a comma, or fill the record up")
        }
        return true
    }

    /// Line and column (in characters) of a byte of the buffer, for a message.
    private func place(_ byte: Int, line: Int) -> String {
        let lineStart = buffer[..<byte].lastIndex(of: 0x0A).map { $0 + 1 } ?? position
        let characters = buffer[max(lineStart, position)..<byte].count { $0 & 0xC0 != 0x80 }
        return "\(path):\(line):\(characters + 1)"
    }

    // MARK: - Bytes

    /// Moves what was not used to the front and reads on.
    ///
    /// - Returns: Whether there was more to read.
    private mutating func refill() throws(DisclosureFault) -> Bool {
        if position > 0 {
            let (from, count) = (position, end - position)
            buffer.withUnsafeMutableBufferPointer { bytes in
                for index in 0..<count { bytes[index] = bytes[from + index] }
            }
            (position, end) = (0, count)
        }
        if end == buffer.count {
            guard buffer.count < Self.longestRecord else {
                throw DisclosureFault(
                    "\(path):\(nextLine):1", "a record that begins here is longer than \(Self.longestRecord >> 20) MB",
                    repair: "close the quote that was left open")
            }
            buffer.append(contentsOf: repeatElement(0, count: buffer.count))
        }
        let (limit, room) = (end, buffer.count - end)
        let count = try buffer.withUnsafeMutableBufferPointer { bytes throws(DisclosureFault) in
            try source.read(
                into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[limit..<(limit + room)]))
            )
        }
        end += count
        return count > 0
    }
}
