import Programme
import Records

/// The ledger of releases inside a transaction.
struct ReleaseTable {
    let connection: Connection
    let keys: KeyRing

    private static let query = "SELECT number, made, maker, plan, outcome, withdrawn, told, deleted FROM release"

    /// Whole ones, the newest first.
    func all() throws(StoreFailure) -> [Release] {
        try connection.all("\(Self.query) WHERE outcome IS NOT NULL ORDER BY number DESC", read: Self.release)
    }

    func release(_ number: Int) throws(StoreFailure) -> Release? {
        try connection.first(
            "\(Self.query) WHERE outcome IS NOT NULL AND number = ?", .int(number), read: Self.release)
    }

    func newest() throws(StoreFailure) -> Int {
        try connection.first("SELECT coalesce(max(number), 0) FROM release WHERE outcome IS NOT NULL") { $0.int(0) }
            ?? 0
    }

    private static func release(_ row: SQLRow) throws(StoreFailure) -> Release {
        let what = "release \(row.int(0))"
        guard let maker = AuditActor(text: row.text(2)) else { throw .damaged(what: what) }
        return Release(
            number: row.int(0), made: Int64(row.int(1)), maker: maker,
            plan: try StoredJSON.read(row.text(3), what: what), outcome: try StoredJSON.read(row.text(4), what: what),
            withdrawn: row.int(5), told: row.int(6), deleted: row.optionalInt(7).map(Day.init(number:)))
    }

    // MARK: - Recording

    /// Takes a number and notes which responses the release is made of, so that withdrawals count from here on.
    func begin(_ release: NewRelease, maker: AuditActor) throws(StoreFailure) -> (number: Int, secret: [UInt8])? {
        guard try newest() == release.after else { return nil }
        try removeUnfinished()
        let number = release.after + 1
        let secret = ReleaseSecret.random()
        try connection.run(
            "INSERT INTO release (number, questionnaire, made, maker, plan, secret, tables) VALUES (?, ?, ?, ?, ?, ?, ?)",
            .int(number), .text(release.plan.questionnaire), .int(release.made), .text(maker.text),
            .text(try StoredJSON.text(release.plan)), .blob(ReleaseSecret.seal(secret, number: number, keys: keys)),
            release.tables.map { .blob($0) } ?? .null)
        for (collection, through) in release.selection.through {
            for neighbourhood in release.selection.neighbourhoods {
                try connection.run(
                    "INSERT INTO release_part (collection, neighbourhood, release, through) VALUES (?, ?, ?, ?)",
                    .text(collection), .text(neighbourhood), .int(number), .int(through.number))
            }
        }
        for (index, group) in release.groups.enumerated() {
            try connection.run(
                "INSERT INTO release_class (release, class, people, origins) VALUES (?, ?, ?, ?)", .int(number),
                .int(index), .int(group.people), .text(try StoredJSON.text(group.origins)))
        }
        return (number, secret)
    }

    /// - Returns: false when one of the stories changed since it was read, or is not there any more.
    func add(_ stories: [StoryID: ReleasedStory], to number: Int, _ secret: ReleaseSecret) throws(StoreFailure) -> Bool
    {
        for (id, story) in stories {
            let isThere = try connection.first(
                "SELECT 1 FROM story WHERE slot = ? AND revision = ? AND state = ?", .int(id.number),
                .int(story.revision),
                .int(StoryState.approved.rawValue)
            ) { _ in true }
            guard isThere == true else { return false }
            try connection.run(
                "INSERT INTO release_story (release, slot, class) VALUES (?, ?, ?)", .int(number),
                .int(secret.slot(id)),
                .int(story.group))
        }
        return true
    }

    func add(_ rows: some Sequence<(slot: Int64, group: Int32)>, to number: Int) throws(StoreFailure) {
        for row in rows {
            try connection.run(
                "INSERT INTO release_row (release, slot, class) VALUES (?, ?, ?)", .int(number), .int(row.slot),
                .int(Int(row.group)))
        }
    }

    /// - Returns: false when a response of it was withdrawn meanwhile, or it is not there any more.
    func finish(_ number: Int, _ outcome: ReleaseOutcome) throws(StoreFailure) -> Bool {
        try connection.run(
            "UPDATE release SET outcome = ? WHERE number = ? AND outcome IS NULL AND withdrawn = 0",
            .text(try StoredJSON.text(outcome)), .int(number)) == 1
    }

    func removeUnfinished() throws(StoreFailure) {
        for table in ["release_row", "release_class", "release_part", "release_story"] {
            try connection.run(
                "DELETE FROM \(table) WHERE release IN (SELECT number FROM release WHERE outcome IS NULL)")
        }
        try connection.run("DELETE FROM release WHERE outcome IS NULL")
    }

    // MARK: - Earlier ones

    func classes(
        _ questionnaire: String, before number: Int, of responses: [ResponseID]
    ) throws(StoreFailure) -> [EarlierClasses] {
        let files = try connection.all(
            "SELECT number, plan, secret FROM release WHERE outcome IS NOT NULL AND questionnaire = ? AND number < ? "
                + "ORDER BY number", .text(questionnaire), .int(number)
        ) { row in (number: row.int(0), plan: row.text(1), secret: row.blob(2)) }
        let remaining = try remaining(files.map(\.number))
        var found: [EarlierClasses] = []
        for file in files {
            guard let counts = remaining[file.number] else { continue }
            let plan: ReleasePlan = try StoredJSON.read(file.plan, what: "release \(file.number)")
            let secret = try ReleaseSecret(sealed: file.secret, number: file.number, keys: keys)
            var rows: [Int64: Int32] = [:]
            try connection.each("SELECT slot, class FROM release_row WHERE release = ?", .int(file.number)) { row in
                rows[Int64(row.int(0))] = Int32(row.int(1))
            }
            var classes: [ResponseID: Int32] = [:]
            for id in responses {
                if let group = rows[secret.slot(id)] { classes[id] = group }
            }
            guard !classes.isEmpty else { continue }
            found.append(
                EarlierClasses(
                    number: file.number, minimum: plan.protection.minimum, shape: plan.shape, classes: classes,
                    remaining: counts))
        }
        return found
    }

    /// For each research file how many rows of each class went into no later one of these.
    private func remaining(_ files: [Int]) throws(StoreFailure) -> [Int: [Int]] {
        var counts: [Int: [Int]] = [:]
        for file in files {
            let groups = try connection.all(
                "SELECT people, origins FROM release_class WHERE release = ? ORDER BY class", .int(file)
            ) { row in (people: row.int(0), origins: row.text(1)) }
            guard !groups.isEmpty else { continue }
            for group in groups {
                let origins: [ClassOrigin] = try StoredJSON.read(group.origins, what: "release \(file)")
                for origin in Set(origins) { counts[origin.release]?[origin.number] -= group.people }
            }
            counts[file] = groups.map(\.people)
        }
        return counts
    }

    // MARK: - Withdrawal

    /// A response goes: every release that it was part of says so, and forgets its row.
    func forget(_ id: ResponseID?, collection: String, neighbourhood: String, week: Week) throws(StoreFailure) {
        let hit = try connection.all(
            "SELECT r.number, r.secret FROM release_part p JOIN release r ON r.number = p.release "
                + "WHERE p.collection = ? AND p.neighbourhood = ? AND p.through >= ?", .text(collection),
            .text(neighbourhood), .int(week.number)
        ) { row in (number: row.int(0), secret: row.blob(1)) }
        for release in hit {
            try connection.run("UPDATE release SET withdrawn = withdrawn + 1 WHERE number = ?", .int(release.number))
            guard let id, let secret = try? ReleaseSecret(sealed: release.secret, number: release.number, keys: keys)
            else { continue }
            try connection.run(
                "DELETE FROM release_row WHERE release = ? AND slot = ?", .int(release.number), .int(secret.slot(id)))
        }
    }

    /// A database of an older version, which a restore looks through before it is brought up to date, has no such table.
    static func areThere(_ connection: Connection) throws(StoreFailure) -> Bool {
        try connection.first("SELECT 1 FROM sqlite_schema WHERE name = 'release_part'") { _ in true } ?? false
    }
}
