package import Programme
package import Records

extension SQLiteStore {
    package func search(
        _ query: StoryQuery, in scope: Scope, atMost most: Int
    ) async throws(StoreFailure) -> [StoryHit] {
        let list = try scope.list()
        // Each word is quoted, so that nothing typed is read as a command of the index.
        let match = query.words.map { "\"\($0.replacing("\"", with: ""))\"*" }.joined(separator: " ")
        let states: [StoryState] = query.hasOpen && query.code == nil ? [.reviewing, .second, .approved] : [.approved]
        return try engine.read { [keys] connection throws(StoreFailure) in
            let found = try connection.all(
                "SELECT p.story, p.number, p.about, p.text FROM passage p JOIN story s ON s.slot = p.story "
                    + "WHERE s.state IN (SELECT value FROM json_each(?1)) "
                    + "AND (?2 IS NULL OR s.neighbourhood IN (SELECT value FROM json_each(?2))) "
                    + "AND (?3 IS NULL OR s.neighbourhood = ?3) AND (?4 IS NULL OR s.round = ?4) "
                    + "AND (?5 = '' OR p.line IN (SELECT rowid FROM story_text WHERE story_text MATCH ?5)) "
                    + "AND (?6 IS NULL OR EXISTS (SELECT 1 FROM story_tag t WHERE t.story = p.story "
                    + "AND (t.passage = p.number OR t.passage = -1) AND t.voice = ?7 AND t.code = ?6 AND t.value = 1)) "
                    + "ORDER BY s.week DESC, p.story, p.number LIMIT ?8",
                .text(try StoredJSON.text(states.map(\.rawValue))), .text(list), .text(query.neighbourhood),
                .text(query.round), .text(match), .text(query.code), .int(query.voice.rawValue), .int(most)
            ) { row throws(StoreFailure) in
                (
                    StoryID(number: Int64(row.int(0))),
                    StoryPassage(
                        number: row.int(1), text: row.text(3),
                        about: try StoredJSON.read(row.text(2), what: "a passage of a story"))
                )
            }
            let table = StoryTable(connection: connection, keys: keys)
            var stories: [StoryID: Story] = [:]
            var hits: [StoryHit] = []
            for case (let id?, let passage) in found {
                if stories[id] == nil { stories[id] = try table.story(id, in: scope) }
                if let story = stories[id] { hits.append(StoryHit(story: story, passage: passage)) }
            }
            return hits
        }
    }
}
