import Programme
import Records
import Stories

/// Stories inside a transaction.
struct StoryTable {
    let connection: Connection
    let keys: KeyRing

    // MARK: - Reading

    /// Every id there is; none in a database of an older version.
    func ids() throws(StoreFailure) -> [StoryID] {
        let isThere = try connection.first("SELECT 1 FROM sqlite_schema WHERE name = 'story'") { _ in true }
        guard isThere == true else { return [] }
        return try connection.all("SELECT slot FROM story") { row in StoryID(number: Int64(row.int(0))) }.compactMap(
            \.self)
    }

    /// Those within a scope, the latest first.
    func stories(in scope: Scope) throws(StoreFailure) -> [Story] {
        let list = try scope.list()
        return try connection.all(
            "\(StoryRow.query) WHERE ?1 IS NULL OR neighbourhood IN (SELECT value FROM json_each(?1)) "
                + "ORDER BY week DESC, slot", .text(list)
        ) { row throws(StoreFailure) in try StoryRow(row).story }
    }

    func story(_ id: StoryID, in scope: Scope) throws(StoreFailure) -> Story? {
        let found = try connection.first("\(StoryRow.query) WHERE slot = ?", .int(id.number)) {
            row throws(StoreFailure) in try StoryRow(row).story
        }
        return found.flatMap { scope.holds($0.neighbourhood) ? $0 : nil }
    }

    func original(of id: StoryID) throws(StoreFailure) -> OriginalRow? {
        try connection.first(OriginalRow.bySlot, .int(id.number)) { row in OriginalRow(row) }
    }

    func words(of id: StoryID) throws(StoreFailure) -> StoryWords? {
        let sealed = try connection.first("SELECT plan FROM story WHERE slot = ?", .int(id.number)) { row in row.blob(0)
        }
        guard let sealed, !sealed.isEmpty, let row = try original(of: id) else { return nil }
        let original: Original
        do throws(RowFault) {
            original = try row.checked(with: keys).original
        } catch {
            throw .damaged(what: "an original text: \(error.problem)")
        }
        return StoryWords(
            text: StoryText(kept: original.text), known: original.known,
            plan: try SealedStory.plan(sealed, of: id, keys: keys))
    }

    func passages(of id: StoryID) throws(StoreFailure) -> [StoryPassage] {
        try connection.all(
            "SELECT number, about, text FROM passage WHERE story = ? ORDER BY number", .int(id.number)
        ) { row throws(StoreFailure) in
            StoryPassage(
                number: row.int(0), text: row.text(2),
                about: try StoredJSON.read(row.text(1), what: "a passage of the story \(id.text)"))
        }
    }

    func tags(of id: StoryID) throws(StoreFailure) -> [StoryTag] {
        try connection.all(
            "SELECT passage, code, voice, coder, value, source FROM story_tag WHERE story = ?", .int(id.number)
        ) { row throws(StoreFailure) in
            guard let voice = TagVoice(rawValue: row.int(2)) else { throw .damaged(what: "a tag of \(id.text)") }
            return StoryTag(
                passage: row.int(0), code: row.text(1), voice: voice, coder: row.text(3), value: row.int(4),
                source: try StoredJSON.read(row.text(5), what: "a tag of the story \(id.text)"))
        }
    }

    // MARK: - Writing

    /// Puts a story into its row, as the revision after the one it has.
    func write(_ story: Story, plan: [UInt8]?) throws(StoreFailure) {
        if let old = try self.story(story.id, in: .everywhere), old.state == .approved, !story.leavesAs(old) {
            try ReleaseTable(connection: connection, keys: keys).forget(story.id)
        }
        try connection.run(
            "INSERT INTO story (slot, neighbourhood, round, week, state, revision, author, about, plan) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (slot) DO UPDATE SET "
                + "neighbourhood = excluded.neighbourhood, round = excluded.round, state = excluded.state, "
                + "revision = excluded.revision, about = excluded.about, plan = coalesce(excluded.plan, plan)",
            .int(story.id.number), .text(story.neighbourhood), .text(story.round), .int(story.week.number),
            .int(story.state.rawValue), .int(story.revision + 1), .text(story.author?.text),
            .text(try StoredJSON.text(story.about)), plan.map { .blob($0) } ?? .null)
    }

    /// Passages with what is known of those that they follow on: a passage that only changed its masks or its number keeps it.
    func carriedOn(
        _ passages: [StoryPassage], _ numbers: PassageNumbers, of id: StoryID
    ) throws(StoreFailure) -> [StoryPassage] {
        let old = try self.passages(of: id)
        guard !old.isEmpty else { return passages }
        let known = Dictionary(
            old.compactMap { old in numbers.new(of: old.number).map { ($0, old.about) } }
        ) { first, _ in first }
        // Whose proposals somebody may have seen is not coded blind any more.
        let touched = Set(try tags(of: id).filter { $0.voice == .coder || $0.voice == .blind }.map(\.passage))
        let blind = Set(old.filter { $0.about.isBlind && !touched.contains($0.number) }.map(\.number))
        // Higher than any before: nobody decides about a passage under a number that another had.
        let next = (old.map(\.about.revision).max() ?? 0) + 1
        return passages.map { passage in
            let parts = numbers.made(passage.number)
            var about = known[passage.number] ?? passage.about
            if !parts.isEmpty { about.isBlind = passage.isCoded && parts.allSatisfy(blind.contains) }
            about.role = passage.about.role
            about.revision = next
            return StoryPassage(number: passage.number, text: passage.text, about: about)
        }
    }

    /// Puts passages in place of those there are, and their words into the index.
    func write(_ passages: [StoryPassage], of id: StoryID) throws(StoreFailure) {
        func joined(_ texts: [String]) -> String { texts.joined().filter { !$0.isWhitespace } }
        let old = try self.passages(of: id).map(\.text)
        try removePassages(of: id)
        // A name may have stood there: no byte of it may stay in tables and index, as after erasing.
        if !old.isEmpty, joined(old) != joined(passages.map(\.text)) { try forgetTraces() }
        var line = try connection.first("SELECT max(line) FROM passage") { row in row.optionalInt(0) ?? 0 } ?? 0
        for passage in passages {
            line += 1
            try connection.run(
                "INSERT INTO passage (story, number, line, about, text) VALUES (?, ?, ?, ?, ?)", .int(id.number),
                .int(passage.number), .int(line), .text(try StoredJSON.text(passage.about)), .text(passage.text))
            try connection.run("INSERT INTO story_text (rowid, text) VALUES (?, ?)", .int(line), .text(passage.text))
        }
    }

    func write(_ about: StoryPassage.About, ofPassage number: Int, of id: StoryID) throws(StoreFailure) {
        try connection.run(
            "UPDATE passage SET about = ? WHERE story = ? AND number = ?", .text(try StoredJSON.text(about)),
            .int(id.number), .int(number))
    }

    func write(_ tag: StoryTag, of id: StoryID) throws(StoreFailure) {
        try connection.run(
            "INSERT OR REPLACE INTO story_tag (story, passage, voice, code, coder, value, source) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?)", .int(id.number), .int(tag.passage), .int(tag.voice.rawValue),
            .text(tag.code), .text(tag.coder), .int(tag.value), .text(try StoredJSON.text(tag.source)))
    }

    func removeTags(_ voice: TagVoice, ofPassage passage: Int? = nil, of id: StoryID) throws(StoreFailure) {
        try connection.run(
            "DELETE FROM story_tag WHERE story = ?1 AND voice = ?2 AND (?3 IS NULL OR passage = ?3)", .int(id.number),
            .int(voice.rawValue), .int(passage))
    }

    /// Gives what persons said of passages their new numbers, and forgets it of those that are not the same any more.
    func renumber(_ numbers: PassageNumbers, of id: StoryID) throws(StoreFailure) {
        guard numbers != .same else { return }
        let told = try tags(of: id).filter { $0.passage >= 0 && $0.voice != .machine }
        for voice in TagVoice.allCases where voice != .machine {
            try connection.run(
                "DELETE FROM story_tag WHERE story = ? AND voice = ? AND passage >= 0", .int(id.number),
                .int(voice.rawValue))
        }
        for tag in told {
            guard let number = numbers.new(of: tag.passage) else { continue }
            try write(
                StoryTag(
                    passage: number, code: tag.code, voice: tag.voice, coder: tag.coder, value: tag.value,
                    source: tag.source), of: id)
        }
    }

    // MARK: - Erasing

    private func removePassages(of id: StoryID) throws(StoreFailure) {
        try Self.removePassages(of: id.number, connection)
    }

    /// Removes passages and all that was said of them: of a story that may not be used, past its day.
    func forgetPassages(of id: StoryID) throws(StoreFailure) {
        try removePassages(of: id)
        try connection.run("DELETE FROM story_tag WHERE story = ?", .int(id.number))
        try forgetTraces()
    }

    /// Has the index merged into one now, and tables and index written anew with the next settling: see `Settling`.
    private func forgetTraces() throws(StoreFailure) {
        try connection.run("INSERT INTO story_text (story_text) VALUES ('optimize')")
        try connection.run("UPDATE rewriting SET withdrawn = -1")
    }

    private static func removePassages(of slot: Int64, _ connection: Connection) throws(StoreFailure) {
        let old = try connection.all("SELECT line, text FROM passage WHERE story = ?", .int(slot)) { row in
            (row.int(0), row.text(1))
        }
        for (line, text) in old {
            try connection.run(
                "INSERT INTO story_text (story_text, rowid, text) VALUES ('delete', ?, ?)", .int(line), .text(text))
        }
        try connection.run("DELETE FROM passage WHERE story = ?", .int(slot))
    }

    /// Removes the story that an original became, if it became one.
    static func remove(_ slot: Int64, _ connection: Connection, keys: KeyRing) throws(StoreFailure) {
        // A database of an older version, which a restore looks through, has no such table.
        let isThere = try connection.first("SELECT 1 FROM sqlite_schema WHERE name = 'story'") { _ in true }
        guard isThere == true, try connection.run("DELETE FROM story WHERE slot = ?", .int(slot)) > 0 else { return }
        try removePassages(of: slot, connection)
        try connection.run("DELETE FROM story_tag WHERE story = ?", .int(slot))
        try forgetQuotes(of: slot, connection)
        try connection.run("INSERT INTO story_text (story_text) VALUES ('optimize')")
        guard let id = StoryID(number: slot) else { return }
        try forgetTyped(of: id, connection)
        try ReleaseTable(connection: connection, keys: keys).forget(id)
    }

    /// Forgets which of its pieces were released.
    private static func forgetQuotes(of slot: Int64, _ connection: Connection) throws(StoreFailure) {
        // A database of an older version, which a restore looks through, has no such table.
        let isThere = try connection.first("SELECT 1 FROM sqlite_schema WHERE name = 'quote'") { _ in true }
        guard isThere == true else { return }
        try connection.run("DELETE FROM quote WHERE story = ?", .int(slot))
    }

    /// Removes everything of a story, and leaves its tombstone.
    @discardableResult
    func erase(_ id: StoryID) throws(StoreFailure) -> Tombstone {
        try removePassages(of: id)
        try connection.run("DELETE FROM story_tag WHERE story = ?", .int(id.number))
        try connection.run("DELETE FROM story WHERE slot = ?", .int(id.number))
        try Self.forgetQuotes(of: id.number, connection)
        try forgetTyped(of: id)
        try original(of: id)?.erase(connection, keys: keys)
        try ReleaseTable(connection: connection, keys: keys).forget(id)
        try forgetTraces()
        let tombstone = Tombstone(id, key: keys.current(.digest))
        try connection.run("INSERT OR IGNORE INTO tombstone (digest) VALUES (?)", .blob(tombstone.digest))
        return tombstone
    }

    /// Removes what somebody was typing for it when their time was over.
    func forgetTyped(of id: StoryID) throws(StoreFailure) { try Self.forgetTyped(of: id, connection) }

    private static func forgetTyped(of id: StoryID, _ connection: Connection) throws(StoreFailure) {
        try connection.run("DELETE FROM staff_text WHERE route LIKE ?", .text("%/\(id.text)/%"))
    }

    /// Makes the index of words anew from the passages, so that nothing is left in it of those that are gone.
    static func rewriteIndex(_ connection: Connection) throws(StoreFailure) {
        try connection.run("DROP TABLE story_text")
        try connection.run(Schema.storyIndex)
        try connection.run("INSERT INTO story_text (rowid, text) SELECT line, text FROM passage ORDER BY line")
    }
}

extension Story {
    /// Whether it would go out as another one did: still with a yes, from the same place, with the same agreement.
    fileprivate func leavesAs(_ other: Story) -> Bool {
        state == other.state && neighbourhood == other.neighbourhood && round == other.round
            && about.consent == other.about.consent && about.teller == other.about.teller
            && about.isUnder16 == other.about.isUnder16
    }
}
