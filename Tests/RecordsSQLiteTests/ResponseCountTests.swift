import Foundation
import Programme
import Records
import Testing

@testable import RecordsSQLite

@Suite("How many take part, in the store")
struct ResponseCountTests {
    private static let (oost, west) = (
        LetterPlace(collection: "verhaal", neighbourhood: "oost"),
        LetterPlace(collection: "verhaal", neighbourhood: "west")
    )
    private static let day = Day(number: 20_780)

    private static func prepare(_ store: SQLiteStore) async throws {
        try await store.synchronise([
            Collection(
                id: "verhaal", questionnaire: "verhaal", round: "T0",
                neighbourhoods: ["oost", "west"].map { Neighbourhood(id: $0, name: $0) }, access: .both)
        ])
    }

    private static func send(_ count: Int, from place: String, week: Int = 2_960, _ store: SQLiteStore, _ keys: KeyRing)
        async throws
    {
        for _ in 0..<count {
            let response = NewResponse.sample(keys, neighbourhood: place, week: week)
            #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
        }
    }

    @Test("who may not see a neighbourhood gets nothing of it, nor what could be worked out of a total")
    func scope() async throws {
        try await Fixture.with { store, fixture in
            try await Self.prepare(store)
            #expect(try await store.response(of: ["verhaal"], at: nil, in: .everywhere) == nil, "no day yet")
            try await Self.send(12, from: "oost", store, fixture.keys)
            try await Self.send(31, from: "west", store, fixture.keys)
            try await store.drawResponse(on: Self.day)
            for places in [nil, ["oost", "west"]] {
                let own = try await store.response(of: ["verhaal"], at: places, in: .neighbourhoods(["oost"]))
                let seen = try #require(own?.collections["verhaal"])
                #expect(seen.places.keys.sorted() == ["oost"] && seen.total == nil && seen.weeks.isEmpty)
            }
            let none = try await store.response(of: ["verhaal", "elders"], at: ["west"], in: .neighbourhoods([]))
            #expect(none?.collections["verhaal"]?.places.isEmpty == true && none?.collections["elders"] == nil)
            let whole = try await store.response(of: ["verhaal"], at: nil, in: .neighbourhoods(["oost", "west"]))
            #expect(whole?.collections["verhaal"]?.total?.sent == 40, "who sees every neighbourhood sees the total")
        }
    }

    @Test(
        "figures stand still until they are made again; letters, begun, sent and weeks each come from their own place")
    func drawn() async throws {
        try await Fixture.with { store, fixture in
            try await Self.prepare(store)
            let note = AuditNote(at: 1, actor: .service, action: .lettersMade)
            _ = try await store.makeLetters(25, for: Self.oost, in: .everywhere, noting: note)
            try await Self.send(12, from: "oost", week: 2_960, store, fixture.keys)
            try await Self.send(9, from: "oost", week: 2_962, store, fixture.keys)
            try await Self.send(8, from: "west", week: 2_962, store, fixture.keys)
            try await store.addStarted([Self.oost: 30, Self.west: 4])
            try await store.addStarted([Self.oost: 11, Self.west: 2])
            try await store.drawResponse(on: Self.day)
            func seen() async throws -> CollectionResponse? {
                let picture = try await store.response(of: ["verhaal"], at: nil, in: .everywhere)
                #expect(picture?.day == Self.day)
                return picture?.collections["verhaal"]
            }
            let first = try #require(try await seen())
            #expect(first.places["oost"] == ResponseFigures(invited: 25, started: 40, sent: 20))
            #expect(first.places["west"] == ResponseFigures())
            // 49 began, 29 sent: of two parts the total is at most ten above what these show.
            #expect(first.total == ResponseFigures(invited: 25, started: 40, sent: 20))
            #expect(
                first.weeks == [
                    .init(week: Week(number: 2_960), sent: 10), .init(week: Week(number: 2_962), sent: 20),
                ])
            try await Self.send(30, from: "west", store, fixture.keys)
            #expect(try await seen() == first)
            try await store.drawResponse(on: Self.day)
            #expect(try await seen()?.places["west"]?.sent == 30)
        }
    }

    @Test("figures by age are made from a hundred on, and nothing of how many gave which age stays without answers")
    func ages() async throws {
        try await Fixture.with { store, fixture in
            try await Self.prepare(store)
            let codes = (0..<120).map { _ in Code.random() }
            for code in codes {
                let response = NewResponse.sample(fixture.keys, code: code, neighbourhood: "oost", week: 2_960)
                _ = try await store.submit(response, consuming: nil, closing: nil)
            }
            try await store.addAges([AgePlace(collection: "verhaal", age: .older): 50])
            try await store.addAges([
                AgePlace(collection: "verhaal", age: .older): 3, AgePlace(collection: "verhaal", age: .to44): 67,
            ])
            func seen() async throws -> [AgeGroup: Int]? {
                try await store.drawResponse(on: Self.day)
                return try await store.response(of: ["verhaal"], at: nil, in: .everywhere)?.collections["verhaal"]?.ages
            }
            func held() throws -> [String: [String: Int]] {
                try store.engine.read { connection throws(StoreFailure) in
                    try SealedCounts(.ages, connection, keys: fixture.keys).counts
                }
            }
            #expect(try await seen() == [.older: 50, .to44: 60])
            let part = try await store.response(of: ["verhaal"], at: nil, in: .neighbourhoods(["oost"]))
            #expect(part?.collections["verhaal"]?.ages.isEmpty == true)
            #expect(try held() == ["verhaal": ["25": 67, "65": 53]])
            for code in codes { _ = try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)) }
            #expect(try await seen()?.isEmpty == true)
            #expect(try held().isEmpty)
        }
    }

    @Test("how many began stands nowhere in the clear, and survives a new start")
    func sealed() async throws {
        try await Fixture.with { store, fixture in
            try await Self.prepare(store)
            try await store.addStarted([Self.oost: 17])
            try await store.truncateLog()
            let bytes = fixture.databaseBytes()
            #expect(bytes.range(of: Data("\"oost\":17".utf8)) == nil)
            await store.close()
            let again = try fixture.open()
            try await again.addStarted([Self.oost: 4])
            try await again.drawResponse(on: Self.day)
            let picture = try await again.response(of: ["verhaal"], at: nil, in: .everywhere)
            #expect(picture?.collections["verhaal"]?.places["oost"]?.started == 20)
            await again.close()
        }
    }
}
