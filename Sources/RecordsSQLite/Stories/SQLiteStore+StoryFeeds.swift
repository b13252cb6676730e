package import Programme
package import Records
import Stories

/// What is counted, compared and handed on of stories; each in one look at the database, so that nothing of a story that is
/// withdrawn meanwhile is half in it.
extension SQLiteStore {
    package func decidedPassages(in scope: Scope) async throws(StoreFailure) -> [DecidedPassage] {
        let all = try await engine.longRead { [decided] connection throws(StoreFailure) in
            let key = try Self.storyKey([.approved], connection)
            if let kept = decided.value(key) { return kept }
            let read = try Self.decidedPassages(connection)
            decided.keep(read, under: key)
            return read
        }
        return scope == .everywhere ? all : all.filter { scope.holds($0.neighbourhood) }
    }

    /// Which stories there are in these states, and the revision of each: whatever is said of a story or decided about it
    /// makes another revision of it.
    private static func storyKey(_ states: [StoryState], _ connection: Connection) throws(StoreFailure) -> [Int] {
        var key: [Int] = []
        try connection.each(
            "SELECT slot, revision FROM story WHERE state IN (SELECT value FROM json_each(?)) ORDER BY slot",
            .text(try StoredJSON.text(states.map(\.rawValue)))
        ) { row in key += [row.int(0), row.int(1)] }
        return key
    }

    private static func decidedPassages(_ connection: Connection) throws(StoreFailure) -> [DecidedPassage] {
        // Where each tag comes from is not read: there are a hundred thousand of them.
        var passages: [DecidedPassage] = []
        var current: (story: Int, passage: Int, neighbourhood: String, round: String?, revision: Int)?
        var tags: [(code: String, value: Int)] = []
        func close() {
            guard let one = current, let id = StoryID(number: Int64(one.story)) else { return }
            passages.append(
                DecidedPassage(
                    story: id, neighbourhood: one.neighbourhood, round: one.round, coding: PassageCoding(tags),
                    revision: one.revision))
        }
        try connection.each(
            "SELECT s.slot, t.passage, t.code, t.value, s.neighbourhood, s.round, s.revision FROM story s CROSS JOIN story_tag t "
                + "ON t.story = s.slot WHERE s.state = ?1 AND t.voice = ?2 "
                + "AND json_extract(s.about, '$.origin') <> ?3 "
                + "ORDER BY s.slot, t.passage, t.voice, t.code, t.coder",
            .int(StoryState.approved.rawValue), .int(TagVoice.coder.rawValue),
            .text(StoryOrigin.openAnswer.rawValue)
        ) { row in
            let (story, passage) = (row.int(0), row.int(1))
            if current.map({ $0.story != story || $0.passage != passage }) ?? true {
                close()
                current = (story, passage, row.text(4), row.optionalText(5), row.int(6))
                tags.removeAll(keepingCapacity: true)
            }
            tags.append((row.text(2), row.int(3)))
        }
        close()
        return passages
    }

    /// A choice that was made before proposals were shown, or a proposal beside it.
    fileprivate struct BlindTag {
        let voice: Int
        let coder: String
        let code: String
        let value: Int
        let week: Int
        let model: String?
    }

    package func blindPassages(in scope: Scope) async throws(StoreFailure) -> [BlindPassage] {
        let all = try await engine.longRead { [blind] connection throws(StoreFailure) in
            let key =
                try Self.storyKey([.reviewing, .second, .approved], connection) + [-1]
                + Self.passageKey(connection)
            if let kept = blind.value(key) { return kept }
            let read = try Self.blindPassages(connection)
            blind.keep(read, under: key)
            return read
        }
        return all.filter { scope.holds($0.neighbourhood) }.map(\.passage)
    }

    /// Coding blind makes no other revision of the story, but one of the passage; both only ever grow.
    private static func passageKey(_ connection: Connection) throws(StoreFailure) -> [Int] {
        var key: [Int] = []
        try connection.each(
            "SELECT s.slot, sum(json_extract(p.about, '$.revision')) FROM story s CROSS JOIN passage p ON p.story = s.slot "
                + "WHERE s.state IN (?, ?) GROUP BY s.slot ORDER BY s.slot", .int(StoryState.reviewing.rawValue),
            .int(StoryState.second.rawValue)
        ) { row in key += [row.int(0), row.optionalInt(1) ?? 0] }
        return key
    }

    /// A passage that was coded blind, and where it was told.
    struct PlacedBlind: Sendable {
        let neighbourhood: String
        let passage: BlindPassage
    }

    private static func blindPassages(_ connection: Connection) throws(StoreFailure) -> [PlacedBlind] {
        var passages: [PlacedBlind] = []
        var (current, place, tags): ([Int], String, [BlindTag]) = ([], "", [])
        func close() {
            guard let passage = BlindPassage(tags) else { return }
            passages.append(PlacedBlind(neighbourhood: place, passage: passage))
        }
        try connection.each(
            "SELECT t.story, t.passage, t.voice, t.coder, t.code, t.value, json_extract(t.source, '$.week'), "
                + "json_extract(t.source, '$.model'), s.neighbourhood FROM story s CROSS JOIN story_tag t ON t.story = s.slot "
                + "WHERE s.state IN (?1, ?2, ?3) AND t.voice IN (?4, ?5) AND EXISTS (SELECT 1 FROM story_tag b "
                + "WHERE b.story = t.story AND b.passage = t.passage AND b.voice = ?5) "
                + "ORDER BY s.slot, t.passage", .int(StoryState.reviewing.rawValue),
            .int(StoryState.second.rawValue), .int(StoryState.approved.rawValue),
            .int(TagVoice.machine.rawValue), .int(TagVoice.blind.rawValue)
        ) { row in
            let here = [row.int(0), row.int(1)]
            if here != current {
                close()
                (current, place, tags) = (here, row.text(8), [])
            }
            tags.append(
                BlindTag(
                    voice: row.int(2), coder: row.text(3), code: row.text(4), value: row.int(5), week: row.int(6),
                    model: row.optionalText(7)))
        }
        close()
        return passages
    }

    package func releasableStories(in scope: Scope) async throws(StoreFailure) -> [ReleasableStory] {
        try await eachStory(in: scope, where: { $0.state == .approved }) { story, table throws(StoreFailure) in
            ReleasableStory(story, passages: try table.passages(of: story.id), tags: try table.tags(of: story.id))
        }.compactMap(\.self)
    }

    package func doubts(in scope: Scope) async throws(StoreFailure) -> [StoryID: [String]] {
        let list = try scope.list()
        return try engine.read { connection throws(StoreFailure) in
            var found: [StoryID: [String]] = [:]
            try connection.each(
                "SELECT s.slot, json_extract(p.about, '$.doubt') FROM story s CROSS JOIN passage p ON p.story = s.slot "
                    + "WHERE s.state IN (?2, ?3) AND json_extract(p.about, '$.doubt') IS NOT NULL "
                    + "AND (?1 IS NULL OR s.neighbourhood IN (SELECT value FROM json_each(?1))) "
                    + "ORDER BY s.slot, p.number", .text(list), .int(StoryState.reviewing.rawValue),
                .int(StoryState.second.rawValue)
            ) { row in
                if let id = StoryID(number: Int64(row.int(0))) { found[id, default: []].append(row.text(1)) }
            }
            return found
        }
    }

    /// Reads something of each story that is wanted, in one look at the database.
    private func eachStory<Value: Sendable>(
        in scope: Scope, where isWanted: @escaping @Sendable (Story) -> Bool,
        _ read: @escaping @Sendable (Story, StoryTable) throws(StoreFailure) -> Value
    ) async throws(StoreFailure) -> [Value] {
        try await engine.longRead { [keys] connection throws(StoreFailure) in
            let table = StoryTable(connection: connection, keys: keys)
            var values: [Value] = []
            for story in try table.stories(in: scope) where isWanted(story) { values.append(try read(story, table)) }
            return values
        }
    }
}

extension BlindPassage {
    fileprivate init?(_ tags: [SQLiteStore.BlindTag]) {
        let blind = Dictionary(grouping: tags.filter { $0.voice == TagVoice.blind.rawValue }, by: \.coder)
        let chosen = blind.values.joined()
        guard let week = chosen.map(\.week).min() else { return nil }
        // Names that went out later bring new proposals, perhaps of a newer model: those were never beside this choice.
        let machine = tags.filter { tag in
            tag.voice == TagVoice.machine.rawValue
                && chosen.allSatisfy { $0.model.map { $0 == tag.model } ?? (tag.week <= $0.week) }
        }
        func coding(_ tags: [SQLiteStore.BlindTag]) -> PassageCoding { PassageCoding(tags.map { ($0.code, $0.value) }) }
        self.init(
            week: Week(number: week), machine: machine.isEmpty ? nil : coding(machine),
            model: machine.compactMap(\.model).first,
            coders: blind.sorted { $0.key < $1.key }.map { .init(coder: $0.key, coding: coding($0.value)) })
    }
}

extension PassageCoding {
    /// The codes that are on, and the valence.
    fileprivate init(_ tags: [(code: String, value: Int)]) {
        self.init(
            codes: Set(tags.filter { $0.code != StoryTag.valence && $0.value == 1 }.map(\.code)),
            valence: tags.first { $0.code == StoryTag.valence }.map { StoryTag.valence($0.value) } ?? .none)
    }
}
