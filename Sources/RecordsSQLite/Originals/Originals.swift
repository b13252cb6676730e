import Programme
import Records

/// The texts that lie apart from one response.
struct Originals {
    let id: ResponseID
    let keys: KeyRing

    /// Numbers that are tried for a response whose value does not tell how many texts it has.
    private static let most = 256

    /// The row of each text, in order; nil where it was taken out.
    func rows(_ count: Int, _ connection: Connection) throws(StoreFailure) -> [OriginalRow?] {
        var rows: [OriginalRow?] = []
        for number in 0..<count { rows.append(try row(number, connection)) }
        return rows
    }

    private func row(_ number: Int, _ connection: Connection) throws(StoreFailure) -> OriginalRow? {
        for place in OriginalPlace.all(id, number, keys: keys) {
            let row = try connection.first(OriginalRow.bySlot, .int(place.slot)) { row in OriginalRow(row) }
            if let row { return row }
        }
        return nil
    }

    /// Removes all of them.
    /// - Parameter count: how many the response says it has; nil when it cannot be read.
    func erase(_ count: Int?, _ connection: Connection) throws(StoreFailure) {
        guard try Self.areThere(connection) else { return }
        for number in 0..<(count ?? Self.most) {
            // Under every key, so that nothing can be left.
            for place in OriginalPlace.all(id, number, keys: keys) {
                try connection.first(OriginalRow.bySlot, .int(place.slot)) { row in OriginalRow(row) }?
                    .erase(connection, keys: keys)
            }
        }
    }

    /// A database of an older version, which a restore looks through before it is brought up to date, has no such table.
    private static func areThere(_ connection: Connection) throws(StoreFailure) -> Bool {
        try connection.first("SELECT 1 FROM sqlite_schema WHERE name = 'original'") { _ in true } ?? false
    }
}
