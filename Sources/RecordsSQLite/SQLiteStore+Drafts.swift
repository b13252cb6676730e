package import Programme
package import Records

extension SQLiteStore: DraftStore {
    package func loadDraft(_ index: DraftIndex) async throws(StoreFailure) -> StoredDraft? {
        try engine.read { connection throws(StoreFailure) in
            try connection.first(
                "SELECT revision, sealed FROM draft WHERE slot = ? AND key = ?", .int(index.slot), index.value
            ) { row in StoredDraft(revision: Int64(row.int(0)), sealed: row.blob(1)) }
        }
    }

    package func createDraft(
        _ index: DraftIndex, sealed: [UInt8], expires: Week
    ) async throws(StoreFailure) -> DraftOutcome {
        let revision = Int64.random(in: 1..<(1 << 40))
        let made = try await writer.run(.intake) { connection throws(StoreFailure) in
            try connection.run(
                "INSERT OR IGNORE INTO draft (slot, key, revision, expires, sealed) VALUES (?, ?, ?, ?, ?)",
                .int(index.slot), index.value, .int(revision), .int(expires.number), .blob(sealed))
        }
        return made == 1 ? .saved(revision: revision) : .conflict
    }

    package func saveDraft(
        _ index: DraftIndex, sealed: [UInt8], expecting revision: Int64, expires: Week
    ) async throws(StoreFailure) -> DraftOutcome {
        try await writer.run(.intake) { connection throws(StoreFailure) -> DraftOutcome in
            let saved = try connection.run(
                "UPDATE draft SET revision = revision + 1, expires = ?, sealed = ? "
                    + "WHERE slot = ? AND key = ? AND revision = ?",
                .int(expires.number), .blob(sealed), .int(index.slot), index.value, .int(revision))
            guard saved == 0 else { return .saved(revision: revision + 1) }
            let exists = try connection.first(
                "SELECT 1 FROM draft WHERE slot = ? AND key = ?", .int(index.slot), index.value
            ) { _ in true }
            return exists == true ? .conflict : .gone
        }
    }

    package func discardDraft(_ index: DraftIndex) async throws(StoreFailure) {
        try await erase { connection throws(StoreFailure) in
            try connection.run("DELETE FROM draft WHERE slot = ? AND key = ?", .int(index.slot), index.value)
        }
        _ = try? await emptyLog()
    }

    package func expireDrafts(before week: Week) async throws(StoreFailure) -> Int {
        try await erase { connection throws(StoreFailure) in
            try connection.run("DELETE FROM draft WHERE expires < ?", .int(week.number))
        }
    }
}

extension CodeIndex {
    /// The top 63 bits: where the row lies in its table. Two codes with one slot are refused as if they
    /// were one; the chance that a million codes hold one such pair is below one in ten million.
    var slot: Int64 { Int64(high >> 1) }

    var value: SQLValue { .wide(high, low) }
}
