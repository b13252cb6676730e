import Foundation
import GRDB
import Programme
import Records
import Testing

@testable import RecordsSQLite

@Suite("The audit log")
struct AuditTests {
    private static func note(_ number: Int, _ action: AuditAction = .accountChanged) -> AuditNote {
        AuditNote(
            at: Int64(1_795_000_000 + number), actor: .account(AccountID(number: 7) ?? .random()),
            roles: [.administrator],
            action: action, object: .account(AccountID(number: Int64(number + 1)) ?? .random()),
            neighbourhood: number % 2 == 0 ? "oost" : nil, reason: "toelichting \(number)")
    }

    /// Changes the file as somebody with the file but without the keys could: the triggers taken away first.
    private static func tamper(_ fixture: Fixture, _ statements: String...) throws {
        let queue = try DatabaseQueue(path: fixture.options.databasePath)
        try queue.write { database in
            try database.execute(sql: "DROP TRIGGER IF EXISTS audit_keeps")
            try database.execute(sql: "DROP TRIGGER IF EXISTS audit_stays")
            for statement in statements { try database.execute(sql: statement) }
        }
        try queue.close()
    }

    private static func verdict(_ fixture: Fixture) async throws -> [Damage] {
        let store = try fixture.open()
        let report = try await store.verify()
        await store.close()
        return report.damage
    }

    @Test("Rows cannot be changed or removed by a statement")
    func triggers() async throws {
        try await Fixture.with { store, _ in
            try await store.note(Self.note(0))
            for sql in ["UPDATE audit SET actor = 'command'", "DELETE FROM audit"] {
                await #expect(throws: StoreFailure.self) {
                    try await store.writer.run(.upkeep) { connection throws(StoreFailure) in try connection.run(sql) }
                }
            }
            #expect(
                try await store.verify() == VerifyReport(responses: 0, damage: [], audit: try await Self.head(store)))
        }
    }

    private static func head(_ store: SQLiteStore) async throws -> AuditHead { try await store.verify().audit }

    @Test("Every change to every column of every row is found, and each row that is taken out, put in or moved")
    func tampering() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        for number in 0..<6 { try await store.note(Self.note(number)) }
        #expect(try await store.verify().audit.count == 6)
        await store.close()
        let sound = try Data(contentsOf: URL(filePath: fixture.options.databasePath))
        for (statement, fault) in [
            ("UPDATE audit SET at = at + 1 WHERE number = 3", AuditFault.row(3)),
            ("UPDATE audit SET actor = 'service' WHERE number = 1", .row(1)),
            ("UPDATE audit SET roles = '' WHERE number = 6", .row(6)),
            ("UPDATE audit SET action = 'logged-in' WHERE number = 2", .row(2)),
            ("UPDATE audit SET object_kind = 'log' WHERE number = 2", .row(2)),
            ("UPDATE audit SET object = '' WHERE number = 2", .row(2)),
            ("UPDATE audit SET neighbourhood = 'west' WHERE number = 2", .row(2)),
            ("UPDATE audit SET neighbourhood = '' WHERE number = 2", .row(2)),
            ("UPDATE audit SET reason = NULL WHERE number = 4", .row(4)),
            ("UPDATE audit SET reason = zeroblob(4) WHERE number = 4", .row(4)),
            ("UPDATE audit SET link = zeroblob(32) WHERE number = 5", .row(5)),
            ("UPDATE audit SET key = 1 WHERE number = 5", .key(1)),
            ("DELETE FROM audit WHERE number = 1", .row(2)), ("DELETE FROM audit WHERE number = 4", .row(5)),
            ("DELETE FROM audit WHERE number = 6", .end(after: 5)), ("DELETE FROM audit", .end(after: 0)),
            ("DELETE FROM audit_head", .end(after: 6)), ("UPDATE audit_head SET count = 7", .end(after: 6)),
            ("UPDATE audit_head SET proof = zeroblob(32)", .end(after: 6)),
            (
                "INSERT INTO audit SELECT 7, at, actor, roles, action, object_kind, object, neighbourhood, reason, key, link "
                    + "FROM audit WHERE number = 6", .row(7)
            ),
            ("UPDATE audit SET number = CASE number WHEN 3 THEN -4 WHEN 4 THEN -3 ELSE number END", .row(-4)),
        ] as [(String, AuditFault)] {
            try sound.write(to: URL(filePath: fixture.options.databasePath))
            try Self.tamper(fixture, statement)
            #expect(try await Self.verdict(fixture) == [.audit(fault)], "\(statement)")
        }
        // The end cut off, and the head brought to fit: without the key its proof cannot be made.
        try sound.write(to: URL(filePath: fixture.options.databasePath))
        try Self.tamper(
            fixture, "DELETE FROM audit WHERE number > 4",
            "UPDATE audit_head SET count = 4, link = (SELECT link FROM audit WHERE number = 4)")
        #expect(try await Self.verdict(fixture) == [.audit(.end(after: 4))])
        try sound.write(to: URL(filePath: fixture.options.databasePath))
        #expect(try await Self.verdict(fixture) == [])
    }

    @Test("After the digest key was renewed the chain goes on, and both parts are checked")
    func rotation() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        for number in 0..<3 { try await store.note(Self.note(number)) }
        await store.close()
        var options = fixture.options
        options.keys = try fixture.keys.rotated([.digest, .data], made: Week(number: 2_901))
        let renewed = try SQLiteStore.open(options)
        for number in 3..<5 { try await renewed.note(Self.note(number)) }
        let verdict = try await renewed.verifyAudit(noting: Self.note(5, .logVerified))
        #expect(verdict.fault == nil && verdict.head.count == 6)
        let read = try await renewed.audit(AuditFilter(), limit: 10, in: .everywhere, noting: Self.note(6, .logRead))
        #expect(read.compactMap(\.reason) == (0...6).reversed().map { "toelichting \($0)" })
        await renewed.close()
    }

    @Test("Reason and facts come back as they were told, whatever the reason begins with; rows of before read on")
    func told() async throws {
        try await Fixture.with { store, fixture in
            let rights = AuditRights(try Roles([.coder, .evaluator]), in: .neighbourhoods(["west", "oost"]))
            #expect(rights.roles == ["coder", "evaluator"] && rights.neighbourhoods == ["oost", "west"])
            let letters = try #require(AuditLetters([9, 3, 4], kind: "reminder", paper: "large"))
            #expect(letters.first == 3 && letters.last == 9 && letters.count == 3)
            #expect(AuditLetters([]) == nil)
            let facts: [AuditFacts?] = [nil, .rights(before: nil, after: rights), .letters(letters)]
            for reason in [nil, "kanarie", "\u{0}kanarie", "\u{0}{\"reason\":\"x\"}"] as [String?] {
                for fact in facts {
                    let note = AuditNote(at: 1, actor: .service, action: .accountChanged, reason: reason, facts: fact)
                    try await store.note(note)
                    let read = try await store.audit(AuditFilter(), limit: 2, in: .everywhere, noting: Self.note(1))
                    #expect(read.last?.reason == reason && read.last?.facts == fact)
                }
            }
            #expect(AuditTold(reading: Array("oud".utf8)).reason == "oud")
            #expect(try await store.verify().isSound)
            for word in ["kanarie", "evaluator"] { #expect(!fixture.databaseBytes().contains(Data(word.utf8))) }
        }
    }

    @Test("Many at once give one unbroken chain, and a change that fails leaves no row")
    func together() async throws {
        try await Fixture.with { store, fixture in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<200 { group.addTask { try await store.note(Self.note(number)) } }
                try await group.waitForAll()
            }
            let report = try await store.verify()
            #expect(report.audit.count == 200 && report.isSound)
            let unknown = try await store.setStopped(
                true, .random(), in: .everywhere, noting: Self.note(1, .accountStopped))
            #expect(unknown == .unknown)
            #expect(try await store.verify().audit.count == 200)
            #expect(!fixture.databaseBytes().contains(Data("toelichting".utf8)))
        }
    }

    @Test("The log is read by who, what, about whom, when and where; a limited scope sees its neighbourhoods alone")
    func filters() async throws {
        try await Fixture.with { store, _ in
            for number in 0..<20 { try await store.note(Self.note(number, number < 5 ? .loggedIn : .accountChanged)) }
            func numbers(_ scope: Scope = .everywhere, _ adjust: (inout AuditFilter) -> Void) async throws -> [Int64] {
                var filter = AuditFilter()
                adjust(&filter)
                let service = AuditNote(at: 1, actor: .service, action: .logRead)
                return try await store.audit(filter, limit: 100, in: scope, noting: service).map(\.number)
                    .filter { $0 <= 20 }
            }
            #expect(try await numbers(.neighbourhoods([])) { _ in } == [])
            #expect(try await numbers(.neighbourhoods(["west"])) { _ in } == [])
            #expect(try await numbers(.neighbourhoods(["oost", "west"])) { _ in }.count == 10)
            #expect(try await numbers { $0.action = .loggedIn } == [5, 4, 3, 2, 1])
            #expect(try await numbers { $0.object = .account(AccountID(number: 3) ?? .random()) } == [3])
            #expect(try await numbers { $0.actor = .command } == [])
            #expect(try await numbers { ($0.from, $0.before) = (1_795_000_002, 1_795_000_004) } == [4, 3])
            #expect(try await numbers { $0.below = 3 } == [2, 1])
        }
    }
}
