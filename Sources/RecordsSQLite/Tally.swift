import Programme
import Records

/// Count and order-free sum of the digests of one collection's week.
struct Tally {
    var responses = 0
    var withdrawn = 0
    var sum = DigestSum()

    static func add(
        _ digest: ResponseDigest, collection: String, week: Week, _ connection: Connection
    ) throws(StoreFailure) {
        var tally = try read(collection, week, connection)
        tally.responses += 1
        tally.sum.add(digest)
        try tally.write(collection, week, connection)
    }

    static func subtract(
        _ digest: ResponseDigest, collection: String, week: Week, _ connection: Connection
    ) throws(StoreFailure) {
        var tally = try read(collection, week, connection)
        tally.responses -= 1
        tally.withdrawn += 1
        tally.sum.subtract(digest)
        try tally.write(collection, week, connection)
    }

    /// How many responses were ever taken in, withdrawn ones included.
    static func accepted(_ connection: Connection) throws(StoreFailure) -> Int {
        try connection.first("SELECT coalesce(sum(responses + withdrawn), 0) FROM tally") { row in row.int(0) } ?? 0
    }

    private static func read(
        _ collection: String, _ week: Week, _ connection: Connection
    ) throws(StoreFailure) -> Tally {
        try connection.first(
            "SELECT responses, withdrawn, sum FROM tally WHERE collection = ? AND week = ?", .text(collection),
            .int(week.number)
        ) { row throws(StoreFailure) in
            guard let sum = DigestSum(bytes: row.blob(2)) else { throw .damaged(what: "the tally of a week") }
            return Tally(responses: row.int(0), withdrawn: row.int(1), sum: sum)
        } ?? Tally()
    }

    private func write(_ collection: String, _ week: Week, _ connection: Connection) throws(StoreFailure) {
        try connection.run(
            "INSERT INTO tally (collection, week, responses, withdrawn, sum) VALUES (?, ?, ?, ?, ?) "
                + "ON CONFLICT (collection, week) DO UPDATE SET responses = excluded.responses, "
                + "withdrawn = excluded.withdrawn, sum = excluded.sum",
            .text(collection), .int(week.number), .int(responses), .int(withdrawn), .blob(sum.bytes))
    }
}
