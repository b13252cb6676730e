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
            for _ in 0..<300 { _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil) }
            #expect(try await store.settle(on: Day(number: 100)) == false)
            try await store.truncateLog()
            #expect(try !inKeyOrder(fixture))
            #expect(try await store.settle(on: Day(number: 101)) == true)
            #expect(try inKeyOrder(fixture))
            #expect(try await store.verify() == VerifyReport(responses: 300, damage: []))
            #expect(try await store.settle(on: Day(number: 101)) == false)
            // Somebody who was half-way when it closed.
            _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil)
            #expect(try await store.settle(on: Day(number: 102)) == true)
            #expect(try await store.verify() == VerifyReport(responses: 301, damage: []))
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

    /// Whether the rows, in order of their key, lie in the file in one direction, page after page.
    private func inKeyOrder(_ fixture: Fixture) throws -> Bool {
        let path = fixture.options.databasePath
        let root = try Copy(path: path).read { connection throws(StoreFailure) in
            try connection.first("SELECT rootpage FROM sqlite_schema WHERE name = 'response'") { row in row.int(0) }
        }
        let pages = TablePages(path: path)
        let order = pages.rows(root: try #require(root)).map { $0.lowerBound / pages.pageSize }
        let steps = zip(order, order.dropFirst()).filter { $0 != $1 }
        let falling = steps.filter { $0 > $1 }.count
        // Freed pages are used again from either end, so the direction may turn a few times, never at random.
        return min(falling, steps.count - falling) <= steps.count / 10
    }
}
