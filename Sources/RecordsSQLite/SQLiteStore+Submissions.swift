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
                try connection.first(ResponseRow.byOwnCode, .int(place.slot), place.value) { ResponseRow($0) }
            }
            if let row { return try withOriginals(try row.opened(with: keys)) }
        }
        return nil
    }

    package func hasResponse(ownCode places: [OwnCodeIndex]) async throws(StoreFailure) -> Bool {
        for place in places {
            let found = try engine.read { connection throws(StoreFailure) in
                try connection.first(ResponseRow.hasOwnCode, .int(place.slot), place.value) { _ in true }
            }
            if found == true { return true }
        }
        return false
    }

    /// The response with what its owner wrote in own words.
    private func withOriginals(_ response: StoredResponse) throws(StoreFailure) -> StoredResponse {
        guard let count = response.content.apart, count > 0 else { return response }
        let rows = try engine.read { [keys] connection throws(StoreFailure) in
            try Originals(id: response.facts.id, keys: keys).rows(count, connection)
        }
        var originals: [Original?] = []
        for row in rows {
            do throws(RowFault) {
                originals.append(try row?.checked(with: keys).original)
            } catch {
                throw .damaged(what: "an original text: \(error.problem)")
            }
        }
        return StoredResponse(facts: response.facts, value: response.value, originals: originals)
    }

    package func withdraw(ownCode places: [OwnCodeIndex]) async throws(StoreFailure) -> Bool {
        let keys = keys
        let tombstone = try await erase { connection throws(StoreFailure) -> Tombstone? in
            for place in places {
                let row = try connection.first(ResponseRow.byOwnCode, .int(place.slot), place.value) {
                    ResponseRow($0)
                }
                if let row { return try row.erase(connection, keys: keys) }
            }
            return nil
        }
        guard let tombstone else { return false }
        record([tombstone])
        // Until the log is emptied it still holds the old page. A back-up that is being made keeps it a little longer.
        _ = try? await emptyLog()
        return true
    }
}

/// A response made ready for the writer.
private struct Submission: Sendable {
    let response: NewResponse
    let keys: KeyRing
    let digest: ResponseDigest
    let sealed: [UInt8]
    let originals: [OriginalRow]
    let tombstones: [Tombstone]

    init(_ response: NewResponse, keys: KeyRing) {
        self.response = response
        self.keys = keys
        digest = ResponseDigest(
            response.facts, ownCode: response.ownCodes[0].bytes, value: response.value, key: keys.current(.digest))
        sealed = ResponseRow.seal(response.value, of: response.facts.id, keys: keys)
        originals = response.originals.enumerated().map { OriginalRow($1, number: $0, of: response.facts, keys: keys) }
        tombstones = Tombstone.all(for: response.facts.id, keys: keys)
    }

    func store(
        _ connection: Connection, consuming invitation: InvitationIndex?, closing draft: DraftIndex?
    ) throws(StoreFailure) -> SubmissionOutcome {
        guard try insert(connection) else { return try earlierOutcome(connection) }
        if let invitation, try connection.run("DELETE FROM invitation WHERE key = ?", invitation.value) == 0 {
            try connection.run("DELETE FROM response WHERE slot = ?", .int(response.ownCodes[0].slot))
            return .invitationUsed
        }
        connection.tallies.changes[
            TallyPlace(collection: response.facts.collection, week: response.facts.week), default: Tally()
        ]
        .add(digest)
        for original in originals { try original.insert(connection) }
        if let draft {
            try connection.run("DELETE FROM draft WHERE slot = ? AND key = ?", .int(draft.slot), draft.value)
        }
        return .stored
    }

    /// Puts the row into its slot; false when it was there before, or was withdrawn.
    private func insert(_ connection: Connection) throws(StoreFailure) -> Bool {
        let facts = response.facts
        // Under replaced keys there are more places to look; ordinarily there is one key and this one statement.
        if tombstones.count > 1 || response.ownCodes.count > 1 {
            guard try storedEarlier(connection) == nil, try !isWithdrawn(connection) else { return false }
        }
        return try connection.run(
            "INSERT INTO response (slot, own_code, neighbourhood, collection, id, definition, form, version, week, mode, "
                + "consent, digest, sealed) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? "
                + "WHERE NOT EXISTS (SELECT 1 FROM tombstone WHERE digest = ?) ON CONFLICT (slot) DO NOTHING",
            .int(response.ownCodes[0].slot), response.ownCodes[0].value, .text(facts.neighbourhood),
            .text(facts.collection), facts.id.value, .blob(facts.definition), .text(facts.formID),
            .text(facts.formVersion), .int(facts.week.number), .int(facts.mode.rawValue), .text(facts.consentVersion),
            .blob(digest.bytes), .blob(sealed), .blob(tombstones[0].digest)) == 1
    }

    /// Why the row could not be put into its slot.
    private func earlierOutcome(_ connection: Connection) throws(StoreFailure) -> SubmissionOutcome {
        if try isWithdrawn(connection) { return .withdrawn }
        return try storedEarlier(connection) ?? .differs
    }

    private func isWithdrawn(_ connection: Connection) throws(StoreFailure) -> Bool {
        for tombstone in tombstones {
            let found = try connection.first("SELECT 1 FROM tombstone WHERE digest = ?", .blob(tombstone.digest)) { _ in
                true
            }
            if found == true { return true }
        }
        return false
    }

    /// What an earlier sending left in one of the places; nil when all are free.
    private func storedEarlier(_ connection: Connection) throws(StoreFailure) -> SubmissionOutcome? {
        for place in response.ownCodes {
            let outcome = try connection.first(
                "SELECT id, own_code, digest FROM response WHERE slot = ?", .int(place.slot)
            ) {
                row in isSame(id: row.blob(0), ownCode: row.blob(1), digest: row.blob(2))
            }
            guard let outcome else { continue }
            return outcome ? try sameOriginals(connection) : .differs
        }
        return nil
    }

    /// The same response was stored, if every text that is still there is the one that is sent now.
    private func sameOriginals(_ connection: Connection) throws(StoreFailure) -> SubmissionOutcome {
        let rows = try Originals(id: response.facts.id, keys: keys).rows(response.originals.count, connection)
        return zip(rows, response.originals).allSatisfy { $0?.holds($1, with: keys) ?? true }
            ? .alreadyStored : .differs
    }

    /// Compares under the digest key that the stored one was made with.
    private func isSame(id: [UInt8], ownCode: [UInt8], digest: [UInt8]) -> Bool {
        guard id == response.facts.id.bytes, let stored = ResponseDigest(bytes: digest),
            let key = keys.key(stored.key, for: .digest)
        else { return false }
        return stored == ResponseDigest(response.facts, ownCode: ownCode, value: response.value, key: key)
    }
}

extension ResponseID {
    var value: SQLValue { .wide(high, low) }
}
