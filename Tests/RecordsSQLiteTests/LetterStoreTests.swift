import Programme
import Records
import Testing

@testable import RecordsSQLite

@Suite("Letters in the store")
struct LetterStoreTests {
    private static let oost = LetterPlace(collection: "zes-kanten", neighbourhood: "oost")
    private static let west = LetterPlace(collection: "zes-kanten", neighbourhood: "west")
    private static let note = AuditNote(
        at: 1, actor: .service, action: .lettersMade, object: AuditObject(.collection, "zes-kanten"),
        neighbourhood: "oost")

    private static func prepare(_ store: SQLiteStore) async throws {
        let two = [Neighbourhood(id: "oost", name: "Oost"), Neighbourhood(id: "west", name: "West")]
        try await store.synchronise([
            Collection(id: "zes-kanten", questionnaire: "zes-kanten", round: "T0", neighbourhoods: two, access: .both),
            Collection(id: "open", questionnaire: "zes-kanten", round: "T0", neighbourhoods: two, access: .open),
        ])
    }

    private static func log(_ store: SQLiteStore) async throws -> Int {
        try await store.audit(AuditFilter(), limit: 100, in: .everywhere, noting: note).count
    }

    @Test("who may not gets nothing, makes nothing, and leaves no row in the log")
    func scope() async throws {
        try await Fixture.with { store, _ in
            try await Self.prepare(store)
            let places = [
                Self.west, LetterPlace(collection: "open", neighbourhood: "oost"),
                LetterPlace(collection: "elders", neighbourhood: "oost"),
                LetterPlace(collection: "zes-kanten", neighbourhood: "zuid"),
            ]
            for place in places {
                let scope = Scope.neighbourhoods(["oost", "zuid"])
                #expect(try await store.makeLetters(5, for: place, in: scope, noting: Self.note) == nil)
                #expect(try await store.letters(for: place, in: scope) == nil)
                #expect(try await store.letters(for: place, in: scope, noting: Self.note) == nil)
                #expect(try await store.replaceLetter(1, for: place, in: scope, noting: Self.note) == nil)
            }
            // The one row is this reading of the log.
            #expect(try await Self.log(store) == 1)
            #expect(try await store.letterCounts(in: .everywhere, of: nil) == [])
        }
    }

    @Test("letters are counted by place, within the scope; a lost one and the one in its place are one letter")
    func counts() async throws {
        try await Fixture.with { store, _ in
            try await Self.prepare(store)
            _ = try await store.makeLetters(5, for: Self.oost, in: .everywhere, noting: Self.note)
            _ = try await store.makeLetters(3, for: Self.west, in: .everywhere, noting: Self.note)
            _ = try await store.makeLetters(2, for: Self.oost, in: .everywhere, noting: Self.note)
            let outcome = try await store.replaceLetter(2, for: Self.oost, in: .everywhere, noting: Self.note)
            #expect(outcome == .replaced(by: 11))
            #expect(
                try await store.replaceLetter(7, for: Self.oost, in: .everywhere, noting: Self.note) == .unknownSerial)
            let all = try await store.letterCounts(in: .everywhere, of: nil)
            #expect(all == [LetterCount(place: Self.oost, count: 7), LetterCount(place: Self.west, count: 3)])
            #expect(try await store.letterCounts(in: .neighbourhoods(["west"]), of: nil) == Array(all.suffix(1)))
            for one in all {
                let own = try await store.letterCounts(in: .everywhere, of: one.place.collection)
                #expect(own == all.filter { $0.place.collection == one.place.collection })
            }
            let roll = try #require(try await store.letters(for: Self.oost, in: .everywhere))
            #expect(roll.serials == [1, 3, 4, 5, 9, 10, 11] && roll.count == 7 && roll.current(2) == 11)
        }
    }

    @Test("a lost letter's code ends with what was begun, its invitation too; each time the newest of the chain")
    func replaced() async throws {
        try await Fixture.with { store, fixture in
            try await Self.prepare(store)
            let keys = fixture.keys
            let made = try #require(try await store.makeLetters(2, for: Self.oost, in: .everywhere, noting: Self.note))
            func works(_ serial: Int) async throws -> Bool {
                let roll = try #require(try await store.letters(for: Self.oost, in: .everywhere))
                let code = try #require(keys.letterCode(serial, in: roll))
                return try await store.invitation(keys.invitationIndex(code)) != nil
            }
            let first = try #require(keys.letterCode(1, in: made))
            let access = keys.draftAccess(first)
            _ = try await store.createDraft(access.index, sealed: access.seal([1]), expires: Week(number: 3_000))
            for newest in [3, 4, 5] {
                // By the number that the household once got.
                let outcome = try await store.replaceLetter(1, for: Self.oost, in: .everywhere, noting: Self.note)
                #expect(outcome == .replaced(by: newest))
            }
            #expect(try await store.loadDraft(access.index) == nil)
            var good: [Bool] = []
            for serial in 1...5 { good.append(try await works(serial)) }
            #expect(good == [false, true, false, false, true])
            // The command's way to say it works on the same chain.
            let again = try await store.replaceLetters(
                [1, 2], collection: "zes-kanten", neighbourhood: "oost", keys: keys)
            #expect(again?.serials == 6..<8)
            #expect(try await !works(5))
            let twice = try await store.replaceLetters(
                [1, 6], collection: "zes-kanten", neighbourhood: "oost", keys: keys)
            #expect(twice == nil)
        }
    }

    @Test("letters that are out live on when their keys were renewed")
    func rotation() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        try await Self.prepare(store)
        let made = try #require(try await store.makeLetters(2, for: Self.oost, in: .everywhere, noting: Self.note))
        let old = try #require(fixture.keys.letterCode(1, in: made))
        await store.close()
        var options = fixture.options
        options.keys = try fixture.keys.rotated([.letter, .code], made: Week(number: 2_950))
        let renewed = try SQLiteStore.open(options)
        let roll = try #require(try await renewed.letters(for: Self.oost, in: .everywhere))
        #expect(options.keys.letterCode(1, in: roll) == old)
        // Found under the key it was issued with, and taken back under it too.
        func isOpen() async throws -> Bool {
            for index in options.keys.invitationIndexes(old) where try await renewed.invitation(index) != nil {
                return true
            }
            return false
        }
        #expect(try await isOpen())
        #expect(
            try await renewed.replaceLetter(1, for: Self.oost, in: .everywhere, noting: Self.note) == .replaced(by: 3))
        #expect(try await !isOpen())
        await renewed.close()
    }

    @Test("a round's texts are kept by kind and language, and put away")
    func texts() async throws {
        try await Fixture.with { store, _ in
            let words = Dictionary(uniqueKeysWithValues: LetterPart.allCases.map { ($0, "Woorden: \($0)") })
            let texts = [
                LetterText(.invitation, language: "nl", words: words),
                LetterText(.reminder, language: "nl", words: words),
                LetterText(.reminder, language: "tr", words: words),
            ]
            for text in texts {
                try await store.keepLetterText(text, text.kind, language: text.language, round: "T0", noting: Self.note)
            }
            #expect(try await store.letterTexts(round: "T0") == texts)
            #expect(try await store.letterTexts(round: "T1") == [])
            try await store.keepLetterText(nil, .reminder, language: "nl", round: "T0", noting: Self.note)
            #expect(try await store.letterTexts(round: "T0") == [texts[0], texts[2]])
        }
    }
}
