import Crypto
package import Programme
package import Records
import Stories

extension SQLiteStore: QuoteStore {
    package func quotable(in neighbourhood: String, scope: Scope) async throws(StoreFailure) -> [ReleasedQuote] {
        guard scope.holds(neighbourhood) else { return [] }
        return try await engine.longRead { [keys] connection throws(StoreFailure) in
            let table = StoryTable(connection: connection, keys: keys)
            var quotes: [ReleasedQuote] = []
            for story in try table.stories(in: .neighbourhoods([neighbourhood])) where story.state == .approved {
                quotes += try table.quotes(of: story)
            }
            return quotes
        }
    }

    package func release(
        _ quotes: [QuotePlace], in neighbourhood: String, scope: Scope
    ) async throws(StoreFailure) {
        guard scope.holds(neighbourhood) else { return }
        try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            let table = StoryTable(connection: connection, keys: keys)
            try connection.run(
                "DELETE FROM quote WHERE story IN (SELECT slot FROM story WHERE neighbourhood = ?)",
                .text(neighbourhood))
            for (id, places) in Dictionary(grouping: quotes, by: \.story) {
                guard let story = try table.story(id, in: .neighbourhoods([neighbourhood])) else { continue }
                for quote in try table.quotes(of: story) where places.contains(quote.place) {
                    try connection.run(
                        "INSERT INTO quote (story, passage, digest) VALUES (?, ?, ?)", .int(id.number),
                        .int(quote.place.passage), .blob(quote.digest))
                }
            }
        }
    }

    package func releasedQuotes(
        in neighbourhood: String, among places: [QuotePlace]?
    ) async throws(StoreFailure) -> [ReleasedQuote] {
        try engine.read { [keys] connection throws(StoreFailure) in
            let tellers = try connection.first(
                "SELECT count(*) FROM story WHERE neighbourhood = ? AND state = ? "
                    + "AND json_extract(about, '$.origin') <> ?", .text(neighbourhood),
                .int(StoryState.approved.rawValue), .text(StoryOrigin.openAnswer.rawValue)
            ) { row in row.int(0) }
            guard (tellers ?? 0) >= StoryFigures.fewest else { return [] }
            let released = try connection.all(
                "SELECT q.story, q.passage, q.digest FROM story s JOIN quote q ON q.story = s.slot "
                    + "WHERE s.neighbourhood = ? AND s.state = ? ORDER BY q.story, q.passage", .text(neighbourhood),
                .int(StoryState.approved.rawValue)
            ) { row in (id: StoryID(number: Int64(row.int(0))), passage: row.int(1), digest: row.blob(2)) }
            let table = StoryTable(connection: connection, keys: keys)
            var quotes: [ReleasedQuote] = []
            for one in released {
                guard let id = one.id else { continue }
                let place = QuotePlace(story: id, passage: one.passage)
                guard places?.contains(place) != false, let story = try table.story(id, in: .everywhere) else {
                    continue
                }
                // Word for word what was released, or not at all.
                quotes += try table.quotes(of: story).filter { $0.place == place && $0.digest == one.digest }
            }
            return quotes
        }
    }
}

extension StoryTable {
    fileprivate func quotes(of story: Story) throws(StoreFailure) -> [ReleasedQuote] {
        ReleasedQuote.all(of: story, passages: try passages(of: story.id), tags: try tags(of: story.id))
    }
}

extension ReleasedQuote {
    fileprivate var digest: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}
