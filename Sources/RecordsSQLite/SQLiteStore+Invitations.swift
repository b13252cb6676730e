package import Programme
package import Records

extension SQLiteStore: InvitationStore {
    package func invitation(_ index: InvitationIndex) async throws(StoreFailure) -> Invitation? {
        try engine.read { connection throws(StoreFailure) in
            try connection.first("SELECT collection, neighbourhood FROM invitation WHERE key = ?", index.value) { row in
                Invitation(collection: row.text(0), neighbourhood: row.text(1))
            }
        }
    }

    package func issueLetters(
        collection: String, neighbourhood: String, count: Int, keys: KeyRing
    ) async throws(StoreFailure) -> LetterBatch {
        try await writer.run(.intake) { connection throws(StoreFailure) in
            try Letters(collection: collection, neighbourhood: neighbourhood, keys: keys).issue(count, connection)
        }
    }

    package func replaceLetters(
        _ serials: [Int], collection: String, neighbourhood: String, keys: KeyRing
    ) async throws(StoreFailure) -> LetterBatch? {
        try await writer.run(.intake) { connection throws(StoreFailure) in
            try Letters(collection: collection, neighbourhood: neighbourhood, keys: keys).replace(serials, connection)
        }
    }

    package func letterBatches(collection: String) async throws(StoreFailure) -> [LetterBatch] {
        try engine.read { connection throws(StoreFailure) in try Letters.batches(of: collection, connection) }
    }

    package func revokeInvitations(_ indexes: [InvitationIndex]) async throws(StoreFailure) {
        try await erase { connection throws(StoreFailure) in
            for index in indexes { try connection.run("DELETE FROM invitation WHERE key = ?", index.value) }
        }
    }
}
