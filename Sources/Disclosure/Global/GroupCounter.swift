/// Counts keys in open addressing; its memory is used again for each table.
struct GroupCounter<Key: PackedKey> {
    /// Occupied slots have a count.
    private(set) var keys: [Key] = []
    private(set) var counts: [UInt32] = []
    /// Slots in use for the present table, a power of two.
    private(set) var slotCount = 0
    private(set) var groupCount = 0

    /// Counts the groups of `table` after its keys were raised.
    ///
    /// - Parameter atMost: An upper bound of the groups there can be; it keeps the table small.
    mutating func count(_ table: GroupTable<Key>, raises: [Raise<Key>], atMost: Int) {
        clear(for: min(table.keys.count, atMost))
        let shift = UInt64(64 - slotCount.trailingZeroBitCount)
        let mask = slotCount - 1
        var groups = 0
        keys.withUnsafeMutableBufferPointer { slots in
            counts.withUnsafeMutableBufferPointer { slotCounts in
                table.keys.withUnsafeBufferPointer { tableKeys in
                    table.counts.withUnsafeBufferPointer { tableCounts in
                        Self.withRaises(raises) { raise in
                            for index in 0..<tableKeys.count {
                                let key = raise(tableKeys[index])
                                var slot = Int(truncatingIfNeeded: (key.folded &* 0x9E37_79B9_7F4A_7C15) >> shift)
                                while slotCounts[slot] != 0, slots[slot] != key { slot = (slot + 1) & mask }
                                if slotCounts[slot] == 0 {
                                    slots[slot] = key
                                    groups += 1
                                }
                                slotCounts[slot] += tableCounts[index]
                            }
                        }
                    }
                }
            }
        }
        groupCount = groups
    }

    /// The groups just counted, as a table of their own.
    func table() -> GroupTable<Key> {
        var table = GroupTable<Key>()
        table.keys.reserveCapacity(groupCount)
        table.counts.reserveCapacity(groupCount)
        for slot in 0..<slotCount where counts[slot] != 0 {
            table.keys.append(keys[slot])
            table.counts.append(counts[slot])
        }
        return table
    }

    private mutating func clear(for groups: Int) {
        var needed = 64
        while needed < groups * 2 { needed *= 2 }
        if keys.count < needed {
            keys = Array(repeating: 0, count: needed)
            counts = Array(repeating: 0, count: needed)
        } else {
            counts.withUnsafeMutableBufferPointer { $0[..<needed].update(repeating: 0) }
        }
        slotCount = needed
    }

    /// Lends a function that raises a key by each of `raises`.
    @inline(__always)
    private static func withRaises(_ raises: [Raise<Key>], _ body: ((Key) -> Key) -> Void) {
        // The tables of all columns in one array, so that the loop follows no references.
        var changes: [Key] = []
        var columns: [(shift: Key, mask: Key, start: Int)] = []
        for raise in raises {
            columns.append((Key(raise.shift), raise.mask, changes.count))
            changes += raise.changes
        }
        changes.withUnsafeBufferPointer { changes in
            columns.withUnsafeBufferPointer { columns in
                body { key in
                    var raised = key
                    for column in columns {
                        raised ^= changes[column.start + Int(truncatingIfNeeded: (key &>> column.shift) & column.mask)]
                    }
                    return raised
                }
            }
        }
    }
}
