import Foundation
import Programme
import Records
import Testing

@testable import RecordsSQLite

/// Answers go when the months are over that their owners were told, without a trace and without stopping the service.
@Suite struct RetentionTests {
    /// Kept twelve months; `definition` is what `NewResponse.sample` was given on.
    private static let year = ArchivedDefinition.keeping("definition", months: 12)
    /// The week of the samples, and the first day on which they may no longer be there.
    private static let week = Week(number: 2_960)
    private static let end = week.monday.adding(months: 12)

    @Test("What is over leaves no byte and can never be sent again; what is not over stays")
    func erased() async throws {
        try await Fixture.with { store, fixture async throws in
            try await store.keep(Self.year)
            try await store.keep(.keeping("longer", months: 24))
            try await store.keep(.keeping("endless", months: 0))
            let over = (0..<250).map { _ in
                NewResponse.sample(fixture.keys, value: String(repeating: "kanarie ", count: .random(in: 1...400)))
            }
            let kept =
                (0..<20).map { _ in NewResponse.sample(fixture.keys, week: 2_961) }
                + ["longer", "endless", "unknown"].map { NewResponse.sample(fixture.keys, definition: $0) }
            for response in (over + kept).shuffled() {
                _ = try await store.submit(response, consuming: nil, closing: nil)
            }
            var traces: [Data] = []
            for response in over {
                let sealed = try await store.sealedBytes(of: response.ownCodes[0])
                traces += [
                    response.facts.id.bytes, response.ownCodes[0].bytes, Array(sealed.suffix(24)),
                    Array(sealed[(sealed.count / 2)...].prefix(20)),
                ].map { Data($0) }
            }
            #expect(try await store.eraseOver(on: Day(number: Self.end.number - 1)) == .erased(0))
            let before = fixture.databaseBytes()
            #expect(traces.filter { before.range(of: $0) != nil }.count > 950)

            #expect(try await store.eraseOver(on: Self.end) == .erased(250))
            let after = fixture.databaseBytes()
            #expect(traces.filter { after.range(of: $0) != nil }.isEmpty)
            #expect(try await store.verify() == VerifyReport(responses: kept.count, damage: []))
            #expect(try await store.submit(over[0], consuming: nil, closing: nil) == .withdrawn)
            #expect(try await store.submit(kept[0], consuming: nil, closing: nil) == .alreadyStored)
            #expect(try store.journals.main.read().count == 250)
            #expect(try await store.eraseOver(on: Self.end) == .erased(0))
        }
    }

    @Test("A round's day of erasing counts where it comes before the questionnaire's term")
    func dayOfRound() async throws {
        try await Fixture.with { store, fixture async throws in
            let note = RoundConformance.note(.roundOpened)
            let definition = ArchivedDefinition.sample(content: "a")
            let place = RoundConformance.profile("noord")
            _ = try await store.save([place], in: .everywhere, noting: note)
            _ = try await store.handIn(
                RoundConformance.version(definition, by: .random()), definition, in: .everywhere, noting: note)
            _ = try await store.publish(definition.hash, by: .random(), needsTwo: false, in: .everywhere, noting: note)
            let round = RoundConformance.round([place], definition, collection: "verhaal")
            #expect(try await store.save(round, isNew: true, in: .everywhere, noting: note) == .done)
            #expect(try await store.open(round.id, in: .everywhere, noting: note) == .done)
            try await store.keep(.keeping("definition", months: 1_000))
            for collection in ["verhaal", "verhaal", "ander"] {
                let response = NewResponse.sample(fixture.keys, collection: collection)
                _ = try await store.submit(response, consuming: nil, closing: nil)
            }
            let day = try #require(round.accountability.retained)
            #expect(try await store.eraseOver(on: Day(number: day.number - 1)) == .erased(0))
            #expect(try await store.retention(on: day).first { $0.collection == "verhaal" }?.over == 2)
            #expect(try await store.eraseOver(on: day) == .erased(2))
            let report = try await store.verify()
            #expect(report.responses == 1 && report.isSound)
        }
    }

    @Test("A run that was stopped half-way, or never came, is made up by the next one")
    func caughtUp() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        try await store.keep(Self.year)
        for _ in 0..<350 { _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil) }
        let stopped = Task { try await store.eraseOver(on: Self.end) }
        while try store.journals.main.read().isEmpty { await Task.yield() }
        stopped.cancel()
        guard case .erased(let before) = try await stopped.value else {
            Issue.record("it was held")
            return
        }
        await store.close()
        let again = try fixture.open()
        // Weeks later than it was due.
        #expect(try await again.eraseOver(on: Day(number: Self.end.number + 30)) == .erased(350 - before))
        #expect(try await again.verify() == VerifyReport(responses: 0, damage: []))
        await again.close()
    }

    @Test("While thousands are erased, answers go on coming in")
    func underLoad() async throws {
        try await Fixture.with { store, fixture async throws in
            try await store.keep(Self.year)
            let keys = fixture.keys
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<375 { _ = try await store.submit(.sample(keys), consuming: nil, closing: nil) }
                    }
                }
                try await group.waitForAll()
            }
            let load = Task {
                var stored = 0
                while !Task.isCancelled {
                    _ = try await store.submit(.sample(keys, week: 3_000), consuming: nil, closing: nil)
                    stored += 1
                }
                return stored
            }
            #expect(try await store.eraseOver(on: Self.end) == .erased(3_000))
            load.cancel()
            let stored = try await load.value
            // One group at least between any two of the thirty batches, if each gives way.
            #expect(stored >= 20, "\(stored) answers came in meanwhile")
            #expect(try await store.verify() == VerifyReport(responses: stored, damage: []))
        }
    }

    @Test("When the calendar has jumped nothing is erased for two days, so that a wrong clock can be put right")
    func jump() async throws {
        try await Fixture.with { store, fixture async throws in
            try await store.keep(Self.year)
            _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil)
            let first = Self.week.monday
            #expect(try await store.eraseOver(on: first) == .erased(0))
            let resumes = Day(number: Self.end.number + 2)
            for day in [Self.end, Day(number: Self.end.number + 1)] {
                #expect(try await store.eraseOver(on: day) == .held(last: first, resumes: resumes))
            }
            // Put right, and wrong again: the two days begin anew.
            #expect(try await store.eraseOver(on: Day(number: first.number + 1)) == .erased(0))
            #expect(
                try await store.eraseOver(on: resumes)
                    == .held(last: Day(number: first.number + 1), resumes: Day(number: resumes.number + 2)))
            #expect(try await store.verify().responses == 1)
            #expect(try await store.eraseOver(on: Day(number: resumes.number + 2)) == .erased(1))
        }
    }

    @Test("The list counts per collection what is over, what will be within a month, and what has no term")
    func list() async throws {
        try await Fixture.with { store, fixture async throws in
            try await store.keep(Self.year)
            for (collection, week, definition) in [
                ("a", 2_960, "definition"), ("a", 2_959, "definition"), ("a", 2_961, "definition"),
                ("b", 2_962, "definition"), ("b", 2_990, "definition"), ("b", 2_900, "endless"),
            ] {
                let response = NewResponse.sample(
                    fixture.keys, collection: collection, week: week, definition: definition)
                _ = try await store.submit(response, consuming: nil, closing: nil)
            }
            var (a, b) = (RetentionCount(collection: "a"), RetentionCount(collection: "b"))
            (a.over, a.soon, a.next) = (2, 1, Week(number: 2_961).monday.adding(months: 12))
            (b.soon, b.next, b.later, b.endless) = (1, Week(number: 2_962).monday.adding(months: 12), 1, 1)
            #expect(try await store.retention(on: Self.end) == [a, b])
            #expect(try await store.verify().responses == 6)
        }
    }

    @Test("A restored back-up brings back nothing that is over, with or without a journal")
    func restored() async throws {
        try await Fixture.with { store, fixture async throws in
            try await store.keep(Self.year)
            let over = (0..<30).map { NewResponse.sample(fixture.keys, value: "kanarie \($0)") }
            for response in over + [.sample(fixture.keys, week: 2_999)] {
                _ = try await store.submit(response, consuming: nil, closing: nil)
            }
            let receipt = try await store.backUp(to: fixture.folder + "/backups", name: "one", keep: 3)
            #expect(receipt.responses == 31)
            let target = try Fixture()
            defer { target.remove() }
            var options = fixture.options
            options.folder = target.folder
            let restored = try SQLiteStore.restore(receipt.path, options: options, journals: [], on: Self.end)
            #expect(restored == RestoreReceipt(responses: 1, erased: 0, over: 30))
            let bytes = try #require(FileManager.default.contents(atPath: options.databasePath))
            #expect(over.allSatisfy { bytes.range(of: Data($0.facts.id.bytes)) == nil })
            let copy = try SQLiteStore.open(options)
            #expect(try await copy.verify() == VerifyReport(responses: 1, damage: []))
            #expect(try await copy.submit(over[0], consuming: nil, closing: nil) == .withdrawn)
            await copy.close()
        }
    }

    @Test("A database of version 1 learns the months of its definitions when these are kept again")
    func oldDatabase() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        var old = fixture.options
        old.migrations = [Schema.migrations[0]]
        let first = try SQLiteStore.open(old)
        _ = try await first.submit(.sample(fixture.keys), consuming: nil, closing: nil)
        _ = try await first.writer.run(.upkeep) { connection throws(StoreFailure) in
            try connection.run(
                "INSERT INTO definition (hash, form, version, content) VALUES (?, 'v', '1', ?)", .blob(Self.year.hash),
                .blob(Self.year.content))
        }
        await first.close()
        let store = try fixture.open()
        #expect(try await store.definitionsWithoutTerm() == [Self.year.hash])
        #expect(try await store.eraseOver(on: Self.end) == .erased(0))
        try await store.keep(Self.year)
        #expect(try await store.definitionsWithoutTerm().isEmpty)
        #expect(try await store.eraseOver(on: Self.end) == .erased(1))
        await store.close()
    }
}

extension ArchivedDefinition {
    /// A definition of these words whose answers are kept so many months.
    static func keeping(_ words: String, months: Int) -> ArchivedDefinition {
        ArchivedDefinition(
            hash: Fixture.sha256(Array(words.utf8)), formID: "v", formVersion: "1", content: Array(words.utf8),
            months: months)
    }
}
