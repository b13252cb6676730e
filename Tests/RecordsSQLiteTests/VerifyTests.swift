import Foundation
import GRDB
import Programme
import Records
import Testing

@testable import RecordsSQLite

/// SQLite has no checksums; `verify` must find what it cannot.
@Suite struct VerifyTests {
    /// Forty responses, of a few bytes up to several pages.
    static func filled(_ fixture: Fixture) async throws {
        let store = try fixture.open()
        for number in 0..<40 {
            let value = String(repeating: "verhaal \(number) ", count: 1 + number * number / 2)
            let response = NewResponse.sample(
                fixture.keys, value: value, collection: number % 2 == 0 ? "een" : "twee", week: 2_960 + number % 3)
            #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
        }
        await store.close()
    }

    /// Everything that can be read of the responses.
    private static func rows(_ path: String) throws -> [String] {
        try Copy(path: path).read { connection throws(StoreFailure) in
            try connection.all("\(ResponseRow.query) ORDER BY slot") { String(describing: ResponseRow($0)) }
        }
    }

    @Test("Every flipped bit in a stored response is found")
    func bitFlips() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        try await Self.filled(fixture)
        try FlippedBits.expectFound(in: "response", of: fixture, moreThan: 40 * 300, rows: Self.rows) {
            if case .response = $0 { true } else { false }
        }
    }

    @Test(
        "Tampering that SQLite finds in order is found and told apart",
        arguments: [
            "DELETE FROM response WHERE slot = (SELECT min(slot) FROM response)",
            "UPDATE response SET neighbourhood = 'zuid' WHERE slot = (SELECT min(slot) FROM response)",
            "UPDATE response SET week = week + 1 WHERE slot = (SELECT min(slot) FROM response)",
            "UPDATE response SET consent = '' WHERE slot = (SELECT min(slot) FROM response)",
            "UPDATE response SET id = randomblob(16) WHERE slot = (SELECT min(slot) FROM response)",
            "UPDATE response SET own_code = randomblob(16) WHERE slot = (SELECT min(slot) FROM response)",
            "UPDATE response SET sealed = (SELECT sealed FROM response ORDER BY slot DESC LIMIT 1), "
                + "digest = (SELECT digest FROM response ORDER BY slot DESC LIMIT 1) "
                + "WHERE slot = (SELECT min(slot) FROM response)",
            "INSERT INTO response SELECT slot + 1, own_code, neighbourhood, collection, id, definition, form, version, "
                + "week, mode, consent, digest, sealed FROM response LIMIT 1",
            "UPDATE tally SET responses = responses - 1", "DELETE FROM tally", "UPDATE tally SET sum = zeroblob(32)",
        ])
    func tampering(sql: String) async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        try await Self.filled(fixture)
        let queue = try DatabaseQueue(path: fixture.options.databasePath)
        try await queue.write { try $0.execute(sql: sql) }
        try queue.close()
        let store = try fixture.open()
        let report = try await store.verify()
        await store.close()
        #expect(!report.damage.isEmpty)
        for damage in report.damage { #expect(!damage.sentence.contains("verhaal ")) }
    }

    @Test(
        "A changed definition, or a changed, missing or added file beside it, is found",
        arguments: [
            "UPDATE definition SET content = x'00'",
            "UPDATE definition_file SET content = x'00' WHERE name = 'towns.csv'",
            "DELETE FROM definition_file WHERE name = 'towns.csv'",
            "INSERT INTO definition_file SELECT hash, 'new.csv', x'01' FROM definition",
            "UPDATE definition_file SET name = 'b.csv' WHERE name = 'towns.csv'",
        ])
    func definitions(sql: String) async throws {
        try await Fixture.with { store, _ async throws in
            try await store.keep(.sample)
            #expect(try await store.verify().isSound)
            _ = try await store.writer.run(.upkeep) { connection throws(StoreFailure) in try connection.run(sql) }
            #expect(try await store.verify().damage == [.definition(formID: "v")])
        }
    }

    @Test("What an older program kept, its files outside its hash, is in order")
    func olderDefinition() async throws {
        try await Fixture.with { store, _ async throws in
            let sample = ArchivedDefinition.sample
            _ = try await store.writer.run(.upkeep) { connection throws(StoreFailure) in
                let hash = Fixture.sha256(sample.content)
                try connection.run(
                    "INSERT INTO definition (hash, form, version, content) VALUES (?, 'v', '1', ?)", .blob(hash),
                    .blob(sample.content))
                try connection.run(
                    "INSERT INTO definition_file (hash, name, content) VALUES (?, 'a.csv', x'01')", .blob(hash))
            }
            #expect(try await store.verify().isSound)
        }
    }

    @Test("The end of the log, lost to a flipped bit, is noticed by the count kept beside the database")
    func lostLog() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        for _ in 0..<20 { _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil) }
        // As a crash would leave the files: copied while the store is open.
        var crashed = fixture.options
        crashed.folder = fixture.folder + "-crashed"
        try FileManager.default.copyItem(atPath: fixture.folder, toPath: crashed.folder)
        await store.close()
        defer { try? FileManager.default.removeItem(atPath: crashed.folder) }
        let whole = try #require(FileManager.default.contents(atPath: crashed.databasePath + "-wal"))
        #expect(whole.count > 20 * 4_096)
        for flip in [0, 1, 2] {
            let folder = crashed.folder + "-\(flip)"
            try FileManager.default.copyItem(atPath: crashed.folder, toPath: folder)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            var options = crashed
            options.folder = folder
            var damaged = whole
            if flip > 0 { damaged[Int.random(in: 32 + 40 * 4_120 / 4..<whole.count)] ^= 4 }
            try damaged.write(to: URL(fileURLWithPath: options.databasePath + "-wal"))
            let again = try SQLiteStore.open(options)
            let report = try await again.verify()
            if flip == 0 {
                #expect(report == VerifyReport(responses: 20, damage: []))
            } else {
                #expect(report.responses < 20 && report.damage == [.lost(responses: 20 - report.responses)])
            }
            await again.close()
        }
    }

    @Test("Verifying goes on while answers come in, and finds nothing wrong")
    func underLoad() async throws {
        try await Fixture.with { store, fixture async throws in
            let load = Task {
                while !Task.isCancelled {
                    let code = Code.random()
                    _ = try await store.submit(.sample(fixture.keys, code: code), consuming: nil, closing: nil)
                    if Bool.random() { _ = try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)) }
                }
            }
            for _ in 0..<10 {
                let report = try await store.verify()
                #expect(report.isSound)
            }
            load.cancel()
            _ = try? await load.value
        }
    }
}
