import Programme
import Records
import RecordsSQLite

/// Submissions straight into the store, without HTTP: each with its draft to close, 64 at once, against plain SQLite.
enum Storing {
    private static let submissions = 10_000
    private static let valueBytes = 1_000
    private static let week = Week(number: 2_900)

    static func measure(_ place: Workspace) async throws -> [Figure] {
        var rates: [Double] = []
        var singles: [Double] = []
        for round in 0..<4 {
            let folder = try place.folder("store\(round)")
            var options = StoreOptions(folder: folder, keys: try KeyRing.random(made: week))
            options.minimumFreeBytes = 0
            let store = try SQLiteStore.open(options)
            let drafts = try await drafts(in: store)
            let begin = now()
            try await Crowd.tasks { number in
                for draft in stride(from: number, to: submissions, by: Loads.crowd).map({ drafts[$0] }) {
                    guard try await store.submit(response(), consuming: nil, closing: draft) == .stored else {
                        throw BenchmarkError("the store did not store")
                    }
                }
            }
            let rate = Double(submissions) / seconds(since: begin)
            await store.close()
            let single = try PlainSQLite.singleCommits(
                at: "\(place.scratch)/single\(round).sqlite", rowBytes: valueBytes, for: 1)
            guard round > 0 else { continue }  // the first one warms up
            rates.append(rate)
            singles.append(single)
        }
        let ratio = Sample.median(zip(rates, singles).map { $0 / $1 })
        return [
            .note("durable submissions/s into the store, 64 at once", Figure.text(Sample.median(rates), "")),
            .note("plain SQLite, single-row FULL commits/s", Figure.text(Sample.median(singles), "")),
            .atLeast(4, "submissions/s into the store over single-row commits/s", ratio, ""),
        ]
    }

    private static func drafts(in store: SQLiteStore) async throws -> [DraftIndex] {
        let drafts = (0..<submissions).map { _ in
            DraftIndex(high: .random(in: .min ... .max), low: .random(in: .min ... .max))
        }
        try await Crowd.tasks { number in
            for draft in stride(from: number, to: submissions, by: Loads.crowd).map({ drafts[$0] }) {
                _ = try await store.createDraft(
                    draft, sealed: [UInt8](repeating: 1, count: valueBytes), expires: Week(number: week.number + 4))
            }
        }
        return drafts
    }

    private static func response() -> NewResponse {
        let facts = ResponseFacts(
            id: .random(), neighbourhood: "buurt", collection: "zes-kanten",
            definition: [UInt8](repeating: 7, count: 32),
            formID: "zes-kanten", formVersion: "1", week: week, mode: .oneself, consentVersion: "1")
        return NewResponse(
            facts: facts, ownCodes: [OwnCodeIndex(high: .random(in: .min ... .max), low: .random(in: .min ... .max))],
            value: [UInt8](repeating: 97, count: valueBytes))
    }
}
