import Foundation
import GRDB
import Programme
import Records
import Testing

@testable import RecordsSQLite

/// When the disk or another program stands in the way: a typed refusal, and going on by itself afterwards.
@Suite struct RefusalTests {
    @Test("Below the free space that is demanded nothing new is taken, but erasing and reading work; then it goes on")
    func tooLittleRoom() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let (code, access) = (Code.random(), fixture.keys.draftAccess(.random()))
        let store = try fixture.open()
        _ = try await store.submit(.sample(fixture.keys, code: code), consuming: nil, closing: nil)
        _ = try await store.createDraft(access.index, sealed: access.seal([1]), expires: Week(number: 3_000))
        await store.close()

        var demanding = fixture.options
        demanding.minimumFreeBytes = .max
        let full = try SQLiteStore.open(demanding)
        await #expect(throws: StoreFailure.full) {
            try await full.submit(.sample(fixture.keys), consuming: nil, closing: nil)
        }
        await #expect(throws: StoreFailure.full) {
            try await full.saveDraft(access.index, sealed: [1], expecting: 1, expires: Week(number: 3_000))
        }
        #expect(await full.health().refusing == .full)
        #expect(try await full.loadDraft(access.index) != nil)
        #expect(try await full.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)))
        try await full.discardDraft(access.index)
        try await full.truncateLog()
        #expect(try await full.verify() == VerifyReport(responses: 0, damage: []))
        await full.close()

        let again = try fixture.open()
        #expect(try await again.submit(.sample(fixture.keys), consuming: nil, closing: nil) == .stored)
        #expect(await again.health().refusing == nil)
        await again.close()
    }

    private static func otherProgram(_ fixture: Fixture) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        return try DatabaseQueue(path: fixture.options.databasePath, configuration: configuration)
    }

    @Test("A file that another program holds is waited for, then refused as busy, and taken again when it is free")
    func locked() async throws {
        try await Fixture.with { store, fixture in
            _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil)
            let other = try Self.otherProgram(fixture)
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            let begin = DispatchTime.now()
            await #expect(throws: StoreFailure.busy) {
                try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil)
            }
            #expect(DispatchTime.now().uptimeNanoseconds - begin.uptimeNanoseconds > 150_000_000)
            #expect(try await store.response(ownCode: [fixture.keys.ownCodeIndex(.random())]) == nil)
            try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            #expect(try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil) == .stored)
            #expect(try await store.verify() == VerifyReport(responses: 2, damage: []))
            try other.close()
        }
    }

    @Test("When too much waits, more is refused as busy at once")
    func crowded() async throws {
        try await Fixture.with {
            ($0.waitingLimit, $0.busySeconds) = (5, 300)
        } _: { store, fixture in
            let other = try Self.otherProgram(fixture)
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            // At most five wait and five are in the writer's hands; everyone else has an answer while the file is held.
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        do throws(StoreFailure) {
                            return try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil)
                                == .stored
                        } catch {
                            guard error == .busy else { throw error }
                            return false
                        }
                    }
                }
                for _ in 0..<30 { #expect(try await group.next() == false) }
                try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
                let stored = try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                #expect((1...10).contains(stored))
            }
            try other.close()
        }
    }

    @Test("One job that fails leaves the others of its group alone")
    func oneBadJob() async throws {
        try await Fixture.with { store, fixture in
            struct Outcome: Sendable { var stored = 0, failed = 0 }
            let outcome = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        do throws(StoreFailure) {
                            if number % 6 == 0 {
                                try await store.writer.run(.intake) { connection throws(StoreFailure) in
                                    try connection.run("INSERT INTO tombstone (digest) VALUES (?)", .blob([1]))
                                    try connection.run("INSERT INTO nowhere VALUES (1)")
                                }
                            } else {
                                _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil)
                            }
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(into: Outcome()) { $1 ? ($0.stored += 1) : ($0.failed += 1) }
            }
            #expect(outcome.stored == 50 && outcome.failed == 10)
            #expect(try await store.verify() == VerifyReport(responses: 50, damage: []))
            let left = try store.engine.read { connection throws(StoreFailure) in
                try connection.first("SELECT count(*) FROM tombstone") { row in row.int(0) }
            }
            #expect(left == 0)
        }
    }
}
