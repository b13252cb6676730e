import Programme
package import Records

extension SQLiteStore: OriginalStore {
    /// Responses looked at in one transaction.
    static let separatedAtOnce = 100

    package func separateOriginals(
        _ separate: @Sendable (StoredResponse) async throws(StoreFailure) -> SeparatedResponse?
    ) async throws(StoreFailure) -> Int {
        var moved = 0
        while let first = try next(), !Task.isCancelled {
            let rows = try await engine.longRead { connection throws(StoreFailure) in
                try connection.all(
                    "\(ResponseRow.query) WHERE slot >= ? ORDER BY slot LIMIT ?",
                    with: [
                        .int(first), .int(Self.separatedAtOnce),
                    ]
                ) { ResponseRow($0) }
            }
            var changes: [Separating] = []
            for row in rows {
                // A damaged one stays as it is; `verify` names it.
                guard let response = try? row.opened(with: keys), response.content.apart == nil,
                    let parts = try await separate(response)
                else { continue }
                changes.append(Separating(row, response.facts, parts, keys: keys))
            }
            moved += try await move(changes, then: rows.count < Self.separatedAtOnce ? nil : rows.last?.slot)
        }
        // Copies of the old rows must not stay in unused parts of the file.
        if moved > 0 { _ = try await truncateLog() }
        return moved
    }

    /// The slot to go on at; nil when all responses have been looked at.
    private func next() throws(StoreFailure) -> Int64? {
        try engine.read { connection throws(StoreFailure) in
            try connection.first("SELECT next FROM separating") { row in row.optionalInt(0).map { Int64($0) } } ?? nil
        }
    }

    private func move(_ changes: [Separating], then last: Int64?) async throws(StoreFailure) -> Int {
        try await writer.run(.upkeep) { connection throws(StoreFailure) in
            var moved = 0
            for change in changes { moved += try change.write(connection) }
            try connection.run(
                "UPDATE separating SET next = ?", last.map { $0 == .max ? .null : .int($0 + 1) } ?? .null)
            // No number of withdrawals: the tables are rewritten as after one.
            if moved > 0 { try connection.run("UPDATE rewriting SET withdrawn = -1") }
            return moved
        }
    }
}

/// A response that was stored whole, made ready to be stored in two parts.
private struct Separating: Sendable {
    let old: ResponseRow
    let digest: ResponseDigest
    let sealed: [UInt8]
    let originals: [OriginalRow]

    init(_ row: ResponseRow, _ facts: ResponseFacts, _ parts: SeparatedResponse, keys: KeyRing) {
        old = row
        let value = parts.content.bytes
        digest = ResponseDigest(facts, ownCode: row.ownCode, value: value, key: keys.current(.digest))
        sealed = ResponseRow.seal(value, of: facts.id, keys: keys)
        originals = parts.originals.enumerated().map { OriginalRow($1, number: $0, of: facts, keys: keys) }
    }

    /// Returns how many texts were moved; none when the response was withdrawn meanwhile.
    func write(_ connection: Connection) throws(StoreFailure) -> Int {
        guard let before = ResponseDigest(bytes: old.digest) else { return 0 }
        let changed = try connection.run(
            "UPDATE response SET digest = ?, sealed = ? WHERE slot = ? AND digest = ?", .blob(digest.bytes),
            .blob(sealed), .int(old.slot), .blob(old.digest))
        guard changed == 1 else { return 0 }
        let place = TallyPlace(collection: old.collection, week: old.week)
        connection.tallies.changes[place, default: Tally()].replace(before, by: digest)
        for original in originals { try original.insert(connection) }
        return originals.count
    }
}
