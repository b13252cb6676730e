/// Distinct keys and how many rows have each.
struct GroupTable<Key: PackedKey>: Sendable {
    var keys: [Key] = []
    var counts: [UInt32] = []

    /// Memory of the entries.
    var byteCount: Int { keys.count * (MemoryLayout<Key>.size + 4) }
}

/// Lifts one column of a key to a higher level: what the column's bits are to be exclusive-or-ed with.
struct Raise<Key: PackedKey>: Sendable {
    let shift: Int
    let mask: Key
    let changes: [Key]

    /// - Parameter map: For each label now the label above it.
    init(layout: KeyLayout, column: Int, map: [UInt16]) {
        shift = layout.shifts[column]
        mask = Key(layout.masks[column])
        let shift = shift
        changes = map.enumerated().map { (Key($0) ^ Key($1)) << Key(shift) }
    }
}
