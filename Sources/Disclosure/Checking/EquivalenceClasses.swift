/// Rows that look alike in some columns.
package struct EquivalenceClasses: Sendable {
    /// For each row the number of its class.
    let members: [UInt32]
    /// For each class how many rows it has.
    package let sizes: [Int]

    /// - Parameter columns: Columns of one length; without any, all rows are one class.
    package init(_ columns: [CodedColumn]) {
        var members = [UInt32](repeating: 0, count: columns.first?.codes.count ?? 0)
        var count = members.isEmpty ? 0 : 1
        for column in columns { count = Self.refine(&members, column.codes) }
        var sizes = [Int](repeating: 0, count: count)
        for member in members { sizes[Int(member)] += 1 }
        self.members = members
        self.sizes = sizes
    }

    /// Parts each class by one more column; classes are numbered in the order of their first rows.
    private static func refine(_ members: inout [UInt32], _ codes: [UInt32]) -> Int {
        var slotCount = 1024
        var keys = [UInt64](repeating: .max, count: slotCount)
        var numbers = [UInt32](repeating: 0, count: slotCount)
        var count: UInt32 = 0
        for row in members.indices {
            let key = UInt64(members[row]) << 32 | UInt64(codes[row])
            var slot = Self.slot(key, slotCount)
            while keys[slot] != .max, keys[slot] != key { slot = (slot + 1) & (slotCount - 1) }
            if keys[slot] == .max {
                keys[slot] = key
                numbers[slot] = count
                count += 1
            }
            members[row] = numbers[slot]
            if Int(count) * 2 > slotCount { Self.grow(&keys, &numbers, &slotCount) }
        }
        return Int(count)
    }

    private static func slot(_ key: UInt64, _ slotCount: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (slotCount - 1)
    }

    private static func grow(_ keys: inout [UInt64], _ numbers: inout [UInt32], _ slotCount: inout Int) {
        let (oldKeys, oldNumbers) = (keys, numbers)
        slotCount *= 4
        keys = Array(repeating: .max, count: slotCount)
        numbers = Array(repeating: 0, count: slotCount)
        for (index, key) in oldKeys.enumerated() where key != .max {
            var slot = slot(key, slotCount)
            while keys[slot] != .max { slot = (slot + 1) & (slotCount - 1) }
            keys[slot] = key
            numbers[slot] = oldNumbers[index]
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
