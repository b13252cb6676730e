import Crypto
import Programme
import Records
import XForms

/// Recomputes everything that can be recomputed, on one connection and one snapshot.
struct Verification {
    let keys: KeyRing

    func run(_ connection: Connection) -> VerifyReport {
        var findings = Findings(keys: keys)
        // Each by itself: a page that stops one of them must not hide what the others find.
        findings.attempt { findings throws(StoreFailure) in try findings.checkStructure(connection) }
        findings.attempt { findings throws(StoreFailure) in try findings.checkResponses(connection) }
        findings.attempt { findings throws(StoreFailure) in try findings.checkTallies(connection) }
        findings.attempt { findings throws(StoreFailure) in try findings.checkDefinitions(connection) }
        findings.attempt { findings throws(StoreFailure) in try findings.checkAudit(connection) }
        return findings.report
    }
}

extension Verification {
    /// SQLite's own check alone, for a database of an older version.
    func structureOnly(_ connection: Connection) -> VerifyReport {
        var findings = Findings(keys: keys)
        findings.attempt { findings throws(StoreFailure) in try findings.checkStructure(connection) }
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
    private var audit = AuditHead.empty

    init(keys: KeyRing) { self.keys = keys }

    var report: VerifyReport { VerifyReport(responses: seen, damage: damage, audit: audit) }

    mutating func attempt(_ check: (inout Findings) throws(StoreFailure) -> Void) {
        do throws(StoreFailure) {
            try check(&self)
        } catch {
            note(.structure(error.sentence))
        }
    }

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
        try checkRows(from: .min, connection)
    }

    /// Checks the rows in order of slot. A damaged page stops the scan, which then goes on behind it.
    private mutating func checkRows(from first: Int64, _ connection: Connection) throws(StoreFailure) {
        var next = first
        while true {
            do throws(StoreFailure) {
                try connection.each("\(ResponseRow.query) WHERE slot >= ? ORDER BY slot", .int(next)) { row in
                    let row = ResponseRow(row)
                    check(row)
                    next = row.slot == .max ? .max : row.slot + 1
                }
                return
            } catch StoreFailure.damaged(let what) {
                note(.structure(what))
                guard let readable = Self.firstReadable(after: next, connection) else { return }
                next = readable
            }
        }
    }

    /// Where rows can be read again behind a damaged page or row, within which every search fails: in steps that double,
    /// then by halving the last of them, so some 130 searches at most. Nil when there is nothing more to read.
    private static func firstReadable(after start: Int64, _ connection: Connection) -> Int64? {
        func isReadable(_ slot: Int64) -> Bool {
            do throws(StoreFailure) {
                _ = try connection.first("\(ResponseRow.query) WHERE slot >= ? ORDER BY slot LIMIT 1", .int(slot)) {
                    _ in
                }
                return true
            } catch {
                return false
            }
        }
        var (damaged, step) = (start, Int64(1))
        while true {
            let (probe, overflow) = damaged.addingReportingOverflow(step)
            guard !overflow else { return isReadable(.max) ? .max : nil }
            guard !isReadable(probe) else { break }
            damaged = probe
            step = step > .max / 2 ? .max : step * 2
        }
        var readable = damaged + step
        while readable - damaged > 1 {
            let middle = damaged + (readable - damaged) / 2
            if isReadable(middle) { readable = middle } else { damaged = middle }
        }
        return readable
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
        var files: [[UInt8]: [String: [UInt8]]] = [:]
        try connection.each("SELECT hash, name, content FROM definition_file") { row in
            files[row.blob(0), default: [:]][row.text(1)] = row.blob(2)
        }
        try connection.each("SELECT hash, form, content FROM definition") { row in
            let (hash, content, beside) = (row.blob(0), row.blob(2), files[row.blob(0)] ?? [:])
            let whole = FormDefinition.hash(of: content, files: Array(beside.keys), beside: { beside[$0] })
            // An older program hashed the document alone, whatever lay beside it.
            guard hash != whole, hash != Array(SHA256.hash(data: content)) else { return }
            note(.definition(formID: row.text(1)))
        }
    }

    mutating func checkAudit(_ connection: Connection) throws(StoreFailure) {
        let verdict = try AuditTable(connection: connection, keys: keys).verify()
        audit = verdict.head
        if let fault = verdict.fault { note(.audit(fault)) }
    }
}
