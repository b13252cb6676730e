package import Programme
package import Records

extension SQLiteStore: ReleaseLedger {
    package func releases(in scope: Scope) async throws(StoreFailure) -> [Release] {
        try engine.read { [keys] connection throws(StoreFailure) in
            try ReleaseTable(connection: connection, keys: keys).all().filter { $0.isSeen(in: scope) }
        }
    }

    package func release(_ number: Int, in scope: Scope) async throws(StoreFailure) -> Release? {
        try engine.read { [keys] connection throws(StoreFailure) in
            try ReleaseTable(connection: connection, keys: keys).release(number).flatMap {
                $0.isSeen(in: scope) ? $0 : nil
            }
        }
    }

    package func newestRelease() async throws(StoreFailure) -> Int {
        try engine.read { [keys] connection throws(StoreFailure) in
            try ReleaseTable(connection: connection, keys: keys).newest()
        }
    }

    package func pseudonymKey(of recipient: Recipient) async throws(StoreFailure) -> [UInt8] {
        let binding = Array("release line \(recipient.id)".utf8)
        let sealed = try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            try connection.run(
                "INSERT OR IGNORE INTO release_line (recipient, key) VALUES (?, ?)", .text(recipient.id),
                .blob(keys.seal(ReleaseSecret.random(), for: .data, binding: binding, step: 64)))
            return try connection.first(
                "SELECT key FROM release_line WHERE recipient = ?", .text(recipient.id), read: { $0.blob(0) })
        }
        guard let sealed, let key = try? keys.open(sealed, for: .data, binding: binding) else {
            throw .damaged(what: "the key of a recipient of releases")
        }
        return key
    }

    package func earlierClasses(
        questionnaire: String, before number: Int, of responses: [ResponseID]
    ) async throws(StoreFailure) -> [EarlierClasses] {
        try await engine.longRead { [keys] connection throws(StoreFailure) in
            try ReleaseTable(connection: connection, keys: keys).classes(questionnaire, before: number, of: responses)
        }
    }

    package func earlierTables(
        questionnaire: String, before number: Int
    ) async throws(StoreFailure) -> [(number: Int, tables: [UInt8])] {
        try engine.read { connection throws(StoreFailure) in
            try connection.all(
                "SELECT number, tables FROM release WHERE outcome IS NOT NULL AND tables IS NOT NULL "
                    + "AND questionnaire = ? AND number < ? ORDER BY number", .text(questionnaire), .int(number)
            ) { row in (number: row.int(0), tables: row.blob(1)) }
        }
    }

    package func earlierStories(before number: Int) async throws(StoreFailure) -> [StoryID: ClassOrigin] {
        try await engine.longRead { [keys] connection throws(StoreFailure) in
            try ReleaseTable(connection: connection, keys: keys).earlierStories(before: number)
        }
    }

    package func stories(_ stories: [StoryID], in number: Int) async throws(StoreFailure) -> Set<StoryID> {
        try engine.read { [keys] connection throws(StoreFailure) in
            try ReleaseTable(connection: connection, keys: keys).stories(stories, in: number)
        }
    }

    package func frozenTables(
        of neighbourhood: String, in scope: Scope
    ) async throws(StoreFailure) -> [FrozenTable] {
        guard scope.holds(neighbourhood) else { return [] }
        let kept = try engine.read { connection throws(StoreFailure) in
            try connection.all(
                "SELECT number, questionnaire, tables FROM release WHERE outcome IS NOT NULL AND tables IS NOT NULL "
                    + "AND number IN (SELECT release FROM release_part WHERE neighbourhood = ?) ORDER BY number DESC",
                .text(neighbourhood)
            ) { row in (number: row.int(0), questionnaire: row.text(1), tables: row.blob(2)) }
        }
        var tables: [FrozenTable] = []
        for one in kept {
            guard
                let table = FrozenTable(release: one.number, questionnaire: one.questionnaire, kept: one.tables)
            else { throw .damaged(what: "the tables of release \(one.number)") }
            tables.append(table)
        }
        return tables
    }

    /// So many rows go in with one job, so that answers come in meanwhile.
    private static var part: Int { 2_000 }

    package func record(_ release: NewRelease, noting note: AuditNote) async throws(StoreFailure) -> RecordOutcome {
        let begun = try await writer.run(.upkeep) {
            [keys] connection throws(StoreFailure) -> (number: Int, secret: [UInt8])? in
            let table = ReleaseTable(connection: connection, keys: keys)
            guard let begun = try table.begin(release, maker: note.actor) else { return nil }
            guard try table.add(release.stories, to: begun.number, ReleaseSecret(begun.secret)) else {
                try table.removeUnfinished()
                return nil
            }
            return begun
        }
        guard let begun else { return .changed }
        let secret = ReleaseSecret(begun.secret)
        // From here on each withdrawal is counted; one that came after the answers were read is missing.
        var isWhole = true
        if let read = release.read { isWhole = try await places(release.selection).count == read }
        // In the order of their slots, which no order of responses can be read from.
        let rows = release.classes.map { (slot: secret.slot($0.key), group: $0.value) }.sorted { $0.slot < $1.slot }
        for start in stride(from: 0, to: rows.count, by: Self.part) {
            let some = Array(rows[start..<min(rows.count, start + Self.part)])
            try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
                try ReleaseTable(connection: connection, keys: keys).add(some, to: begun.number)
            }
        }
        return try await writer.run(.upkeep) { [keys, isWhole] connection throws(StoreFailure) in
            let table = ReleaseTable(connection: connection, keys: keys)
            guard isWhole, try table.finish(begun.number, release.outcome) else {
                try table.removeUnfinished()
                return .changed
            }
            try AuditTable(connection: connection, keys: keys).append(note.about(.release(begun.number)))
            return .recorded(begun.number)
        }
    }
}

// MARK: - Notes on a release

extension SQLiteStore {
    package func noteRemade(
        _ number: Int, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> ReleaseNoteOutcome {
        try await change(number, in: scope, noting: note) { _, _ in true }
    }

    package func noteTold(
        _ number: Int, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> ReleaseNoteOutcome {
        try await change(number, in: scope, noting: note) { release, connection throws(StoreFailure) in
            guard release.withdrawn > release.told else { return false }
            try connection.run("UPDATE release SET told = withdrawn WHERE number = ?", .int(number))
            return true
        }
    }

    package func noteDeleted(
        _ number: Int, on day: Day, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> ReleaseNoteOutcome {
        try await change(number, in: scope, noting: note) { release, connection throws(StoreFailure) in
            guard release.plan.hasRows, release.deleted == nil else { return false }
            try connection.run("UPDATE release SET deleted = ? WHERE number = ?", .int(day.number), .int(number))
            return true
        }
    }

    private func change(
        _ number: Int, in scope: Scope, noting note: AuditNote,
        _ body: @escaping @Sendable (Release, Connection) throws(StoreFailure) -> Bool
    ) async throws(StoreFailure) -> ReleaseNoteOutcome {
        try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            guard let release = try ReleaseTable(connection: connection, keys: keys).release(number),
                release.isSeen(in: scope)
            else { return .unknown }
            guard try body(release, connection) else { return .wrongState }
            try AuditTable(connection: connection, keys: keys).append(note.about(.release(number)))
            return .done
        }
    }
}

extension AuditObject {
    fileprivate static func release(_ number: Int) -> AuditObject { AuditObject(.release, String(number)) }
}
