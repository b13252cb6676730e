import Programme
import Records

/// What a tally counts.
enum TallyKind: String {
    case responses, originals

    /// Its table, and the column that counts what is gone.
    var table: String { self == .responses ? "tally" : "original_tally" }
    var gone: String { self == .responses ? "withdrawn" : "erased" }
}

/// Which rows a tally counts.
struct TallyPlace: Hashable {
    let collection: String
    let week: Week
    var kind = TallyKind.responses
}

/// Count and order-free sum of the digests of one collection's week; also a change to it.
struct Tally {
    var count = 0
    var gone = 0
    var sum = DigestSum()

    mutating func add(_ digest: ResponseDigest) {
        count += 1
        sum.add(digest)
    }

    mutating func subtract(_ digest: ResponseDigest) {
        count -= 1
        gone += 1
        sum.subtract(digest)
    }

    /// The same row, stored otherwise.
    mutating func replace(_ old: ResponseDigest, by new: ResponseDigest) {
        sum.subtract(old)
        sum.add(new)
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
            let kind = place.kind
            let stored = try connection.first(
                "SELECT \(kind.rawValue), \(kind.gone), sum FROM \(kind.table) WHERE collection = ? AND week = ?",
                .text(place.collection), .int(place.week.number)
            ) { row throws(StoreFailure) in
                guard let sum = DigestSum(bytes: row.blob(2)) else { throw .damaged(what: "the tally of a week") }
                return Tally(count: row.int(0), gone: row.int(1), sum: sum)
            }
            let tally = (stored ?? Tally()) + change
            try connection.run(
                "INSERT INTO \(kind.table) (collection, week, \(kind.rawValue), \(kind.gone), sum) VALUES (?, ?, ?, ?, ?) "
                    + "ON CONFLICT (collection, week) DO UPDATE SET \(kind.rawValue) = excluded.\(kind.rawValue), "
                    + "\(kind.gone) = excluded.\(kind.gone), sum = excluded.sum",
                .text(place.collection), .int(place.week.number), .int(tally.count), .int(tally.gone),
                .blob(tally.sum.bytes))
        }
        changes = [:]
    }
}

extension Tally {
    static func + (tally: Tally, change: Tally) -> Tally {
        Tally(
            count: tally.count + change.count, gone: tally.gone + change.gone, sum: tally.sum + change.sum)
    }
}
