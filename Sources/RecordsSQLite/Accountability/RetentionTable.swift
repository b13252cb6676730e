import Programme
import Records

/// What the job of erasing did and will do, inside a transaction.
struct RetentionTable {
    let connection: Connection

    /// Adds to what a day's run erased.
    func report(_ count: Int, of what: RetentionObject, on day: Day) throws(StoreFailure) {
        try connection.run(
            "INSERT INTO retention_report (day, what, erased, noted) VALUES (?, ?, ?, 0) ON CONFLICT (day, what) "
                + "DO UPDATE SET erased = erased + excluded.erased, noted = 0",
            .int(day.number), .text(what.text), .int(count))
    }

    /// As days that were missed stand among the reports: how many they are, on the day that caught up.
    private static let missed = "(missed)"

    /// Notes that nobody looked on the days between two.
    func report(missedBetween last: Day, and day: Day) throws(StoreFailure) {
        let missed = day.number - last.number - 1
        guard missed > 0 else { return }
        try connection.run(
            "INSERT INTO retention_report (day, what, erased, noted) VALUES (?, ?, ?, 0) ON CONFLICT (day, what) "
                + "DO NOTHING",
            .int(day.number), .text(Self.missed), .int(missed))
    }

    func gaps(since day: Day) throws(StoreFailure) -> [RetentionGap] { try gaps("day >= \(day.number)") }

    private func gaps(_ demand: String) throws(StoreFailure) -> [RetentionGap] {
        try connection.all(
            "SELECT day, erased FROM retention_report WHERE what = '\(Self.missed)' AND \(demand) ORDER BY day DESC"
        ) { row in
            let day = row.int(0)
            return RetentionGap(
                first: Day(number: day - row.int(1)), last: Day(number: day - 1), caughtUp: Day(number: day))
        }
    }

    /// What no row of the audit log tells yet; told from now on.
    func takeUnnoted() throws(StoreFailure) -> (reports: [RetentionReport], gaps: [RetentionGap]) {
        let found = (try reports("noted = 0"), try gaps("noted = 0"))
        try connection.run("UPDATE retention_report SET noted = 1 WHERE noted = 0")
        return found
    }

    func reports(since day: Day) throws(StoreFailure) -> [RetentionReport] { try reports("day >= \(day.number)") }

    private func reports(_ demand: String) throws(StoreFailure) -> [RetentionReport] {
        try connection.all(
            "SELECT day, what, erased FROM retention_report WHERE what <> '\(Self.missed)' AND \(demand) "
                + "ORDER BY day DESC, what"
        ) { row in
            RetentionReport(day: Day(number: row.int(0)), what: RetentionObject(text: row.text(1)), erased: row.int(2))
        }
    }

    func due() throws(StoreFailure) -> [RetentionDue] {
        try connection.all("SELECT what, first, due FROM retention_due ORDER BY first, what") { row in
            RetentionDue(
                what: RetentionObject(text: row.text(0)), first: Day(number: row.int(1)), due: row.int(2))
        }
    }

    /// Puts a list in place of the one there was; a figure stays until it is wrong by ten, as those of the response do.
    func write(_ counted: [(what: RetentionObject, first: Day, count: Int)]) throws(StoreFailure) {
        let before = Dictionary(try due().map { ($0.what, $0.due) }) { first, _ in first }
        try connection.run("DELETE FROM retention_due")
        for one in counted {
            try connection.run(
                "INSERT INTO retention_due (what, first, due) VALUES (?, ?, ?)", .text(one.what.text),
                .int(one.first.number), .int(Tens.shown(one.count, before: before[one.what] ?? 0)))
        }
    }
}
