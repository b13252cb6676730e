package import Programme
package import Records

extension SQLiteStore: StoryOriginalStore {
    /// Originals destroyed in one transaction.
    private static let destroyedAtOnce = 100

    package func storyOriginals() async throws(StoreFailure) -> [StoryOriginal] {
        try await engine.longRead { [keys] connection throws(StoreFailure) in
            try StoryTable(connection: connection, keys: keys).originals()
        }
    }

    package func destroyOriginals(
        on day: Day, at now: Int64
    ) async throws(StoreFailure) -> OriginalsOutcome {
        var outcome = OriginalsOutcome()
        let isBelieved = try engine.read { connection throws(StoreFailure) in
            try connection.first("SELECT day FROM retention_run") { row in row.int(0) } == day.number
        }
        guard isBelieved else { return outcome }
        let all = try await storyOriginals()
        outcome.waiting = all.count { $0.term(on: day) == .waits }
        let due = all.filter { $0.term(on: day) == .due }.map(\.story)
        for start in stride(from: 0, to: due.count, by: Self.destroyedAtOnce) where !Task.isCancelled {
            let batch = Set(due[start..<min(start + Self.destroyedAtOnce, due.count)])
            outcome.destroyed += try await erase { [keys] connection throws(StoreFailure) in
                let table = StoryTable(connection: connection, keys: keys)
                let log = AuditTable(connection: connection, keys: keys)
                var destroyed = 0
                // Somebody may have changed it since: opened it again, or erased it.
                for original in try table.originals(of: batch) where original.term(on: day) == .due {
                    try table.destroyOriginal(of: original.story)
                    if original.state == .refused { try table.forgetPassages(of: original.story) }
                    try log.append(
                        AuditNote(
                            at: now, actor: .service, action: .storyOriginalDestroyed,
                            object: AuditObject(.story, original.story.text), neighbourhood: original.neighbourhood))
                    destroyed += 1
                }
                if destroyed > 0 {
                    try RetentionTable(connection: connection).report(destroyed, of: .stories, on: day)
                }
                return destroyed
            }
        }
        if outcome.destroyed > 0 { _ = try await truncateLog() }
        return outcome
    }
}

extension StoryTable {
    /// Stories that an interviewer entered and whose words are there, or that were refused and have passages.
    /// - Parameter ids: only these; nil: all.
    fileprivate func originals(of ids: Set<StoryID>? = nil) throws(StoreFailure) -> [StoryOriginal] {
        var wanted: String?
        if let ids { wanted = try StoredJSON.text(ids.map(\.number)) }
        let stories = try connection.all(
            "\(StoryRow.query) WHERE (slot IN (SELECT slot FROM original WHERE collection = ?1) "
                // Refused after its words had gone already: what is left of it goes too.
                + "OR (state = ?3 AND author IS NOT NULL AND slot IN (SELECT story FROM passage))) AND (?2 IS NULL OR slot IN (SELECT value FROM json_each(?2))) ORDER BY slot",
            .text(SealedStory.collection), .text(wanted), .int(StoryState.refused.rawValue)
        ) { row throws(StoreFailure) in try StoryRow(row).story }
        var days: [String: Day?] = [:]
        let rounds = RoundTable(connection: connection)
        var found: [StoryOriginal] = []
        for story in stories {
            if let round = story.round, days[round] == nil {
                days[round] = .some(try rounds.round(round, in: .everywhere)?.accountability.retained)
            }
            found.append(StoryOriginal(story, erasing: story.round.flatMap { days[$0] ?? nil }))
        }
        return found
    }

    /// Takes away the words, and where in them what stood; passages without names and their tags stay.
    fileprivate func destroyOriginal(of id: StoryID) throws(StoreFailure) {
        try original(of: id)?.remove(connection)
        try connection.run("UPDATE story SET plan = NULL, revision = revision + 1 WHERE slot = ?", .int(id.number))
        // What somebody was typing for it when their time was over.
        try forgetTyped(of: id)
        // The tables are written anew, so that no byte stays: see `Settling`.
        try connection.run("UPDATE rewriting SET withdrawn = -1")
    }
}
