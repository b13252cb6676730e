import Foundation
import GRDB
import Programme
import Records
import Testing

@testable import RecordsSQLite

/// Who withdrew stays withdrawn, whichever disk dies.
@Suite struct JournalTests {
    private let never = Day(number: 0)

    @Test("When only the folder of back-ups survives, a restore still forgets who withdrew since")
    func besideTheBackup() async throws {
        try await Fixture.with { store, fixture async throws in
            let (keys, codes) = (fixture.keys, (0..<4).map { _ in Code.random() })
            for code in codes { _ = try await store.submit(.sample(keys, code: code), consuming: nil, closing: nil) }
            #expect(try await store.withdraw(ownCode: keys.ownCodeIndexes(codes[0])))
            let folder = fixture.options.backupPath
            let receipt = try await store.backUp(to: folder, name: "one", keep: 3)
            let beside = try #require(StoreOptions.journal(beside: receipt.path))
            #expect(try TombstoneJournal(path: beside).read().count == 1)
            for code in codes[1...2] { #expect(try await store.withdraw(ownCode: keys.ownCodeIndexes(code))) }

            let target = try Fixture()
            defer { target.remove() }
            var options = fixture.options
            options.folder = target.folder
            let restored = try SQLiteStore.restore(receipt.path, options: options, journals: [beside], on: never)
            #expect(restored == RestoreReceipt(responses: 1, erased: 2, over: 0))
        }
    }

    @Test("A back-up written to any other folder has the journal beside it too")
    func elsewhere() async throws {
        try await Fixture.with { store, fixture async throws in
            let code = Code.random()
            _ = try await store.submit(.sample(fixture.keys, code: code), consuming: nil, closing: nil)
            #expect(StoreOptions.journal(beside: fixture.folder + "/x/one.buurtstem-backup") == nil)
            #expect(try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)))
            let receipt = try await store.backUp(to: fixture.folder + "/x", name: "one", keep: 3)
            let beside = try #require(StoreOptions.journal(beside: receipt.path))
            #expect(try TombstoneJournal(path: beside).read() == store.journals.main.read())
            #expect(try store.journals.main.read().count == 1)
        }
    }

    @Test("What only the copy beside the back-ups knows is erased at the next start, and written beside the database")
    func copyAlone() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let code = Code.random()
        let store = try fixture.open()
        _ = try await store.submit(.sample(fixture.keys, code: code), consuming: nil, closing: nil)
        _ = try await store.backUp(to: fixture.options.backupPath, name: "one", keep: 3)
        try await fixture.putBackOldDatabase(store, withdrawing: code)
        // The journal beside the old database is gone as well.
        try FileManager.default.removeItem(atPath: fixture.options.journalPath)
        let back = try fixture.open()
        #expect(try await back.response(ownCode: fixture.keys.ownCodeIndexes(code)) == nil)
        #expect(try back.journals.main.read().count == 1)
        await back.close()
    }

    @Test("A withdrawal is answered as done when only a journal cannot be written, and is written down later")
    func behind() async throws {
        try await Fixture.with { store, fixture async throws in
            let codes = (0..<3).map { _ in Code.random() }
            for code in codes {
                _ = try await store.submit(.sample(fixture.keys, code: code), consuming: nil, closing: nil)
            }
            _ = try await store.backUp(to: fixture.options.backupPath, name: "one", keep: 3)
            _ = try await store.completeJournals()
            #expect(try await !store.completeJournals())
            let paths = [store.journals.main.path, store.journals.copy.path]
            for (path, code) in zip(paths, codes) {
                // A folder in the file's place: nothing can be appended to it.
                try? FileManager.default.removeItem(atPath: path)
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                #expect(try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)))
                #expect(try await store.response(ownCode: fixture.keys.ownCodeIndexes(code)) == nil)
                await #expect(throws: StoreFailure.self) { try await store.completeJournals() }
                try FileManager.default.removeItem(atPath: path)
                #expect(try await store.completeJournals())
                #expect(try await !store.completeJournals())
            }
            #expect(try store.journals.main.read().count == 2)
            #expect(try store.journals.copy.read() == store.journals.main.read())
            #expect(try await store.verify() == VerifyReport(responses: 1, damage: []))
        }
    }

    @Test("Jobs that meet a database closed under them are answered, all of them", .timeLimit(.minutes(20)))
    func closedUnder() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        await (try fixture.open()).close()
        let gauge = LogGauge()
        let database = try Opening(fixture.options, gauge: gauge).open()
        let engine = Engine(options: fixture.options, database: database, gauge: gauge)
        let writer = GroupWriter(engine: engine, waitingLimit: 100)
        try database.pool.close()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    await #expect(throws: StoreFailure.closed) {
                        try await writer.run(.intake) { connection throws(StoreFailure) in
                            try connection.run("SELECT 1")
                        }
                    }
                }
            }
        }
        writer.close()
        engine.close()
    }
}
