package import Programme
package import Records
import Stories

/// What is counted, compared and handed on of stories; each in one look at the database, so that nothing of a story that is
/// withdrawn meanwhile is half in it.
extension SQLiteStore {
    package func decidedPassages(in scope: Scope) async throws(StoreFailure) -> [DecidedPassage] {
        try await eachStory(
            in: scope, where: { $0.state == .approved && $0.about.origin != .openAnswer }
        ) { story, table throws(StoreFailure) in
            Dictionary(grouping: try table.tags(of: story.id).filter { $0.voice == .coder }, by: \.passage).values.map {
                DecidedPassage(
                    story: story.id, neighbourhood: story.neighbourhood, round: story.round, coding: PassageCoding($0))
            }
        }.flatMap(\.self)
    }

    package func blindPassages(in scope: Scope) async throws(StoreFailure) -> [BlindPassage] {
        try await eachStory(in: scope, where: \.state.isOpen) { story, table throws(StoreFailure) in
            Dictionary(grouping: try table.tags(of: story.id), by: \.passage).values.compactMap { tags in
                let blind = Dictionary(grouping: tags.filter { $0.voice == .blind }, by: \.coder)
                let chosen = blind.values.joined().map(\.source)
                guard let week = chosen.map(\.week).min() else { return nil }
                // Names that went out later bring new proposals, perhaps of a newer model: those were never beside this choice.
                let machine = tags.filter { tag in
                    tag.voice == .machine
                        && chosen.allSatisfy { $0.model.map { $0 == tag.source.model } ?? (tag.source.week <= $0.week) }
                }
                return BlindPassage(
                    week: Week(number: week), machine: machine.isEmpty ? nil : PassageCoding(machine),
                    model: machine.compactMap(\.source.model).first,
                    coders: blind.sorted { $0.key < $1.key }.map {
                        .init(coder: $0.key, coding: PassageCoding($0.value))
                    })
            }
        }.flatMap(\.self)
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
                "SELECT s.slot, json_extract(p.about, '$.doubt') FROM passage p JOIN story s ON s.slot = p.story "
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

extension PassageCoding {
    /// The codes that are on, and the valence.
    fileprivate init(_ tags: [StoryTag]) {
        self.init(
            codes: Set(tags.filter { $0.code != StoryTag.valence && $0.value == 1 }.map(\.code)),
            valence: tags.first { $0.code == StoryTag.valence }.map { StoryTag.valence($0.value) } ?? .none)
    }
}
