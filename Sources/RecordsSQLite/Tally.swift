import Programme
import Records

/// Which responses a tally counts.
struct TallyPlace: Hashable {
    let collection: String
    let week: Week
}

/// Count and order-free sum of the digests of one collection's week; also a change to it.
struct Tally {
    var responses = 0
    var withdrawn = 0
    var sum = DigestSum()

    mutating func add(_ digest: ResponseDigest) {
        responses += 1
        sum.add(digest)
    }

    mutating func subtract(_ digest: ResponseDigest) {
        responses -= 1
        withdrawn += 1
        sum.subtract(digest)
    }

    /// How many responses were ever taken in, withdrawn ones included.
    static func accepted(_ connection: Connection) throws(StoreFailure) -> Int {
        try connection.first("SELECT coalesce(sum(responses + withdrawn), 0) FROM tally") { row in row.int(0) } ?? 0
    }
}

/// The changes that one transaction makes to the tallies, gathered so that each row is written once.
///
/// A class because a transaction's jobs share it; it never leaves the writer's closure.
final class TallySheet {
    var changes: [TallyPlace: Tally] = [:]

    /// Writes the changes into the open transaction.
    func write(_ connection: Connection) throws(StoreFailure) {
        for (place, change) in changes {
            let stored = try connection.first(
                "SELECT responses, withdrawn, sum FROM tally WHERE collection = ? AND week = ?",
                .text(place.collection),
                .int(place.week.number)
            ) { row throws(StoreFailure) in
                guard let sum = DigestSum(bytes: row.blob(2)) else { throw .damaged(what: "the tally of a week") }
                return Tally(responses: row.int(0), withdrawn: row.int(1), sum: sum)
            }
            let tally = (stored ?? Tally()) + change
            try connection.run(
                "INSERT INTO tally (collection, week, responses, withdrawn, sum) VALUES (?, ?, ?, ?, ?) "
                    + "ON CONFLICT (collection, week) DO UPDATE SET responses = excluded.responses, "
                    + "withdrawn = excluded.withdrawn, sum = excluded.sum",
                .text(place.collection), .int(place.week.number), .int(tally.responses), .int(tally.withdrawn),
                .blob(tally.sum.bytes))
        }
        changes = [:]
    }
}

extension Tally {
    static func + (tally: Tally, change: Tally) -> Tally {
        Tally(
            responses: tally.responses + change.responses, withdrawn: tally.withdrawn + change.withdrawn,
            sum: tally.sum + change.sum)
    }
}
