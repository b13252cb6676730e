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
            let next = try connection.first(
                "SELECT coalesce(max(first_serial + count), 1) FROM letter_batch WHERE collection = ?",
                .text(collection)
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
    }

    package func letterBatches(collection: String) async throws(StoreFailure) -> [LetterBatch] {
        try engine.read { connection throws(StoreFailure) in
            try connection.all(
                "SELECT id, neighbourhood, first_serial, count, letter_key FROM letter_batch WHERE collection = ? "
                    + "ORDER BY first_serial", .text(collection)
            ) { row in
                LetterBatch(
                    id: UInt64(bitPattern: Int64(row.int(0))), collection: collection, neighbourhood: row.text(1),
                    firstSerial: row.int(2), count: row.int(3), key: UInt32(truncatingIfNeeded: row.int(4)))
            }
        }
    }

    package func revokeInvitations(_ indexes: [InvitationIndex]) async throws(StoreFailure) {
        try await erase { connection throws(StoreFailure) in
            for index in indexes { try connection.run("DELETE FROM invitation WHERE key = ?", index.value) }
        }
    }
}
