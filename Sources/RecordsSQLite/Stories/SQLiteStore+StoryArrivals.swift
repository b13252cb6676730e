package import Programme
package import Records
package import Stories

extension SQLiteStore {
    package func arrivals(
        after id: StoryID?, atMost most: Int, except: Set<StoryID> = []
    ) async throws(StoreFailure) -> [StoryArrival] {
        try await engine.longRead { [keys] connection throws(StoreFailure) in
            var last = id?.number ?? -1
            while true {
                let rows = try connection.all(
                    OriginalRow.query
                        + " WHERE slot > ? AND collection <> ? AND slot NOT IN (SELECT slot FROM story) "
                        + "ORDER BY slot LIMIT ?", .int(last), .text(SealedStory.collection), .int(most)
                ) { row in OriginalRow(row) }
                // A damaged one stays where it is; `verify` names it.
                var found: [StoryArrival] = []
                for row in rows where StoryID(number: row.slot).map({ !except.contains($0) }) ?? false {
                    if let arrival = try Self.arrival(row, keys: keys, connection) { found.append(arrival) }
                }
                guard found.isEmpty, let end = rows.last else { return found }
                last = end.slot
            }
        }
    }

    private static func arrival(
        _ row: OriginalRow, keys: KeyRing, _ connection: Connection
    ) throws(StoreFailure) -> StoryArrival? {
        guard let id = StoryID(number: row.slot), let original = try? row.checked(with: keys).original else {
            return nil
        }
        let round = try connection.first("SELECT round_id FROM collection WHERE id = ?", .text(row.collection)) {
            $0.optionalText(0)
        }
        return StoryArrival(
            id: id, neighbourhood: row.neighbourhood, round: round ?? nil, week: row.week, original: original)
    }

    /// How many texts were ever taken in; says whether there can be arrivals without looking at one.
    package func originalsTaken() async throws(StoreFailure) -> Int {
        try engine.read { connection throws(StoreFailure) in
            try connection.first("SELECT coalesce(sum(originals + erased), 0) FROM original_tally") { $0.int(0) } ?? 0
        }
    }

    package func arrive(
        _ story: Story, plan: StoryPlan, tags: [StoryTag]
    ) async throws(StoreFailure) -> Bool {
        let plan = try SealedStory.seal(plan, of: story.id, keys: keys)
        return try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            let table = StoryTable(connection: connection, keys: keys)
            // It may have been withdrawn meanwhile.
            guard try table.original(of: story.id) != nil, try table.story(story.id, in: .everywhere) == nil else {
                return false
            }
            try table.write(story, plan: plan)
            for tag in tags { try table.write(tag, of: story.id) }
            return true
        }
    }
}
