/// Tables that were counted before, the ones used longest ago dropped when there is no more room.
struct TableCache<Key: PackedKey> {
    private struct Entry {
        var table: GroupTable<Key>
        var lastUse: Int
    }

    private var entries: [[UInt8]: Entry] = [:]
    private var clock = 0
    private var bytes = 0
    private let byteLimit: Int

    init(byteLimit: Int) { self.byteLimit = byteLimit }

    mutating func table(for levels: [UInt8]) -> GroupTable<Key>? {
        guard let place = entries.index(forKey: levels) else { return nil }
        clock += 1
        entries.values[place].lastUse = clock
        return entries.values[place].table
    }

    /// Keeps a table; the one of no levels at all, from which all others come, is never dropped.
    mutating func keep(_ table: GroupTable<Key>, for levels: [UInt8]) {
        clock += 1
        entries[levels] = Entry(table: table, lastUse: clock)
        bytes += table.byteCount
        while bytes > byteLimit,
            let oldest = entries.filter({ !$0.key.isEmpty && $0.value.lastUse != clock })
                .min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            bytes -= oldest.value.table.byteCount
            entries[oldest.key] = nil
        }
    }
}
