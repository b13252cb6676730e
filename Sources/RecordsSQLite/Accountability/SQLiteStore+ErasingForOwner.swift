package import Programme
package import Records

extension SQLiteStore: ErasureStore {
    package func answers(
        ownCode places: [OwnCodeIndex], in scope: Scope
    ) async throws(StoreFailure) -> LetterPlace? {
        try engine.read { connection throws(StoreFailure) in
            try ResponseRow.find(places, in: scope, connection)?.place
        }
    }

    package func eraseForOwner(
        _ places: [OwnCodeIndex], marks: [ErasureIndex], by account: AccountID, needsTwo: Bool, on week: Week,
        expires: Week, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> ErasureOutcome {
        let (outcome, tombstone) = try await erase { [keys] connection throws(StoreFailure) in
            guard let row = try ResponseRow.find(places, in: scope, connection) else {
                return (ErasureOutcome.unknown, Tombstone?.none)
            }
            let table = ErasureTable(connection: connection)
            let audit = AuditTable(connection: connection, keys: keys)
            let object = AuditObject(.collection, row.collection)
            if needsTwo {
                guard let first = try table.first(marks, on: week) else {
                    try table.mark(marks[0], by: account, expires: expires)
                    try audit.append(note.about(object, in: row.neighbourhood).as(.erasureAsked))
                    return (.marked, nil)
                }
                guard first != account else { return (.needsAnother, nil) }
            }
            try table.forget(marks)
            let tombstone = try row.erase(connection, keys: keys)
            try audit.append(note.about(object, in: row.neighbourhood))
            return (.erased, tombstone)
        }
        if let tombstone {
            record([tombstone])
            _ = try? await truncateLog()
        }
        return outcome
    }
}

extension ResponseRow {
    /// The row of an own code, when it lies within a scope.
    fileprivate static func find(
        _ places: [OwnCodeIndex], in scope: Scope, _ connection: Connection
    ) throws(StoreFailure) -> ResponseRow? {
        for place in places {
            let row = try connection.first(byOwnCode, .int(place.slot), place.value) { ResponseRow($0) }
            if let row { return scope.holds(row.neighbourhood) ? row : nil }
        }
        return nil
    }

    fileprivate var place: LetterPlace { LetterPlace(collection: collection, neighbourhood: neighbourhood) }
}

/// Who of the staff wants answers erased, until somebody else does: a keyed hash of the code and an account.
private struct ErasureTable {
    let connection: Connection

    /// Who wanted it first; nil for nobody, or too long ago.
    func first(_ marks: [ErasureIndex], on week: Week) throws(StoreFailure) -> AccountID? {
        for mark in marks {
            let account = try connection.first(
                "SELECT account FROM erasure WHERE key = ? AND expires >= ?", mark.value, .int(week.number)
            ) { row in row.text(0) }
            if let account { return AccountID(text: account) }
        }
        return nil
    }

    func mark(_ mark: ErasureIndex, by account: AccountID, expires: Week) throws(StoreFailure) {
        try connection.run(
            "INSERT INTO erasure (key, account, expires) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
                + "account = excluded.account, expires = excluded.expires",
            mark.value, .text(account.text), .int(expires.number))
    }

    func forget(_ marks: [ErasureIndex]) throws(StoreFailure) {
        for mark in marks { try connection.run("DELETE FROM erasure WHERE key = ?", mark.value) }
    }
}
