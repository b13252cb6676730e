package import Programme
package import Records

extension SQLiteStore {
    package func drawRetention(on day: Day) async throws(StoreFailure) {
        // A day that is not believed yet makes no list.
        let last = try engine.read { connection throws(StoreFailure) in
            try connection.first("SELECT day FROM retention_run") { row in row.int(0) }
        }
        guard last == day.number else { return }
        var counted: [(what: RetentionObject, first: Day, count: Int)] = []
        for one in try await retention(on: day) where one.over + one.soon > 0 {
            let first = one.over > 0 ? day : one.next ?? day
            counted.append((.collection(one.collection), first, one.over + one.soon))
        }
        // Those that wait for a reviewer too: their day has come.
        let originals = try await storyOriginals().filter { $0.term(on: day) != .later }
        if let first = originals.map(\.ends).min() { counted.append((.stories, max(first, day), originals.count)) }
        for one in try drafts(endingBy: day.adding(months: 1)) {
            counted.append((.drafts(one.week), max((one.week + 1).monday, day), one.count))
        }
        guard !Task.isCancelled else { return }
        let found = counted
        try await writer.run(.upkeep) { connection throws(StoreFailure) in
            try RetentionTable(connection: connection).write(found)
        }
    }

    /// How many drafts go after each week, of those that go by `day`.
    private func drafts(endingBy day: Day) throws(StoreFailure) -> [(week: Week, count: Int)] {
        try engine.read { connection throws(StoreFailure) in
            try connection.all(
                "SELECT expires, count(*) FROM draft WHERE expires < ? GROUP BY expires ORDER BY expires",
                .int(Week(of: day).number)
            ) { row in (Week(number: row.int(0)), row.int(1)) }
        }
    }

    package func noteErased(at now: Int64) async throws(StoreFailure) {
        try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            let audit = AuditTable(connection: connection, keys: keys)
            let untold = try RetentionTable(connection: connection).takeUnnoted()
            for gap in untold.gaps.reversed() {
                try audit.append(
                    AuditNote(
                        at: now, actor: .service, action: .erasingMissed,
                        object: AuditObject(.log, "\(gap.first)/\(gap.last)")))
            }
            for report in untold.reports {
                guard case .collection(let id) = report.what else { continue }
                try audit.append(
                    AuditNote(at: now, actor: .service, action: .timeOverErased, object: AuditObject(.collection, id)))
            }
        }
    }

    package func retentionPicture(since: Day) async throws(StoreFailure) -> RetentionPicture {
        try engine.read { connection throws(StoreFailure) in
            let run = try connection.first("SELECT day, before, held FROM retention_run") { row in
                (row.optionalInt(0), row.optionalInt(1), row.optionalInt(2))
            }
            let table = RetentionTable(connection: connection)
            return RetentionPicture(
                day: run?.0.map(Day.init(number:)), before: run?.1.map(Day.init(number:)),
                held: run?.2.map(Day.init(number:)), due: try table.due(), reports: try table.reports(since: since),
                gaps: try table.gaps(since: since))
        }
    }
}
