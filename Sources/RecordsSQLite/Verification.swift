import Crypto
import Programme
import Records

/// Recomputes everything that can be recomputed, on one connection and one snapshot.
struct Verification {
    let keys: KeyRing

    func run(_ connection: Connection) -> VerifyReport {
        var findings = Findings(keys: keys)
        do throws(StoreFailure) {
            try findings.checkStructure(connection)
            try findings.checkResponses(connection)
            try findings.checkTallies(connection)
            try findings.checkDefinitions(connection)
        } catch {
            findings.note(.structure(error.sentence))
        }
        return findings.report
    }
}

extension Verification {
    /// SQLite's own check alone, for a database of an older version.
    func structureOnly(_ connection: Connection) -> VerifyReport {
        var findings = Findings(keys: keys)
        do throws(StoreFailure) {
            try findings.checkStructure(connection)
        } catch {
            findings.note(.structure(error.sentence))
        }
        return findings.report
    }
}

private struct Findings {
    let keys: KeyRing
    private var damage: [Damage] = []
    private var tallies: [TallyPlace: Tally] = [:]
    private var structural: Set<String> = []
    private var tombstones: Set<Tombstone> = []
    private var seen = 0

    init(keys: KeyRing) { self.keys = keys }

    var report: VerifyReport { VerifyReport(responses: seen, damage: damage) }

    mutating func note(_ finding: Damage) {
        if case .structure(let what) = finding, !structural.insert(what).inserted { return }
        damage.append(finding)
    }

    /// SQLite's own check of pages, indexes and constraints; at most a hundred findings.
    mutating func checkStructure(_ connection: Connection) throws(StoreFailure) {
        for line in try connection.all("PRAGMA integrity_check(100)", read: { row in row.text(0) }) where line != "ok" {
            note(.structure(line))
        }
    }

    mutating func checkResponses(_ connection: Connection) throws(StoreFailure) {
        tombstones = Set(try connection.all("SELECT digest FROM tombstone") { row in Tombstone(digest: row.blob(0)) })
        try checkResponses(.min ... .max, connection)
    }

    /// Checks the slots of a range in order. A damaged page stops the scan; then what lies behind it is looked for by
    /// halving the rest, so that every response that can still be read is.
    private mutating func checkResponses(_ slots: ClosedRange<Int64>, _ connection: Connection) throws(StoreFailure) {
        var next = slots.lowerBound
        do throws(StoreFailure) {
            try connection.each(
                "\(ResponseRow.query) WHERE slot BETWEEN ? AND ? ORDER BY slot", .int(next), .int(slots.upperBound)
            ) { row in
                let row = ResponseRow(row)
                check(row)
                next = row.slot == .max ? .max : row.slot + 1
            }
        } catch StoreFailure.damaged(let what) {
            note(.structure(what))
            guard next < slots.upperBound else { return }
            let middle = next + Int64((UInt64(bitPattern: slots.upperBound &- next)) / 2)
            if middle > next { try checkResponses(next...middle, connection) }
            try checkResponses((middle + 1)...slots.upperBound, connection)
        }
    }

    private mutating func check(_ row: ResponseRow) {
        seen += 1
        do throws(RowFault) {
            let (response, digest) = try row.checked(with: keys)
            tallies[TallyPlace(collection: row.collection, week: row.week), default: Tally()].add(digest)
            let isBack =
                !tombstones.isEmpty
                && Tombstone.all(for: response.facts.id, keys: keys).contains(where: tombstones.contains)
            if isBack { note(.cameBack(response.facts.id, collection: row.collection)) }
        } catch {
            name(row.id, row.collection, error.problem)
        }
    }

    private mutating func name(_ id: [UInt8], _ collection: String, _ problem: String) {
        guard let id = ResponseID(bytes: id) else { return note(.unreadableResponse(position: seen, problem: problem)) }
        note(.response(id, collection: collection, problem: problem))
    }

    mutating func checkTallies(_ connection: Connection) throws(StoreFailure) {
        var counted = tallies
        try connection.each("SELECT collection, week, responses, sum FROM tally") { row in
            let place = TallyPlace(collection: row.text(0), week: Week(number: row.int(1)))
            let found = counted.removeValue(forKey: place) ?? Tally()
            if found.responses != row.int(2) || found.sum != DigestSum(bytes: row.blob(3)) {
                note(
                    .tally(
                        collection: place.collection, week: place.week, counted: found.responses, recorded: row.int(2)))
            }
        }
        for (place, tally) in counted {
            note(.tally(collection: place.collection, week: place.week, counted: tally.responses, recorded: 0))
        }
    }

    mutating func checkDefinitions(_ connection: Connection) throws(StoreFailure) {
        try connection.each("SELECT hash, form, content FROM definition") { row in
            if Array(SHA256.hash(data: row.blob(2))) != row.blob(0) { note(.definition(formID: row.text(1))) }
        }
    }
}
