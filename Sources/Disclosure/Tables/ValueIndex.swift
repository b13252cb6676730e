/// The distinct values of a column, numbered in the order in which they first appear.
struct ValueIndex {
    private var slots: [UInt32] = Array(repeating: 0, count: 64)
    private var heads: [UInt64] = []
    private var starts: [Int] = [0]
    private var bytes: [UInt8] = []
    /// For each value of one or two bytes its number, counted from 1; 0 while it was not seen.
    private var short = [UInt32](repeating: 0, count: shortPlaces)
    private static let shortPlaces = 256 + 65_536
    /// The line on which each value was first seen.
    private(set) var firstLines: [Int] = []

    var count: Int { heads.count }

    /// Numbers the values of one column of some records.
    mutating func append(
        _ batch: RecordBatch, _ column: Int, _ bytes: UnsafeBufferPointer<UInt8>, to codes: inout [UInt32]
    ) {
        let fields = batch.column(column)
        // Made in one piece: adding one by one costs more than looking up.
        codes += [UInt32](unsafeUninitializedCapacity: fields.count) { made, count in
            for (record, field) in fields.enumerated() {
                made[record] = code(of: field, in: bytes, line: batch.lines[record])
            }
            count = fields.count
        }
    }

    @inline(__always)
    private mutating func code(
        of field: CSVReader.Field, in bytes: UnsafeBufferPointer<UInt8>, line: @autoclosure () -> Int
    ) -> UInt32 {
        let length = field.end - field.start
        // Most values of a questionnaire have one or two bytes: those are looked up in one step.
        var place = Self.shortPlaces
        if length == 1 { place = Int(bytes[field.start]) }
        if length == 2 { place = 256 + Int(bytes[field.start]) << 8 + Int(bytes[field.start + 1]) }
        if place < Self.shortPlaces, short[place] != 0 { return short[place] - 1 }
        let code = code(of: UnsafeBufferPointer(rebasing: bytes[field.start..<field.end]), line: line())
        if place < Self.shortPlaces { short[place] = code + 1 }
        return code
    }

    /// The number of a value; a new one gets the next number.
    mutating func code(of value: UnsafeBufferPointer<UInt8>, line: Int) -> UInt32 {
        let head = Self.head(value)
        var slot = Self.hash(head, value) & (slots.count - 1)
        while slots[slot] != 0 {
            let code = Int(slots[slot]) - 1
            if heads[code] == head, holds(code, value) { return UInt32(code) }
            slot = (slot + 1) & (slots.count - 1)
        }
        heads.append(head)
        bytes.append(contentsOf: value)
        starts.append(bytes.count)
        firstLines.append(line)
        slots[slot] = UInt32(heads.count)
        if heads.count * 2 > slots.count { grow() }
        return UInt32(heads.count - 1)
    }

    /// The values as text; `nil` for one that is not UTF-8.
    var texts: [String?] {
        (0..<count).map { String(validating: bytes[starts[$0]..<starts[$0 + 1]], as: UTF8.self) }
    }

    // MARK: - Hashing

    /// The first eight bytes, which decide almost always.
    private static func head(_ value: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var head: UInt64 = 0
        for index in 0..<min(8, value.count) { head |= UInt64(value[index]) << UInt64(8 * index) }
        return head
    }

    private static func hash(_ head: UInt64, _ value: UnsafeBufferPointer<UInt8>) -> Int {
        var mixed = (head ^ UInt64(value.count)) &* 0x9E37_79B9_7F4A_7C15
        if value.count > 8 {
            for index in 8..<value.count { mixed = (mixed ^ UInt64(value[index])) &* 0x0000_0100_0000_01B3 }
            mixed = mixed &* 0x9E37_79B9_7F4A_7C15
        }
        return Int(truncatingIfNeeded: mixed >> 32)
    }

    private func holds(_ code: Int, _ value: UnsafeBufferPointer<UInt8>) -> Bool {
        let (start, end) = (starts[code], starts[code + 1])
        guard end - start == value.count else { return false }
        guard value.count > 8 else { return true }
        for index in 8..<value.count where bytes[start + index] != value[index] { return false }
        return true
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        bytes.withUnsafeBufferPointer { all in
            for code in 0..<count {
                let value = UnsafeBufferPointer(rebasing: all[starts[code]..<starts[code + 1]])
                var slot = Self.hash(heads[code], value) & (slots.count - 1)
                while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
                slots[slot] = UInt32(code + 1)
            }
        }
    }
}
