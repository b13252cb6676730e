import Foundation
import Programme
import Records
import Testing

@testable import RecordsSQLite

/// A database of this version with two answers, and an upgrade of four statements.
@Suite struct MigrationTests {
    struct Stopped: Error {}

    static let statements = [
        "ALTER TABLE draft ADD COLUMN note TEXT", "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT",
        "INSERT INTO extra SELECT slot FROM response", "CREATE INDEX extra_id ON extra (id DESC)",
    ]

    /// Four statements and the two that write the header, and the commit.
    static let stops = 0...(statements.count + 2)

    @Test("An upgrade stopped before any statement leaves the old database, which then upgrades", arguments: stops)
    func stopped(at stop: Int) async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        for _ in 0..<2 { _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil) }
        await store.close()

        var stopping = fixture.options
        stopping.addMigrationForTests(Self.statements) { if $0 == stop { throw Stopped() } }
        #expect(throws: StoreFailure.self) { try SQLiteStore.open(stopping) }
        let old = try fixture.open()
        #expect(try await old.verify() == VerifyReport(responses: 2, damage: []))
        await old.close()

        var upgraded = fixture.options
        upgraded.addMigrationForTests(Self.statements) { _ in }
        let new = try SQLiteStore.open(upgraded)
        #expect(
            try new.engine.read { connection throws(StoreFailure) in try connection.pragma("user_version") } == Schema
                .newest + 1)
        #expect(try await new.verify() == VerifyReport(responses: 2, damage: []))
        await new.close()
    }

    @Test(
        "The first start, stopped before any statement, leaves nothing that hinders the next", arguments: [0, 1, 5, 13])
    func firstStart(stop: Int) async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        var stopping = fixture.options
        stopping.beforeMigrationStatement = { if $0 == stop { throw Stopped() } }
        #expect(throws: StoreFailure.self) { try SQLiteStore.open(stopping) }
        let store = try fixture.open()
        #expect(try await store.verify() == VerifyReport(responses: 0, damage: []))
        await store.close()
    }

    @Test("A command beside the service does not upgrade the database under it")
    func leaveAlone() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        await (try fixture.open()).close()
        var beside = fixture.options
        beside.addMigrationForTests(Self.statements) { _ in }
        beside.mayUpgrade = false
        #expect(throws: StoreFailure.self) { try SQLiteStore.open(beside) }
        let old = try fixture.open()
        #expect(
            try old.engine.read { connection throws(StoreFailure) in try connection.pragma("user_version") }
                == Schema.newest)
        await old.close()
    }

    @Test("Before an upgrade a back-up is made that restores the old database")
    func backUpFirst() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        let code = Code.random()
        _ = try await store.submit(.sample(fixture.keys, code: code), consuming: nil, closing: nil)
        await store.close()
        #expect(Backup.files(in: fixture.options.backupPath).isEmpty)
        var upgraded = fixture.options
        upgraded.addMigrationForTests(Self.statements) { _ in }
        await (try SQLiteStore.open(upgraded)).close()
        await (try SQLiteStore.open(upgraded)).close()
        let backups = Backup.files(in: fixture.options.backupPath)
        #expect(backups.count == 1 && backups[0].path.contains("before-upgrade-from-version-\(Schema.newest)-"))

        let target = try Fixture()
        defer { target.remove() }
        var options = fixture.options
        options.folder = target.folder
        let receipt = try SQLiteStore.restore(backups[0].path, options: options, journals: [], on: Day(number: 0))
        #expect(receipt.responses == 1)
        let restored = try SQLiteStore.open(options)
        #expect(try await restored.response(ownCode: fixture.keys.ownCodeIndexes(code)) != nil)
        await restored.close()
    }
}
