package import Programme
package import Records

extension SQLiteStore: RetentionStore {
    /// Responses erased in one transaction: some milliseconds of the writer, then others have their turn.
    static let erasedAtOnce = 100

    package func eraseOver(on day: Day) async throws(StoreFailure) -> RetentionOutcome {
        let held = try await writer.run(.upkeep) { connection throws(StoreFailure) in
            try RetentionRun.begin(on: day, connection)
        }
        if let held { return held }
        let retention = try engine.read { connection throws(StoreFailure) -> Retention? in
            let retention = try Retention(on: day, connection)
            return try retention.mayHaveAny(connection) ? retention : nil
        }
        guard let retention else { return .erased(0) }
        var erased = 0
        var next: Int64? = .min
        while let first = next, !Task.isCancelled {
            let found = try await engine.longRead { connection throws(StoreFailure) in
                try retention.slots(from: first, connection)
            }
            for start in stride(from: 0, to: found.over.count, by: Self.erasedAtOnce) where !Task.isCancelled {
                let batch = Array(found.over[start..<min(start + Self.erasedAtOnce, found.over.count)])
                erased += try await erase(batch, by: retention, on: day)
            }
            next = found.next
        }
        // In a large database the traces that moving rows leaves are cleared by `settle`, in the same night.
        if erased > 0 { _ = try await truncateLog() }
        return .erased(erased)
    }

    package func retention(on day: Day) async throws(StoreFailure) -> [RetentionCount] {
        let (terms, lastDays) = try engine.read { connection throws(StoreFailure) in
            (try Retention.terms(connection), try Retention.lastDays(connection))
        }
        let soon = day.adding(months: 1)
        var counts: [String: RetentionCount] = [:]
        try eachResponse("collection, definition, week") { row in
            let collection = row.text(1)
            let ends = [terms[row.blob(2)]?.end(of: Week(number: row.int(3))), lastDays[collection]]
            counts[collection, default: RetentionCount(collection: collection)].add(
                1, ending: ends.compactMap(\.self).min(), on: day, soon: soon)
        }
        return counts.values.sorted { $0.collection < $1.collection }
    }

    /// Goes over all responses, a window at a time: nobody who reads may keep the log for long. Ends early when the task is
    /// cancelled.
    /// - Parameter columns: those that a row has behind its slot.
    func eachResponse(_ columns: StaticString, visit: (SQLRow) -> Void) throws(StoreFailure) {
        var next: Int64? = .min
        while let first = next, !Task.isCancelled {
            next = try engine.read { connection throws(StoreFailure) in
                var (seen, last) = (0, first)
                try connection.each(
                    "SELECT slot, \(columns) FROM response WHERE slot >= ? ORDER BY slot LIMIT ?", .int(first),
                    .int(Self.window)
                ) { row in
                    (seen, last) = (seen + 1, Int64(row.int(0)))
                    visit(row)
                }
                return seen < Self.window || last == .max ? nil : last + 1
            }
        }
    }

    private static var window: Int { 20_000 }

    package func definitionsWithoutTerm() async throws(StoreFailure) -> [[UInt8]] {
        try engine.read { connection throws(StoreFailure) in
            try connection.all("SELECT hash FROM definition WHERE months IS NULL") { row in row.blob(0) }
        }
    }

    package func noteTerm(_ months: Int, definition hash: [UInt8]) async throws(StoreFailure) {
        _ = try await writer.run(.upkeep) { connection throws(StoreFailure) in
            try connection.run(
                "UPDATE definition SET months = ? WHERE hash = ? AND months IS NULL", .int(months), .blob(hash))
        }
    }

    private func erase(_ slots: [Int64], by retention: Retention, on day: Day) async throws(StoreFailure) -> Int {
        let keys = keys
        let tombstones = try await erase { connection throws(StoreFailure) in
            try retention.erase(slots, on: day, connection, keys: keys)
        }
        record(tombstones)
        return tombstones.count
    }
}

extension RetentionCount {
    fileprivate mutating func add(_ responses: Int, ending end: Day?, on day: Day, soon: Day) {
        guard let end else { return endless += responses }
        if end <= day {
            over += responses
        } else if end <= soon {
            self.soon += responses
            next = min(next ?? end, end)
        } else {
            later += responses
        }
    }
}
