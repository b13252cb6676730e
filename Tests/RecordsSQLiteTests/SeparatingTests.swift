import Foundation
import Programme
import Records
import Synchronization
import Testing

@testable import RecordsSQLite

/// What an older program stored with the answers is put apart, whatever happens meanwhile.
@Suite struct SeparatingTests {
    struct Stopped: Error {}

    /// A response as the program before stored it: a chain, and all that was written.
    private static func whole(_ keys: KeyRing, _ code: Code, _ text: String) -> NewResponse {
        let sample = NewResponse.sample(keys, code: code, value: "verhaal:" + text)
        return NewResponse(
            facts: sample.facts, ownCodes: sample.ownCodes,
            value: [1] + [UInt8](repeating: 7, count: 16) + sample.value)
    }

    /// As a questionnaire would tell them apart.
    @Sendable private static func separate(_ response: StoredResponse) async -> SeparatedResponse? {
        let text = String(decoding: response.content.canonical, as: UTF8.self)
        guard text.hasPrefix("verhaal:") else { return nil }
        return SeparatedResponse(
            content: ResponseContent(
                chain: response.content.chain ?? .random(), apart: 1, canonical: Array("verhaal:".utf8)),
            originals: [
                Original(
                    definition: response.facts.definition, mode: response.facts.mode, language: "",
                    question: "/verhaal",
                    part: "story", tags: [], text: String(text.dropFirst(8)))
            ])
    }

    /// A database of version 3 with so many responses; their codes, in order.
    private static func older(_ fixture: Fixture, _ count: Int) async throws -> [Code] {
        var options = fixture.options
        options.migrations = options.migrations.filter { $0.version <= 3 }
        let codes = (0..<count).map { _ in Code.random() }
        let store = try SQLiteStore.open(options)
        for (number, code) in codes.enumerated() {
            let response = whole(fixture.keys, code, "tekst \(number)")
            #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
        }
        await store.close()
        return codes
    }

    private static func check(_ store: SQLiteStore, _ fixture: Fixture, _ codes: [Code]) async throws {
        for (number, code) in codes.enumerated() {
            let found = try #require(try await store.response(ownCode: fixture.keys.ownCodeIndexes(code)))
            let inside = String(decoding: found.content.canonical, as: UTF8.self)
            if found.content.apart == nil {
                #expect(inside == "verhaal:tekst \(number)")
            } else {
                #expect(inside == "verhaal:" && found.originals.map { $0?.text } == ["tekst \(number)"])
            }
        }
        #expect(try await store.verify().damage == [])
    }

    @Test("The upgrade stopped before any statement leaves the old database, which then upgrades", arguments: 0...7)
    func stopped(at stop: Int) async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let codes = try await Self.older(fixture, 3)
        var stopping = fixture.options
        stopping.beforeMigrationStatement = { if $0 == stop { throw Stopped() } }
        // Four statements, two that write the header, and the commit.
        if stop <= 6 {
            #expect(throws: StoreFailure.self) { try SQLiteStore.open(stopping) }
        }
        let store = try fixture.open()
        #expect(Backup.files(in: fixture.options.backupPath).allSatisfy { $0.path.contains("from-version-3-") })
        try await Self.check(store, fixture, codes)
        #expect(try await store.separateOriginals(Self.separate) == 3)
        try await Self.check(store, fixture, codes)
        #expect(try await store.verify() == VerifyReport(responses: 3, originals: 3, damage: []))
        await store.close()
    }

    @Test("Moving goes on where it was stopped, beside new answers and withdrawals, and never twice")
    func resumes() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let codes = try await Self.older(fixture, 350)
        var store = try fixture.open()
        // Stopped again and again: each run is cancelled after some responses.
        for _ in 0..<3 {
            let seen = Counter()
            let moving = Task { [store] in
                try await store.separateOriginals { response in
                    if seen.next() == 120 { withUnsafeCurrentTask { $0?.cancel() } }
                    return await Self.separate(response)
                }
            }
            _ = try await moving.value
            await store.close()
            store = try fixture.open()
            try await Self.check(store, fixture, codes)
        }
        #expect(try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(codes[7])))
        _ = try await store.submit(.sample(fixture.keys, texts: ["nieuw"]), consuming: nil, closing: nil)
        _ = try await store.separateOriginals(Self.separate)
        #expect(try await store.verify() == VerifyReport(responses: 350, originals: 350, damage: []))
        #expect(try await store.separateOriginals { _ in Self.fatalMove() } == 0)
        #expect(try await store.response(ownCode: fixture.keys.ownCodeIndexes(codes[7])) == nil)
        await store.close()
    }

    private static func fatalMove() -> SeparatedResponse? {
        Issue.record("nothing is looked at a second time")
        return nil
    }

    @Test("What cannot be told apart stays whole, and its owner still reads it")
    func unknown() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let codes = try await Self.older(fixture, 5)
        let store = try fixture.open()
        #expect(try await store.separateOriginals { _ in nil } == 0)
        try await Self.check(store, fixture, codes)
        await store.close()
    }

    @Test("A failure while one is looked at leaves it for the next time")
    func failing() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let codes = try await Self.older(fixture, 5)
        let store = try fixture.open()
        await #expect(throws: StoreFailure.busy) {
            try await store.separateOriginals { _ throws(StoreFailure) in throw .busy }
        }
        #expect(try await store.separateOriginals(Self.separate) == 5)
        try await Self.check(store, fixture, codes)
        await store.close()
    }

    @Test("No copy of the answers as they were is left in the files")
    func traces() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let codes = try await Self.older(fixture, 200)
        let store = try fixture.open()
        var before: [Data] = []
        for code in codes {
            let sealed = try await store.sealedBytes(of: fixture.keys.ownCodeIndex(code))
            before += [Data(sealed.prefix(24)), Data(sealed.suffix(24))]
        }
        let bytes = fixture.databaseBytes()
        #expect(before.allSatisfy { bytes.range(of: $0) != nil })
        _ = try await store.separateOriginals(Self.separate)
        try await store.truncateLog()
        let after = fixture.databaseBytes()
        #expect(before.filter { after.range(of: $0) != nil }.isEmpty)
        await store.close()
    }

    @Test("A back-up of the version before is restored with the withdrawals since, then upgraded and put apart")
    func restored() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let codes = try await Self.older(fixture, 10)
        let store = try fixture.open()
        let backup = try #require(Backup.files(in: fixture.options.backupPath).first?.path)
        _ = try await store.separateOriginals(Self.separate)
        #expect(try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(codes[0])))
        await store.close()
        let target = try Fixture()
        defer { target.remove() }
        var options = fixture.options
        options.folder = target.folder
        let receipt = try SQLiteStore.restore(
            backup, options: options, journals: [fixture.options.journalPath], on: Day(number: 0))
        #expect(receipt.responses == 9 && receipt.erased == 1)
        let again = try SQLiteStore.open(options)
        #expect(try await again.separateOriginals(Self.separate) == 9)
        #expect(try await again.verify() == VerifyReport(responses: 9, originals: 9, damage: []))
        await again.close()
    }
}

/// Counts from several threads.
private final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}
