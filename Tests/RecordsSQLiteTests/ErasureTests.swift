import Foundation
import Programme
import Records
import Testing

@testable import RecordsSQLite

/// After an erasure no byte of what was stored is left in any file of the database.
@Suite struct ErasureTests {
    @Test("A withdrawn response leaves no byte in database, log and index; nor does its own code")
    func withdrawn() async throws {
        try await Fixture.with { store, fixture in
            let code = Code.random()
            let response = NewResponse.sample(
                fixture.keys, code: code, value: String(repeating: "kanarie ", count: 900))
            for number in 0..<100 {
                if number == 50 { _ = try await store.submit(response, consuming: nil, closing: nil) }
                _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil)
            }
            let sealed = try await store.sealedBytes(of: fixture.keys.ownCodeIndex(code))
            // The value is spread over several pages: look for every piece of it.
            let pieces = stride(from: 0, to: sealed.count - 24, by: 24).map { Data(sealed[$0..<($0 + 24)]) }
            let traces = [Data(response.facts.id.bytes), Data(fixture.keys.ownCodeIndex(code).bytes)]
            let before = fixture.databaseBytes()
            #expect(pieces.filter { before.range(of: $0) != nil }.count > pieces.count * 9 / 10)
            #expect(traces.allSatisfy { before.range(of: $0) != nil })
            #expect(try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)))
            let after = fixture.databaseBytes()
            #expect(pieces.allSatisfy { after.range(of: $0) == nil })
            #expect(traces.allSatisfy { after.range(of: $0) == nil })
        }
    }

    @Test(
        "Many withdrawn responses of all sizes, moved about by later ones, leave no byte either",
        arguments: [60, 400, 1_700])
    func manyWithdrawn(size: Int) async throws {
        try await Fixture.with { store, fixture async throws in
            let codes = (0..<400).map { _ in Code.random() }
            var (gone, kept) = (Traces(), Traces())
            for (number, code) in codes.enumerated() {
                let value = String(repeating: "kanarie ", count: Int.random(in: 1...size) / 8)
                let response = NewResponse.sample(fixture.keys, code: code, value: value)
                _ = try await store.submit(response, consuming: nil, closing: nil)
                var traces = Traces()
                for bytes in [
                    response.facts.id.bytes, fixture.keys.ownCodeIndex(code).bytes,
                    try await store.sealedBytes(of: fixture.keys.ownCodeIndex(code)),
                ] { traces.add(bytes) }
                if number < 100 { gone.add(traces) } else { kept.add(traces) }
            }
            for code in codes.prefix(100) {
                #expect(try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)))
            }
            try await store.truncateLog()
            let after = fixture.databaseBytes()
            #expect(gone.found(in: after) == 0)
            #expect(try await store.verify() == VerifyReport(responses: 300, damage: []))
            #expect(kept.found(in: after) > kept.count * 9 / 10, "but for the ends of pages")
        }
    }

    @Test(
        "Who may not see a neighbourhood erases nothing there; erased for its owner, answers, texts and wish leave no byte"
    )
    func forOwner() async throws {
        try await Fixture.with { store, fixture in
            let code = Code.random()
            let (places, marks) = (fixture.keys.ownCodeIndexes(code), fixture.keys.erasureIndexes(code))
            let response = NewResponse.sample(
                fixture.keys, code: code, value: String(repeating: "kanarie ", count: 300), texts: ["een eigen woord"])
            for number in 0..<60 {
                if number == 30 { _ = try await store.submit(response, consuming: nil, closing: nil) }
                _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil)
            }
            let week = Week(number: 2_960)
            func erase(_ account: AccountID, in scope: Scope = .everywhere) async throws -> ErasureOutcome {
                try await store.eraseForOwner(
                    places, marks: marks, by: account, needsTwo: true, on: week, expires: week + 2, in: scope,
                    noting: AuditNote(at: 1, actor: .account(account), action: .answersErased))
            }
            let (first, second) = (AccountID.random(), AccountID.random())
            #expect(try await store.answers(ownCode: places, in: .neighbourhoods(["zuid"])) == nil)
            #expect(try await erase(first, in: .neighbourhoods(["zuid"])) == .unknown)
            #expect(
                try await store.answers(ownCode: places, in: .neighbourhoods(["noord"]))
                    == LetterPlace(collection: "verhaal", neighbourhood: "noord"))
            #expect(try await erase(first) == .marked)
            #expect(try await erase(first) == .needsAnother)
            let sealed = try await store.sealedBytes(of: places[0])
            let traces =
                stride(from: 0, to: sealed.count - 24, by: 24).map { Data(sealed[$0..<($0 + 24)]) }
                + [response.facts.id.bytes, places[0].bytes, marks[0].bytes].map { Data($0) }
            let before = fixture.databaseBytes()
            #expect(traces.filter { before.range(of: $0) != nil }.count > traces.count * 9 / 10)
            #expect(try await erase(second) == .erased)
            #expect(try await erase(second) == .unknown)
            let after = fixture.databaseBytes()
            #expect(traces.allSatisfy { after.range(of: $0) == nil })
            let report = try await store.verify()
            #expect(report.isSound && report.responses == 60 && report.originals == 0)
            // A wish that nobody shared in time is as if it had never been.
            let other = Code.random()
            _ = try await store.submit(.sample(fixture.keys, code: other), consuming: nil, closing: nil)
            for (number, outcome) in [(0, ErasureOutcome.marked), (3, .marked), (4, .erased)] {
                let found = try await store.eraseForOwner(
                    fixture.keys.ownCodeIndexes(other), marks: fixture.keys.erasureIndexes(other),
                    by: number == 4 ? second : first, needsTwo: true, on: week + number, expires: week + number + 2,
                    in: .everywhere, noting: AuditNote(at: 1, actor: .service, action: .answersErased))
                #expect(found == outcome)
            }
        }
    }

    /// Makes drafts of many sizes, each saved once more, and says what was stored of each.
    private static func begun(_ codes: [Code], _ store: SQLiteStore, _ fixture: Fixture) async throws -> [Traces] {
        var all: [Traces] = []
        for code in codes {
            let access = fixture.keys.draftAccess(code)
            var traces = Traces()
            func sealed() -> [UInt8] {
                let bytes = access.seal(Array(String(repeating: "concept ", count: .random(in: 5...700)).utf8))
                traces.add(bytes)
                return bytes
            }
            traces.add(access.index.bytes)
            let made = try await store.createDraft(access.index, sealed: sealed(), expires: Week(number: 3_000))
            guard case .saved(let revision) = made else {
                Issue.record("\(made)")
                continue
            }
            _ = try await store.saveDraft(
                access.index, sealed: sealed(), expecting: revision, expires: Week(number: 3_000))
            all.append(traces)
        }
        return all
    }

    @Test("A draft that is discarded leaves no byte of anything that was ever saved of it, at once; others stay")
    func discarded() async throws {
        try await Fixture.with { store, fixture in
            let codes = (0..<120).map { _ in Code.random() }
            let traces = try await Self.begun(codes, store, fixture)
            var (gone, kept) = (Traces(), Traces())
            for (number, one) in traces.enumerated() { number < 40 ? gone.add(one) : kept.add(one) }
            #expect(gone.found(in: fixture.databaseBytes()) > gone.count / 3)
            for code in codes.prefix(40) { try await store.discardDraft(fixture.keys.draftAccess(code).index) }
            let after = fixture.databaseBytes()
            #expect(gone.found(in: after) == 0)
            #expect(kept.found(in: after) > kept.count / 3)
        }
    }

    @Test("A letter that staff end leaves no byte of its invitation and of what was begun with it; others stay")
    func endedLetter() async throws {
        try await Fixture.with { store, fixture in
            try await store.synchronise([
                Collection(
                    id: "verhaal", questionnaire: "verhaal", round: "T0",
                    neighbourhoods: [Neighbourhood(id: "noord", name: "Noord")], access: .both)
            ])
            let place = LetterPlace(collection: "verhaal", neighbourhood: "noord")
            let note = AuditNote(at: 1, actor: .service, action: .letterEnded)
            let batch = try #require(try await store.makeLetters(60, for: place, in: .everywhere, noting: note))
            let codes = try (1...60).map { try #require(fixture.keys.letterCode($0, in: batch)) }
            var (gone, kept) = (Traces(), Traces())
            for (number, one) in try await Self.begun(codes, store, fixture).enumerated() {
                var traces = one
                traces.add(fixture.keys.invitationIndex(codes[number]).bytes)
                number < 20 ? gone.add(traces) : kept.add(traces)
            }
            #expect(gone.found(in: fixture.databaseBytes()) > gone.count / 3)
            for serial in 1...20 {
                #expect(try await store.stopLetter(serial, for: place, in: .everywhere, noting: note) == true)
            }
            let after = fixture.databaseBytes()
            #expect(gone.found(in: after) == 0)
            #expect(kept.found(in: after) > kept.count / 3)
            #expect(try await store.verify().isSound)
        }
    }

    @Test("A sheet of paper that staff erase leaves no byte of what was keyed in of it; others stay")
    func erasedSheet() async throws {
        try await Fixture.with { store, fixture in
            let note = AuditNote(at: 1, actor: .service, action: .paperSheetErased)
            func key(_ number: Int) -> String { WaitingSheet.key("blad \(number)", in: "noord") }
            var (gone, kept) = (Traces(), Traces())
            for number in (0..<120).shuffled() {
                let values = ["v1": String(repeating: "kanarie ", count: .random(in: 5...400))]
                #expect(
                    try await store.keepFirst(
                        PaperEntry(neighbourhood: "noord", values: values), of: key(number), collection: "wijk",
                        expires: Week(number: 3_000)))
                let sealed = try store.sealedSheet(key(number))
                number < 40 ? gone.add(sealed) : kept.add(sealed)
            }
            #expect(gone.found(in: fixture.databaseBytes()) > gone.count / 3)
            let elsewhere = Scope.neighbourhoods(["west"])
            #expect(try await store.waitingSheets(in: elsewhere).isEmpty)
            #expect(try await !store.eraseFirst(of: key(0), collection: "wijk", in: elsewhere, noting: note))
            for number in 0..<40 {
                #expect(try await store.eraseFirst(of: key(number), collection: "wijk", in: .everywhere, noting: note))
                #expect(try await !store.eraseFirst(of: key(number), collection: "wijk", in: .everywhere, noting: note))
            }
            let after = fixture.databaseBytes()
            #expect(gone.found(in: after) == 0)
            #expect(kept.found(in: after) > kept.count / 3)
            #expect(try await store.waitingSheets(in: .everywhere).count == 80)
            #expect(try await store.verify().isSound)
        }
    }

    @Test("A wish to erase that nobody shared leaves no byte when its weeks are over")
    func forgottenWish() async throws {
        try await Fixture.with { store, fixture in
            let code = Code.random()
            _ = try await store.submit(.sample(fixture.keys, code: code), consuming: nil, closing: nil)
            let (week, marks) = (Week(number: 2_960), fixture.keys.erasureIndexes(code))
            let outcome = try await store.eraseForOwner(
                fixture.keys.ownCodeIndexes(code), marks: marks, by: .random(), needsTwo: true, on: week,
                expires: week + 2, in: .everywhere, noting: AuditNote(at: 1, actor: .service, action: .answersErased))
            #expect(outcome == .marked)
            for (number, isThere) in [(2, true), (3, false)] {
                try await store.expirePaper(before: week + number)
                try await store.truncateLog()
                #expect((fixture.databaseBytes().range(of: Data(marks[0].bytes)) != nil) == isThere)
            }
        }
    }

    @Test("A sent draft leaves no byte once the log is emptied")
    func sentDraft() async throws {
        try await Fixture.with { store, fixture in
            let access = fixture.keys.draftAccess(.random())
            let sealed = access.seal(Array(String(repeating: "concept ", count: 700).utf8))
            _ = try await store.createDraft(access.index, sealed: sealed, expires: Week(number: 3_000))
            for _ in 0..<30 {
                let other = fixture.keys.draftAccess(.random())
                _ = try await store.createDraft(other.index, sealed: other.seal([1]), expires: Week(number: 3_000))
            }
            _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: access.index)
            try await store.truncateLog()
            let after = fixture.databaseBytes()
            for start in stride(from: 0, to: sealed.count - 24, by: 24) {
                #expect(after.range(of: Data(sealed[start..<(start + 24)])) == nil)
            }
            #expect(after.range(of: Data(access.index.bytes)) == nil)
            #expect(FileManager.default.contents(atPath: fixture.options.databasePath + "-wal")?.isEmpty == true)
        }
    }

    @Test("Nothing of an answer, a code or a draft is in any file in the clear")
    func sealed() async throws {
        try await Fixture.with { store, fixture in
            let code = Code.random()
            let access = fixture.keys.draftAccess(code)
            _ = try await store.createDraft(
                access.index, sealed: access.seal(Array("kanarie in concept".utf8)), expires: Week(number: 3_000))
            _ = try await store.submit(
                .sample(fixture.keys, code: code, value: "kanarie in antwoord"), consuming: nil, closing: nil)
            let bytes = fixture.databaseBytes()
            let compact = code.printed.replacing("-", with: "")
            for word in ["kanarie", code.printed, compact, String(compact.dropLast())] {
                #expect(bytes.range(of: Data(word.utf8)) == nil)
            }
            let raw = withUnsafeBytes(of: code.bits.bigEndian) { Data($0) }
            #expect(bytes.range(of: raw) == nil && bytes.range(of: Data(raw.reversed())) == nil)
        }
    }
}

extension SQLiteStore {
    func sealedSheet(_ key: String) throws -> [UInt8] {
        try engine.read { connection throws(StoreFailure) in
            try connection.first("SELECT sealed FROM paper_entry WHERE sheet = ?", .text(key)) { row in row.blob(0) }
                ?? []
        }
    }

    func sealedBytes(of place: OwnCodeIndex) async throws -> [UInt8] {
        try engine.read { connection throws(StoreFailure) in
            try connection.first(ResponseRow.byOwnCode, .int(place.slot), place.value) { ResponseRow($0).sealed } ?? []
        }
    }
}
