/// Rows that look alike in some columns.
package struct EquivalenceClasses: Sendable {
    /// For each row the number of its class.
    package let members: [UInt32]
    /// For each class how many rows it has.
    package let sizes: [Int]

    /// - Parameter columns: Columns of one length; without any, all rows are one class.
    package init(_ columns: [CodedColumn]) {
        var members = [UInt32](repeating: 0, count: columns.first?.codes.count ?? 0)
        var count = members.isEmpty ? 0 : 1
        for column in columns { count = Self.refine(&members, count, by: column) }
        var sizes = [Int](repeating: 0, count: count)
        for member in members { sizes[Int(member)] += 1 }
        self.members = members
        self.sizes = sizes
    }

    /// Most places of a table that gives each pair of class and value a number at once: it stays in a fast cache.
    private static let mostPlaces = 1 << 21

    /// Parts each class by one more column; classes are numbered in the order of their first rows.
    private static func refine(_ members: inout [UInt32], _ count: Int, by column: CodedColumn) -> Int {
        let values = Int(column.codes.max() ?? 0) + 1
        let isSmall = count * values <= max(mostPlaces, members.count)
        return members.withUnsafeMutableBufferPointer { members in
            column.codes.withUnsafeBufferPointer { codes in
                isSmall ? number(members, codes, count, values) : hash(members, codes)
            }
        }
    }

    private static func number(
        _ members: UnsafeMutableBufferPointer<UInt32>, _ codes: UnsafeBufferPointer<UInt32>, _ count: Int, _ values: Int
    ) -> Int {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, count * values)) { numbers in
            numbers.initialize(repeating: 0)
            var next: UInt32 = 0
            for row in members.indices {
                let place = Int(members[row]) * values + Int(codes[row])
                if numbers[place] == 0 {
                    next += 1
                    numbers[place] = next
                }
                members[row] = numbers[place] - 1
            }
            return Int(next)
        }
    }

    private static func hash(
        _ members: UnsafeMutableBufferPointer<UInt32>, _ codes: UnsafeBufferPointer<UInt32>
    ) -> Int {
        // Half empty even when every row is a class of its own.
        let bits = Int.bitWidth - (members.count * 2).leadingZeroBitCount
        let slotCount = 1 << bits
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: slotCount) { keys in
            keys.initialize(repeating: .max)
            return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: slotCount) { numbers in
                numbers.initialize(repeating: 0)
                var next: UInt32 = 0
                for row in members.indices {
                    let key = UInt64(members[row]) << 32 | UInt64(codes[row])
                    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
                    while keys[slot] != .max, keys[slot] != key { slot = (slot + 1) & (slotCount - 1) }
                    if keys[slot] == .max {
                        keys[slot] = key
                        numbers[slot] = next
                        next += 1
                    }
                    members[row] = numbers[slot]
                }
                return Int(next)
            }
        }
    }

    /// The rows, class after class, and where each class begins.
    func sorted() -> (rows: [Int32], starts: [Int]) {
        var starts = [0]
        for size in sizes { starts.append(starts[starts.count - 1] + size) }
        var next = starts
        var rows = [Int32](repeating: 0, count: members.count)
        for (row, member) in members.enumerated() {
            rows[next[Int(member)]] = Int32(row)
            next[Int(member)] += 1
        }
        return (rows, starts)
    }
}
