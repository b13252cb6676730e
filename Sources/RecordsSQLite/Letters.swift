import Programme
import Records

/// The letters of a collection to a neighbourhood. Used inside a transaction.
struct Letters {
    let collection: String
    let neighbourhood: String
    let keys: KeyRing

    /// Opens invitations for a batch of letters, its serials following the collection's last one.
    func issue(_ count: Int, _ connection: Connection) throws(StoreFailure) -> LetterBatch {
        let next = try connection.first(
            "SELECT coalesce(max(first_serial + count), 1) FROM letter_batch WHERE collection = ?", .text(collection)
        ) { row in row.int(0) }
        let batch = LetterBatch(
            id: .random(in: .min ... .max), collection: collection, neighbourhood: neighbourhood,
            firstSerial: next ?? 1, count: count, key: keys.current(.letter).id)
        try connection.run(
            "INSERT INTO letter_batch (collection, first_serial, count, neighbourhood, id, letter_key) "
                + "VALUES (?, ?, ?, ?, ?, ?)",
            .text(collection), .int(batch.firstSerial), .int(count), .text(neighbourhood),
            .int(Int64(bitPattern: batch.id)), .int(Int(batch.key)))
        // In order of the hash, never of the serial: where a row lies in the file tells in which order it came.
        let indexes = batch.serials.compactMap { keys.letterCode($0, in: batch) }.map(keys.invitationIndex)
        for index in indexes.sorted(by: { ($0.high, $0.low) < ($1.high, $1.low) }) {
            try connection.run(
                "INSERT INTO invitation (key, collection, neighbourhood) VALUES (?, ?, ?)", index.value,
                .text(collection), .text(neighbourhood))
        }
        return batch
    }

    /// All batches of a collection, in order of serial.
    static func batches(of collection: String, _ connection: Connection) throws(StoreFailure) -> [LetterBatch] {
        try connection.all(
            "SELECT id, neighbourhood, first_serial, count, letter_key FROM letter_batch WHERE collection = ? "
                + "ORDER BY first_serial", .text(collection)
        ) { row in
            LetterBatch(
                id: UInt64(bitPattern: Int64(row.int(0))), collection: collection, neighbourhood: row.text(1),
                firstSerial: row.int(2), count: row.int(3), key: UInt32(truncatingIfNeeded: row.int(4)))
        }
    }

    /// Ends the letters that stand for `serials` now and makes as many new ones, in their order; nil when one of them is not a
    /// letter to this neighbourhood or was stopped, or two are the same.
    func replace(_ serials: [Int], _ connection: Connection) throws(StoreFailure) -> LetterBatch? {
        var newest: [Int] = []
        for serial in serials { newest.append(try current(serial, connection)) }
        guard Set(newest).count == newest.count, let codes = try codes(newest, connection) else { return nil }
        for serial in newest where try isStopped(serial, connection) { return nil }
        for code in codes { try takeBack(code, connection) }
        let batch = try issue(newest.count, connection)
        for (serial, replacement) in zip(newest, batch.serials) {
            try connection.run(
                "INSERT INTO letter_replacement (collection, serial, replacement) VALUES (?, ?, ?)", .text(collection),
                .int(serial), .int(replacement))
        }
        return batch
    }

    /// Stops the letter that stands for `serial` now, for good; false when it is not a letter to this neighbourhood.
    func stop(_ serial: Int, _ connection: Connection) throws(StoreFailure) -> Bool {
        let newest = try current(serial, connection)
        guard let codes = try codes([newest], connection) else { return false }
        for code in codes { try takeBack(code, connection) }
        try connection.run(
            "INSERT OR IGNORE INTO letter_stopped (collection, serial) VALUES (?, ?)", .text(collection), .int(newest))
        return true
    }

    private func isStopped(_ serial: Int, _ connection: Connection) throws(StoreFailure) -> Bool {
        try connection.first(
            "SELECT 1 FROM letter_stopped WHERE collection = ? AND serial = ?", .text(collection), .int(serial)
        ) { _ in true } ?? false
    }

    /// The letter that stands for `serial` now.
    private func current(_ serial: Int, _ connection: Connection) throws(StoreFailure) -> Int {
        let next = try connection.first(
            "SELECT replacement FROM letter_replacement WHERE collection = ? AND serial = ?", .text(collection),
            .int(serial)
        ) { row in row.int(0) }
        // A replacement always has a higher serial, so this ends.
        guard let next, next > serial else { return serial }
        return try current(next, connection)
    }

    /// The codes of letters; nil when one of them is not a letter to this neighbourhood.
    func codes(_ serials: [Int], _ connection: Connection) throws(StoreFailure) -> [Code]? {
        let batches = try Self.batches(of: collection, connection).filter { $0.neighbourhood == neighbourhood }
        var codes: [Code] = []
        for serial in serials {
            guard let batch = batches.first(where: { $0.serials.contains(serial) }) else { return nil }
            guard let code = keys.letterCode(serial, in: batch) else { throw .keys(.foreign(missing: [batch.key])) }
            codes.append(code)
        }
        return codes
    }

    /// Removes the invitation of a code and the draft behind it: whoever holds a lost letter gets nothing any more.
    func takeBack(_ code: Code, _ connection: Connection) throws(StoreFailure) {
        for index in keys.invitationIndexes(code) {
            try connection.run("DELETE FROM invitation WHERE key = ?", index.value)
        }
        for access in [keys.draftAccess(code)] + keys.formerDraftAccesses(code) {
            try connection.run(
                "DELETE FROM draft WHERE slot = ? AND key = ?", .int(access.index.slot), access.index.value)
        }
    }
}
