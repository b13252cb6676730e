/// Cost of a submission with a million responses stored against the cost with ten thousand.
enum Growth {
    private static let few = 10_000
    private static let many = 1_000_000
    private static let drafts = 3_000

    static func measure(_ place: Workspace) throws -> [Figure] {
        let data = try place.folder("growth")
        let first = try Service.product(place, data: data)
        var respondent = Respondent(client: Client(port: first.port), seed: 1)
        try respondent.journey(through: Measurement.collection)
        first.stop()

        try Fill.responses(upTo: few, in: data)
        let little = try costs(place, data)
        let filling = now()
        try Fill.responses(upTo: many, in: data)
        let fillSeconds = seconds(since: filling)
        let much = try costs(place, data)
        return [
            .note("filling to 1,000,000 responses", Figure.text(fillSeconds, "s")),
            .note("server CPU a submission, 10,000 stored", Figure.text(little.microseconds, "µs")),
            .note("server CPU a submission, 1,000,000 stored", Figure.text(much.microseconds, "µs")),
            .note(
                "submissions/s with 10,000, with 1,000,000",
                "\(Figure.text(little.rate, "")), \(Figure.text(much.rate, ""))"),
            .atMost(0.5, "start to first answer, 1,000,000 stored", much.start, "s"),
            .atMost(
                1.2, "CPU of a submission, 1,000,000 over 10,000 stored", much.microseconds / little.microseconds, ""),
        ]
    }

    /// Medians of three rounds after one that warms up.
    private static func costs(
        _ place: Workspace, _ data: String
    ) throws -> (microseconds: Double, rate: Double, start: Double) {
        let service = try Service.product(place, data: data)
        defer { service.stop() }
        var costs: [Double] = []
        var rates: [Double] = []
        for round in 0..<4 {
            let ready = try ReadyDraft.prepare(drafts, at: service)
            let (tally, cpu, wall) = try service.measure { try ReadyDraft.send(ready, to: service) }
            guard round > 0 else { continue }
            costs.append(cpu * 1e6 / Double(tally.requests))
            rates.append(Double(tally.requests) / wall)
        }
        return (Sample.median(costs), Sample.median(rates), service.startSeconds)
    }
}
