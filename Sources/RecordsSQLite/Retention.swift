import Programme
import Records

/// Which responses have come to the end of the term that their definition names.
struct Retention {
    /// The last week that is over on the day asked for, by definition; definitions without a term are not in it.
    let lastWeeks: [[UInt8]: Week]
    /// Collections whose day of erasing has come, whatever the questionnaire's term.
    let overdue: Set<String>

    init(on day: Day, _ connection: Connection) throws(StoreFailure) {
        lastWeeks = try Self.terms(connection).mapValues { $0.lastWeekOver(on: day) }
        overdue = Set(
            try connection.all("SELECT id FROM collection WHERE erased <= ?", .int(day.number)) { row in row.text(0) })
    }

    /// The day on which a collection's answers are erased at the latest, of those that have one.
    static func lastDays(_ connection: Connection) throws(StoreFailure) -> [String: Day] {
        let days = try connection.all("SELECT id, erased FROM collection WHERE erased IS NOT NULL") { row in
            (row.text(0), Day(number: row.int(1)))
        }
        return Dictionary(days) { first, _ in first }
    }

    /// The term of each definition that has one.
    static func terms(_ connection: Connection) throws(StoreFailure) -> [[UInt8]: RetentionTerm] {
        let noted = try connection.all("SELECT hash, months FROM definition WHERE months > 0") { row in
            (row.blob(0), RetentionTerm(months: row.int(1)))
        }
        return Dictionary(noted.compactMap { hash, term in term.map { (hash, $0) } }) { first, _ in first }
    }

    /// Whether any week that holds responses may be over: answered from the tallies, without reading a response.
    func mayHaveAny(_ connection: Connection) throws(StoreFailure) -> Bool {
        for collection in overdue {
            let holds = try connection.first(
                "SELECT 1 FROM tally WHERE responses > 0 AND collection = ?", .text(collection), read: { _ in true })
            if holds == true { return true }
        }
        guard let last = lastWeeks.values.max() else { return false }
        return try connection.first(
            "SELECT 1 FROM tally WHERE responses > 0 AND week <= ?", .int(last.number), read: { _ in true }) ?? false
    }

    func isOver(definition: [UInt8], week: Week, collection: String) -> Bool {
        overdue.contains(collection) || lastWeeks[definition].map { week <= $0 } ?? false
    }

    /// How many rows are looked at in one reading.
    static let window = 4_000

    /// The slots that are over among the next ``window`` from `first` on, and where to go on; nil at the end.
    func slots(
        from first: Int64, _ connection: Connection
    ) throws(StoreFailure) -> (over: [Int64], next: Int64?) {
        var (over, count, last): ([Int64], Int, Int64) = ([], 0, first)
        try connection.each(
            "SELECT slot, definition, week, collection FROM response WHERE slot >= ? ORDER BY slot LIMIT ?",
            .int(first),
            .int(Self.window)
        ) { row in
            (count, last) = (count + 1, Int64(row.int(0)))
            let isOver = isOver(definition: row.blob(1), week: Week(number: row.int(2)), collection: row.text(3))
            if isOver { over.append(last) }
        }
        return (over, count < Self.window || last == .max ? nil : last + 1)
    }

    /// Erases those of `slots` that are over still. Called inside a transaction.
    func erase(
        _ slots: some Sequence<Int64>, on day: Day, _ connection: Connection, keys: KeyRing
    ) throws(StoreFailure) -> [Tombstone] {
        var tombstones: [Tombstone] = []
        var counts: [String: Int] = [:]
        for slot in slots {
            let row = try connection.first("\(ResponseRow.query) WHERE slot = ?", .int(slot)) { ResponseRow($0) }
            guard let row, isOver(definition: row.definition, week: row.week, collection: row.collection) else {
                continue
            }
            if let tombstone = try row.erase(connection, keys: keys) { tombstones.append(tombstone) }
            counts[row.collection, default: 0] += 1
        }
        let table = RetentionTable(connection: connection)
        for (collection, count) in counts { try table.report(count, of: .collection(collection), on: day) }
        return tombstones
    }
}

/// The day on which answers were last looked through, so that a clock that jumped erases nothing at once.
struct RetentionRun {
    /// Days between two runs that need no explanation.
    static let usual = 35
    /// Days that a jump must last before it is believed.
    static let pause = 2

    /// Notes that answers are looked through on `day`. Says when it will be believed if it is not yet.
    static func begin(on day: Day, _ connection: Connection) throws(StoreFailure) -> RetentionOutcome? {
        let run = try connection.first("SELECT day, held FROM retention_run") { row in
            (day: Day(number: row.int(0)), held: row.optionalInt(1).map(Day.init(number:)))
        }
        guard let run, day.number - run.day.number > usual else {
            try note(day, held: nil, connection)
            return nil
        }
        if let held = run.held, held <= day, day.number - held.number <= usual {
            let resumes = Day(number: held.number + pause)
            guard day < resumes else {
                try note(day, held: nil, connection)
                return nil
            }
            return .held(last: run.day, resumes: resumes)
        }
        try note(run.day, held: day, connection)
        return .held(last: run.day, resumes: Day(number: day.number + pause))
    }

    static func note(_ day: Day, held: Day?, _ connection: Connection) throws(StoreFailure) {
        let last = try connection.first("SELECT day FROM retention_run") { row in Day(number: row.int(0)) }
        if let last { try RetentionTable(connection: connection).report(missedBetween: last, and: day) }
        try connection.run(
            "INSERT INTO retention_run (id, day, held) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                + "before = CASE WHEN excluded.day > day THEN day ELSE before END, day = excluded.day, "
                + "held = excluded.held",
            .int(day.number), .int(held?.number))
    }
}
