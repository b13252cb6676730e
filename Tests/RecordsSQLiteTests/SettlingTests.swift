import Foundation
import Programme
import Records
import Testing

@testable import RecordsSQLite

@Suite struct SettlingTests {
    @Test("When a collection has closed, its answers are rewritten in key order, once, and nothing is lost")
    func settles() async throws {
        try await Fixture.with { store, fixture in
            let closing = Collection(
                id: "verhaal", questionnaire: "v", round: "T0", neighbourhoods: [Neighbourhood(id: "noord", name: "N")],
                closes: Day(number: 100), access: .open)
            try await store.synchronise([closing])
            // More than the rewriting of a table takes at a time.
            for _ in 0..<1_200 { _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil) }
            #expect(try await store.settle(on: Day(number: 100)) == false)
            try await store.truncateLog()
            #expect(try !inKeyOrder("response", fixture))
            #expect(try await store.settle(on: Day(number: 101)) == true)
            #expect(try inKeyOrder("response", fixture))
            #expect(try await store.verify() == VerifyReport(responses: 1_200, damage: []))
            #expect(try await store.settle(on: Day(number: 101)) == false)
            // Somebody who was half-way when it closed.
            _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil)
            #expect(try await store.settle(on: Day(number: 102)) == true)
            #expect(try await store.verify() == VerifyReport(responses: 1_201, damage: []))
            // A collection that left the list counts as closed.
            _ = try await store.submit(.sample(fixture.keys, collection: "b"), consuming: nil, closing: nil)
            try await store.synchronise([
                closing,
                Collection(
                    id: "b", questionnaire: "v", round: "T0", neighbourhoods: closing.neighbourhoods, access: .open),
            ])
            #expect(try await store.settle(on: Day(number: 103)) == false)
            try await store.synchronise([closing])
            #expect(try await store.settle(on: Day(number: 103)) == true)
        }
    }

    @Test("Texts that lie apart are rewritten too: neither keys nor places tell in which order they came")
    func texts() async throws {
        try await Fixture.with { store, fixture in
            let closing = Collection(
                id: "verhaal", questionnaire: "v", round: "T0", neighbourhoods: [Neighbourhood(id: "noord", name: "N")],
                closes: Day(number: 100), access: .open)
            try await store.synchronise([closing])
            var came: [Int: Int] = [:]
            for number in 0..<300 {
                let text = String(repeating: "woord ", count: 200)
                _ = try await store.submit(.sample(fixture.keys, texts: [text]), consuming: nil, closing: nil)
                for slot in try slots(store) where came[slot] == nil { came[slot] = number }
            }
            try await store.truncateLog()
            #expect(try !inKeyOrder("original", fixture))
            #expect(try await store.settle(on: Day(number: 101)) == true)
            #expect(try inKeyOrder("original", fixture))
            #expect(try await store.verify() == VerifyReport(responses: 300, originals: 300, damage: []))
            // So the place of a text is that of its key; and keys of 300 texts follow the order in which these came by chance
            // alone: Spearman's correlation beyond 4.5 deviations happens once in 150,000 times.
            let order = try slots(store).map { Double(came[$0] ?? -1) }
            #expect(Set(order).count == 300)
            let middle = Double(order.count - 1) / 2
            let (shared, whole) = order.enumerated().reduce((0.0, 0.0)) { sums, next in
                let rank = Double(next.offset) - middle
                return (sums.0 + rank * (next.element - middle), sums.1 + rank * rank)
            }
            #expect(abs(shared / whole) * Double(order.count - 1).squareRoot() < 4.5)
        }
    }

    /// The keys of all texts, in order.
    private func slots(_ store: SQLiteStore) throws -> [Int] {
        try store.engine.read { connection throws(StoreFailure) in
            try connection.all("SELECT slot FROM original ORDER BY slot") { row in row.int(0) }
        }
    }

    /// Whether the rows of a table, in order of their key, lie one after the other in the file, and no page is free: the list of
    /// free pages would tell in which order the old ones came.
    private func inKeyOrder(_ table: String, _ fixture: Fixture) throws -> Bool {
        let path = fixture.options.databasePath
        let (root, free) = try Copy(path: path).read { connection throws(StoreFailure) in
            (
                try connection.first("SELECT rootpage FROM sqlite_schema WHERE name = '\(table)'") { row in row.int(0)
                },
                try connection.first("PRAGMA freelist_count") { row in row.int(0) }
            )
        }
        let order = TablePages(path: path).rows(root: try #require(root))
        let pageSize = TablePages(path: path).pageSize
        let pages = order.map { $0.lowerBound / pageSize }
        return free == 0 && zip(pages, pages.dropFirst()).allSatisfy { $0 <= $1 }
    }
}
