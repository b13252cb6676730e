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
        findings.attempt { findings throws(StoreFailure) in try findings.checkOriginals(connection) }
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
    private var seenOriginals = 0
    /// Where texts of the responses may lie.
    private var places: Set<Int64> = []
    /// A response cannot be read, so it is not known which texts are its.
    private var hasUnreadable = false
    private var audit = AuditHead.empty

    init(keys: KeyRing) { self.keys = keys }

    var report: VerifyReport { VerifyReport(responses: seen, originals: seenOriginals, damage: damage, audit: audit) }

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
        try scan(RowScan(query: ResponseRow.query), connection) { findings, row in findings.check(ResponseRow(row)) }
    }

    mutating func checkOriginals(_ connection: Connection) throws(StoreFailure) {
        for slot in try connection.all("SELECT slot FROM story", read: { row in Int64(row.int(0)) }) {
            places.insert(slot)
        }
        try scan(RowScan(query: OriginalRow.query), connection) { findings, row in findings.check(OriginalRow(row)) }
    }

    private mutating func scan(
        _ scan: RowScan, _ connection: Connection, check: (inout Findings, SQLRow) -> Void
    ) throws(StoreFailure) {
        try scan.run(connection) { row in
            check(&self, row)
        } damaged: { what in
            note(.structure(what))
            hasUnreadable = true
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
            for number in 0..<(response.content.apart ?? 0) {
                for place in OriginalPlace.all(response.facts.id, number, keys: keys) { places.insert(place.slot) }
            }
        } catch {
            hasUnreadable = true
            name(row.id, row.collection, error.problem)
        }
    }

    private mutating func check(_ row: OriginalRow) {
        seenOriginals += 1
        func found(_ problem: String) { note(.original(place: row.slot, collection: row.collection, problem: problem)) }
        do throws(RowFault) {
            let (_, digest) = try row.checked(with: keys)
            tallies[row.tallyPlace, default: Tally()].add(digest)
            if !hasUnreadable, !places.contains(row.slot) { found("it belongs to no response and no story") }
        } catch {
            found(error.problem)
        }
    }

    private mutating func name(_ id: [UInt8], _ collection: String, _ problem: String) {
        guard let id = ResponseID(bytes: id) else { return note(.unreadableResponse(position: seen, problem: problem)) }
        note(.response(id, collection: collection, problem: problem))
    }

    mutating func checkTallies(_ connection: Connection) throws(StoreFailure) {
        var counted = tallies
        for kind in [TallyKind.responses, .originals] {
            try connection.each("SELECT collection, week, \(kind.rawValue), sum FROM \(kind.table)") { row in
                let place = TallyPlace(collection: row.text(0), week: Week(number: row.int(1)), kind: kind)
                let found = counted.removeValue(forKey: place) ?? Tally()
                if found.count != row.int(2) || found.sum != DigestSum(bytes: row.blob(3)) {
                    note(Self.wrong(place, counted: found.count, recorded: row.int(2)))
                }
            }
        }
        for (place, tally) in counted { note(Self.wrong(place, counted: tally.count, recorded: 0)) }
    }

    private static func wrong(_ place: TallyPlace, counted: Int, recorded: Int) -> Damage {
        let (collection, week) = (place.collection, place.week)
        return switch place.kind {
        case .responses: .tally(collection: collection, week: week, counted: counted, recorded: recorded)
        case .originals: .originalTally(collection: collection, week: week, counted: counted, recorded: recorded)
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
