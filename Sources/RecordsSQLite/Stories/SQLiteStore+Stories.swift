package import Programme
package import Records
import Stories

extension SQLiteStore: StoryStore {
    package func stories(in scope: Scope) async throws(StoreFailure) -> [Story] {
        try readStories { table throws(StoreFailure) in try table.stories(in: scope) }
    }

    package func storyPlaces(in scope: Scope) async throws(StoreFailure) -> [StoryPlace] {
        try engine.read { connection throws(StoreFailure) in
            let found = try connection.all(
                "SELECT slot, neighbourhood FROM story WHERE ?1 IS NULL OR neighbourhood IN "
                    + "(SELECT value FROM json_each(?1)) ORDER BY week DESC, slot", .text(try scope.list())
            ) { row in (StoryID(number: Int64(row.int(0))), row.text(1)) }
            return found.compactMap { id, place in id.map { StoryPlace(id: $0, neighbourhood: place) } }
        }
    }

    package func story(_ id: StoryID, in scope: Scope) async throws(StoreFailure) -> Story? {
        try readStories { table throws(StoreFailure) in try table.story(id, in: scope) }
    }

    package func words(of id: StoryID, in scope: Scope) async throws(StoreFailure) -> StoryWords? {
        try readStories { table throws(StoreFailure) in
            try table.story(id, in: scope) == nil ? nil : try table.words(of: id)
        }
    }

    package func hasWords(_ id: StoryID) async throws(StoreFailure) -> Bool {
        try engine.read { connection throws(StoreFailure) in
            try connection.first("SELECT 1 FROM original WHERE slot = ?", .int(id.number)) { _ in true } ?? false
        }
    }

    package func passages(of id: StoryID, in scope: Scope) async throws(StoreFailure) -> [StoryPassage] {
        try readStories { table throws(StoreFailure) in
            try table.story(id, in: scope) == nil ? [] : try table.passages(of: id)
        }
    }

    package func tags(of id: StoryID, in scope: Scope) async throws(StoreFailure) -> [StoryTag] {
        try readStories { table throws(StoreFailure) in
            try table.story(id, in: scope) == nil ? [] : try table.tags(of: id)
        }
    }

    private func readStories<Value>(
        _ body: (StoryTable) throws(StoreFailure) -> Value
    ) throws(StoreFailure) -> Value {
        try engine.read { [keys] connection throws(StoreFailure) in
            try body(StoryTable(connection: connection, keys: keys))
        }
    }
}

// MARK: - Changes

extension SQLiteStore {
    package func enter(
        _ story: Story, _ words: StoryWords, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> StoryOutcome {
        guard scope.holds(story.neighbourhood) else { return .unknown }
        let sealed = try SealedStory(words, of: story, keys: keys)
        return try await writer.run(.intake) { [keys] connection throws(StoreFailure) in
            let table = StoryTable(connection: connection, keys: keys)
            guard try NeighbourhoodTable(connection: connection).isThere(story.neighbourhood, in: scope),
                try table.story(story.id, in: .everywhere) == nil
            else { return .unknown }
            try table.write(story, plan: sealed.plan)
            try sealed.original.insert(connection)
            try AuditTable(connection: connection, keys: keys).append(note.about(story))
            return .done
        }
    }

    package func save(
        _ story: Story, _ words: StoryWords, in scope: Scope, noting note: AuditNote?
    ) async throws(StoreFailure) -> StoryOutcome {
        let sealed = try SealedStory(words, of: story, keys: keys)
        return try await change(story, in: scope, noting: note) { table, _ throws(StoreFailure) in
            guard let old = try table.original(of: story.id) else { return .wrongState }
            // What a teller wrote stays as it was sent; only its plan changes.
            if story.author != nil { try sealed.original.replace(old, table.connection) }
            try table.write(story, plan: sealed.plan)
            return .done
        }
    }

    package func save(
        _ story: Story, in scope: Scope, noting note: AuditNote?
    ) async throws(StoreFailure) -> StoryOutcome {
        try await change(story, in: scope, noting: note) { table, _ throws(StoreFailure) in
            try table.write(story, plan: nil)
            return .done
        }
    }

    package func open(
        _ story: Story, _ words: StoryWords, _ passages: [StoryPassage], numbered numbers: PassageNumbers,
        proposals: [StoryTag], in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> StoryOutcome {
        let plan = try SealedStory.seal(words.plan, of: story.id, keys: keys)
        return try await change(story, in: scope, noting: note) { [keys] table, stored throws(StoreFailure) in
            // What goes out of it becomes another text, whatever it is called.
            if stored.state == .approved {
                try ReleaseTable(connection: table.connection, keys: keys).forget(story.id)
            }
            try table.write(try table.carriedOn(passages, numbers, of: story.id), of: story.id)
            try table.removeTags(.machine, of: story.id)
            for tag in proposals { try table.write(tag, of: story.id) }
            try table.renumber(numbers, of: story.id)
            var story = story
            story.about.acts = story.about.acts.compactMap { act in
                numbers.new(of: act.passage).map { act.numbered($0) }
            }
            // Places in words that were destroyed are nobody's.
            try table.write(story, plan: table.original(of: story.id) == nil ? nil : plan)
            return .done
        }
    }

    package func erase(
        _ id: StoryID, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> StoryOutcome {
        let tombstone = try await erase { [keys] connection throws(StoreFailure) -> Tombstone? in
            let table = StoryTable(connection: connection, keys: keys)
            guard let story = try table.story(id, in: scope) else { return nil }
            let tombstone = try table.erase(id)
            try AuditTable(connection: connection, keys: keys).append(note.about(story))
            return tombstone
        }
        guard let tombstone else { return .unknown }
        record([tombstone])
        _ = try? await truncateLog()
        return .done
    }

    /// Changes a story when it is still the one that was read.
    private func change(
        _ story: Story, in scope: Scope, noting note: AuditNote?,
        _ body: @escaping @Sendable (StoryTable, Story) throws(StoreFailure) -> StoryOutcome
    ) async throws(StoreFailure) -> StoryOutcome {
        try await changeStory(story.id, in: scope, noting: note) { table, stored throws(StoreFailure) in
            guard stored.revision == story.revision, scope.holds(story.neighbourhood) else { return .changed }
            return try body(table, stored)
        }
    }

    func changeStory(
        _ id: StoryID, in scope: Scope, noting note: AuditNote?,
        _ body: @escaping @Sendable (StoryTable, Story) throws(StoreFailure) -> StoryOutcome
    ) async throws(StoreFailure) -> StoryOutcome {
        try await writer.run(.intake) { [keys] connection throws(StoreFailure) in
            let table = StoryTable(connection: connection, keys: keys)
            guard let stored = try table.story(id, in: scope) else { return .unknown }
            let outcome = try body(table, stored)
            if outcome == .done, let note {
                try AuditTable(connection: connection, keys: keys).append(note.about(stored))
            }
            return outcome
        }
    }
}

extension AuditNote {
    /// The same note about a story, by its number.
    fileprivate func about(_ story: Story) -> AuditNote {
        about(AuditObject(.story, story.id.text), in: story.neighbourhood)
    }
}
