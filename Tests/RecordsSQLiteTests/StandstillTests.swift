import Foundation
import GRDB
import Programme
import Records
import Synchronization
import Testing

@testable import RecordsSQLite

/// Those who answer wait for nobody who reads for long, and a stopping service waits for no back-up.
@Suite struct StandstillTests {
    /// Reads one moment of the database until `body` has ended, as a back-up does.
    private func reading(_ fixture: Fixture, _ body: () async throws -> Void) async throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: fixture.options.databasePath, configuration: configuration)
        try await reader.writeWithoutTransaction { database in
            try database.execute(sql: "BEGIN; SELECT count(*) FROM response")
        }
        try await body()
        try await reader.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        try reader.close()
    }

    @Test("While somebody reads for long, withdrawing and sending take no longer; the log is emptied afterwards")
    func reader() async throws {
        try await Fixture.with({ $0.busySeconds = 900 }) { store, fixture async throws in
            let codes = (0..<5).map { _ in Code.random() }
            for code in codes {
                _ = try await store.submit(.sample(fixture.keys, code: code), consuming: nil, closing: nil)
            }
            try await reading(fixture) {
                let start = ContinuousClock.now
                for code in codes {
                    #expect(try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)))
                    _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil)
                }
                #expect(try await !store.truncateLog())
                // One wait for the reader alone would be a quarter of an hour; the rest of the time belongs to a busy machine,
                // where each of these waits behind all other tests.
                #expect(ContinuousClock.now - start < .seconds(600))
                #expect(Files.size(fixture.options.databasePath + "-wal") > 0)
            }
            #expect(try await store.truncateLog())
            #expect(Files.size(fixture.options.databasePath + "-wal") == 0)
            // The connection waits as long as ever for what it must wait for.
            let usual = try await store.writer.run(.alone) { connection throws(StoreFailure) in
                try connection.pragma("busy_timeout")
            }
            #expect(usual == 900_000)
        }
    }

    /// Eight people who save again and again without a pause.
    private func saving(_ store: SQLiteStore, _ keys: KeyRing, times: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let access = keys.draftAccess(.random())
                    let sealed = access.seal([UInt8](repeating: 7, count: 2_000))
                    let week = Week(number: 2_990)
                    var outcome = try await store.createDraft(access.index, sealed: sealed, expires: week)
                    for _ in 0..<times {
                        guard case .saved(let revision) = outcome else { break }
                        outcome = try await store.saveDraft(
                            access.index, sealed: sealed, expecting: revision, expires: week)
                    }
                    guard case .saved = outcome else { throw StoreFailure.busy }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("Under people who never pause the log is copied and begins anew, also after somebody has read for long")
    func log() async throws {
        let limit = 25
        try await Fixture.with({ $0.checkpointPages = limit }) { store, fixture async throws in
            let path = fixture.options.databasePath + "-wal"
            try await saving(store, fixture.keys, times: 250)
            // 2,000 saves are at least as many pages; twice the bound leaves room for the groups that meet it.
            #expect(Files.size(path) < 2 * 8 * limit * 4_120)
            try await reading(fixture) { try await saving(store, fixture.keys, times: 100) }
            // A log begins anew only once the last of it was copied, which a reader prevents.
            let long = Files.size(path)
            #expect(long > 8 * 100 * 4_096)
            try await saving(store, fixture.keys, times: 250)
            #expect(Files.size(path) < long + 2 * 8 * limit * 4_120)
        }
    }

    @Test("A back-up that would take the room of answers is refused with a sentence, and leaves nothing")
    func noRoom() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        try Files.makeFolder(fixture.folder)
        // Others fill and clear this disk meanwhile. So half of what is free is kept for answers, and the database is a hole,
        // which takes nothing and of which one copy would fit, and two would not: by far.
        let room = min(Files.freeBytes(at: fixture.folder) / 2, 1 << 40)
        let path = fixture.options.databasePath
        try Files.makePrivateFile(path)
        try #require(truncate(path, room / 4 * 3) == 0)
        var options = fixture.options
        options.minimumFreeBytes = Files.freeBytes(at: fixture.folder) - room
        let failure = #expect(throws: StoreFailure.self) {
            _ = try Backup(options: options).make(in: fixture.folder + "/backups", name: "one")
        }
        guard case .noRoomForBackup(let needed, let free)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(needed == 2 * Files.size(path) && free < needed)
        #expect(failure?.sentence.contains("backupFolder") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/backups").isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder).count == 2)
    }

    @Test("A service that stops at any moment of a back-up gives it up, and leaves nothing half made")
    func stoppingBackup() async throws {
        try await Fixture.with { store, fixture async throws in
            let keys = fixture.keys
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<800 {
                    group.addTask {
                        let response = NewResponse.sample(keys, value: String(repeating: "verhaal ", count: 500))
                        _ = try await store.submit(response, consuming: nil, closing: nil)
                    }
                }
                try await group.waitForAll()
            }
            let folder = fixture.folder + "/backups"
            let looks = Looks()
            let whole = Backup(options: fixture.options, stopping: Stopping { looks.more() < 0 })
            _ = try whole.make(in: folder, name: "whole")
            let all = looks.count
            #expect(all > 10)
            for last in stride(from: 0, to: all, by: max(1, all / 40)) {
                let seen = Looks()
                let backup = Backup(options: fixture.options, stopping: Stopping { seen.more() > last })
                #expect(throws: StoreFailure.closed, "after \(last) of \(all) looks") {
                    try backup.make(in: folder, name: "half")
                }
                // It looks no more than once after it was told: what runs is interrupted, nothing else begins.
                #expect(seen.count <= last + 2)
                let left = try FileManager.default.subpathsOfDirectory(atPath: fixture.folder)
                #expect(left.allSatisfy { !$0.contains(".tmp") && !$0.contains("half") })
            }
        }
    }

    @Test("Once it stops, a service begins neither a back-up nor a verification")
    func stopping() async throws {
        try await Fixture.with { store, fixture async throws in
            store.stopLongWork()
            await #expect(throws: StoreFailure.closed) { _ = try await store.verify() }
            await #expect(throws: StoreFailure.closed) {
                _ = try await store.backUp(to: fixture.folder + "/backups", name: "late", keep: 3)
            }
        }
    }
}

/// Counts how often long work looks whether it should stop.
private final class Looks: Sendable {
    private let looks = Atomic<Int>(0)

    var count: Int { looks.load(ordering: .relaxed) }

    func more() -> Int { looks.wrappingAdd(1, ordering: .relaxed).newValue }
}
