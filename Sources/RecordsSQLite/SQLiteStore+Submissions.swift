package import Programme
package import Records

extension SQLiteStore: SubmissionStore {
    package func submit(
        _ response: NewResponse, consuming invitation: InvitationIndex?, closing draft: DraftIndex?
    ) async throws(StoreFailure) -> SubmissionOutcome {
        // Sealing and digest are computed here, by the caller's thread, so that the writer only writes.
        let submission = Submission(response, keys: keys)
        let outcome = try await writer.run(.intake) { connection throws(StoreFailure) in
            try submission.store(connection, consuming: invitation, closing: draft)
        }
        if outcome == .stored { mark.advance() }
        return outcome
    }

    package func response(ownCode places: [OwnCodeIndex]) async throws(StoreFailure) -> StoredResponse? {
        for place in places {
            let row = try engine.read { connection throws(StoreFailure) in
                try connection.first("\(ResponseRow.query) WHERE own_code = ?", place.value) { ResponseRow($0) }
            }
            if let row { return try row.opened(with: keys) }
        }
        return nil
    }

    package func withdraw(ownCode places: [OwnCodeIndex]) async throws(StoreFailure) -> Bool {
        let keys = keys
        let tombstone = try await erase { connection throws(StoreFailure) -> Tombstone? in
            for place in places {
                let row = try connection.first("\(ResponseRow.query) WHERE own_code = ?", place.value) {
                    ResponseRow($0)
                }
                if let row { return try row.erase(connection, keys: keys) }
            }
            return nil
        }
        guard let tombstone else { return false }
        try journal.append([tombstone])
        // Until the log is emptied it still holds the old page. A back-up that is being made keeps it a little longer.
        _ = try? await truncateLog()
        return true
    }
}

/// A response made ready for the writer.
private struct Submission: Sendable {
    let response: NewResponse
    let keys: KeyRing
    let digest: ResponseDigest
    let sealed: [UInt8]
    let tombstones: [Tombstone]

    init(_ response: NewResponse, keys: KeyRing) {
        self.response = response
        self.keys = keys
        digest = ResponseDigest(
            response.facts, ownCode: response.ownCode.bytes, value: response.value, key: keys.current(.digest))
        sealed = keys.seal(response.value, for: .data, binding: response.facts.id.bytes)
        tombstones = Tombstone.all(for: response.facts.id, keys: keys)
    }

    func store(
        _ connection: Connection, consuming invitation: InvitationIndex?, closing draft: DraftIndex?
    ) throws(StoreFailure) -> SubmissionOutcome {
        let facts = response.facts
        for tombstone in tombstones {
            let found = try connection.first("SELECT 1 FROM tombstone WHERE digest = ?", .blob(tombstone.digest)) { _ in
                true
            }
            if found == true { return .withdrawn }
        }
        let stored = try connection.first(
            "SELECT digest FROM response WHERE neighbourhood = ? AND collection = ? AND id = ?",
            .text(facts.neighbourhood), .text(facts.collection), facts.id.value
        ) { row in row.blob(0) }
        if let stored { return isSame(as: stored) ? .alreadyStored : .differs }
        if let invitation {
            let isOpen = try connection.first("SELECT 1 FROM invitation WHERE key = ?", invitation.value) { _ in true }
            guard isOpen == true else { return .invitationUsed }
        }
        guard try insert(connection) else { return .differs }  // its own code belongs to another response
        if let invitation { try connection.run("DELETE FROM invitation WHERE key = ?", invitation.value) }
        try Tally.add(digest, collection: facts.collection, week: facts.week, connection)
        if let draft {
            try connection.run("DELETE FROM draft WHERE slot = ? AND key = ?", .int(draft.slot), draft.value)
        }
        return .stored
    }

    /// Compares under the digest key that the stored one was made with.
    private func isSame(as stored: [UInt8]) -> Bool {
        guard let stored = ResponseDigest(bytes: stored), let key = keys.key(stored.key, for: .digest) else {
            return false
        }
        return stored
            == ResponseDigest(response.facts, ownCode: response.ownCode.bytes, value: response.value, key: key)
    }

    /// Puts the row into a random free slot; false when its own code is taken.
    private func insert(_ connection: Connection) throws(StoreFailure) -> Bool {
        let facts = response.facts
        for _ in 0..<4 {
            let inserted = try connection.run(
                "INSERT OR IGNORE INTO response (slot, neighbourhood, collection, id, own_code, definition, form, "
                    + "version, week, mode, consent, digest, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                .int(Int64.random(in: 1 ... .max)), .text(facts.neighbourhood), .text(facts.collection), facts.id.value,
                response.ownCode.value, .blob(facts.definition), .text(facts.formID), .text(facts.formVersion),
                .int(facts.week.number), .int(facts.mode.rawValue), .text(facts.consentVersion), .blob(digest.bytes),
                .blob(sealed))
            if inserted == 1 { return true }
        }
        return false
    }
}

extension ResponseID {
    var value: SQLValue { .wide(high, low) }
}
