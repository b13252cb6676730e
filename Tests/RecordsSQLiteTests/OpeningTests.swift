import Foundation
import GRDB
import Programme
import Records
import Testing

@testable import RecordsSQLite

@Suite struct OpeningTests {
    @Test("The writer is durable: WAL, synchronous FULL, foreign keys, secure delete, nothing trusted")
    func settings() async throws {
        try await Fixture.with { store, _ in
            let found = try await store.writer.run(.alone) { connection throws(StoreFailure) in
                var found: [String: Int] = [:]
                for pragma in ["synchronous", "foreign_keys", "secure_delete", "trusted_schema", "wal_autocheckpoint"] {
                    found[pragma] = try connection.pragma(pragma)
                }
                return found
            }
            let wanted = [
                "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0, "wal_autocheckpoint": 0,
            ]
            #expect(found == wanted)
        }
    }

    @Test("Every file of the service can be read by its owner only")
    func modes() async throws {
        try await Fixture.with { store, fixture in
            _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil)
            _ = try await store.backUp(to: fixture.folder + "/backups", name: "one", keep: 1)
            let names = try #require(FileManager.default.enumerator(atPath: fixture.folder)?.allObjects as? [String])
            #expect(names.count >= 5)
            for name in names {
                let attributes = try FileManager.default.attributesOfItem(atPath: fixture.folder + "/" + name)
                let mode = try #require(attributes[.posixPermissions] as? Int)
                #expect(mode & 0o077 == 0, "\(name) has mode \(String(mode, radix: 8))")
            }
        }
    }

    @Test("A newer program's database is refused with a sentence that says what to do")
    func tooNew() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        var newer = fixture.options
        newer.addMigrationForTests(["CREATE TABLE extra (id INTEGER) STRICT"]) { _ in }
        await (try SQLiteStore.open(newer)).close()
        let failure = #expect(throws: StoreFailure.self) { try SQLiteStore.open(fixture.options) }
        #expect(failure == .tooNew(found: Schema.newest + 1, known: Schema.newest))
        #expect(failure?.sentence.contains("newer") == true)
        await (try SQLiteStore.open(newer)).close()
    }

    @Test("Another program's database is left alone")
    func foreignDatabase() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        try FileManager.default.createDirectory(atPath: fixture.folder, withIntermediateDirectories: true)
        let queue = try DatabaseQueue(path: fixture.options.databasePath)
        try queue.write { try $0.execute(sql: "CREATE TABLE theirs (id INTEGER)") }
        try queue.close()
        #expect(throws: StoreFailure.unusable(reason: "this is a database of another program")) { try fixture.open() }
    }

    @Test("A file that is no database is refused, not overwritten")
    func noDatabase() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        try FileManager.default.createDirectory(atPath: fixture.folder, withIntermediateDirectories: true)
        let letter = Data(String(repeating: "Beste buurt, ", count: 500).utf8)
        try letter.write(to: URL(fileURLWithPath: fixture.options.databasePath))
        #expect(throws: StoreFailure.self) { try fixture.open() }
        #expect(FileManager.default.contents(atPath: fixture.options.databasePath) == letter)
    }

    @Test("Foreign keys are refused; rotated ones still open everything")
    func keys() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        let (code, withdrawn) = (Code.random(), Code.random())
        let response = NewResponse.sample(fixture.keys, code: code)
        let gone = NewResponse.sample(fixture.keys, code: withdrawn)
        _ = try await store.submit(response, consuming: nil, closing: nil)
        _ = try await store.submit(gone, consuming: nil, closing: nil)
        _ = try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(withdrawn))
        await store.close()

        var foreign = fixture.options
        foreign.keys = try KeyRing.random(made: Week(number: 2_900))
        let failure = #expect(throws: StoreFailure.self) { try SQLiteStore.open(foreign) }
        #expect(failure == .keys(.foreign(missing: fixture.keys.keys.map(\.id).sorted())))

        var rotated = fixture.options
        rotated.keys = try fixture.keys.rotated(KeyPurpose.allCases, made: Week(number: 2_901))
        let again = try SQLiteStore.open(rotated)
        // Sent again after the keys were changed, a response is still the same one, and a withdrawn one stays away.
        let resent = NewResponse.sample(rotated.keys, id: response.facts.id, code: code)
        #expect(try await again.submit(resent, consuming: nil, closing: nil) == .alreadyStored)
        let back = NewResponse.sample(rotated.keys, id: gone.facts.id, code: withdrawn)
        #expect(try await again.submit(back, consuming: nil, closing: nil) == .withdrawn)
        _ = try await again.submit(.sample(rotated.keys), consuming: nil, closing: nil)
        #expect(try await again.verify() == VerifyReport(responses: 2, damage: []))
        #expect(try await again.response(ownCode: rotated.keys.ownCodeIndexes(code))?.value == response.value)
        await again.close()
        #expect(throws: StoreFailure.self) { try fixture.open() }
    }

    @Test("A closed store says so, and what waited was done")
    func closing() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        let sent = Task { try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil) }
        #expect(try await sent.value == .stored)
        await store.close()
        await #expect(throws: StoreFailure.closed) {
            try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil)
        }
        await #expect(throws: StoreFailure.closed) {
            try await store.loadDraft(fixture.keys.draftAccess(.random()).index)
        }
        let again = try fixture.open()
        #expect(try await again.verify().responses == 1)
        await again.close()
    }
}
