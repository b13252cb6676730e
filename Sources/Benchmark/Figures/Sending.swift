/// Drafts that are sent all at once, over HTTP, against rows committed one by one by plain SQLite.
enum Sending {
    private static let drafts = 4_000

    static func measure(_ place: Workspace) throws -> [Figure] {
        let product = try Service.product(place, data: place.folder("send"))
        defer { product.stop() }
        var rates: [Double] = []
        var ratios: [Double] = []
        var costs: [Double] = []
        var singles: [Double] = []
        for round in 0..<4 {
            let ready = try ReadyDraft.prepare(drafts, at: product)
            let (tally, cpu, wall) = try product.measure { try ReadyDraft.send(ready, to: product) }
            let single = try PlainSQLite.singleCommits(
                at: "\(place.scratch)/single\(round).sqlite", rowBytes: 1_000, for: 1)
            guard round > 0 else { continue }  // the first one warms up
            rates.append(Double(tally.requests) / wall)
            singles.append(single)
            ratios.append(Double(tally.requests) / wall / single)
            costs.append(cpu * 1e6 / Double(tally.requests))
        }
        return [
            .note("durable submissions/s over HTTP, 64 at once", Figure.text(Sample.median(rates), "")),
            .note("plain SQLite, single-row FULL commits/s", Figure.text(Sample.median(singles), "")),
            .atLeast(4, "submissions/s over single-row commits/s", Sample.median(ratios), ""),
            .note("server CPU a submission", Figure.text(Sample.median(costs), "µs")),
        ]
    }
}
