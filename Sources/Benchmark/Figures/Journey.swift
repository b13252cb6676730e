/// The whole way of a resident, 64 at once, with the floor beside it.
enum Journey {
    static func measure(_ place: Workspace) throws -> [Figure] {
        let product = try Service.product(place, data: place.folder("journey"))
        defer { product.stop() }
        let floor = try Service.floor(place, data: place.folder("journey-floor"))
        defer { floor.stop() }

        var first = Respondent(client: Client(port: product.port), seed: 1)
        try first.journey(through: Measurement.collection)
        let answers = first.takeTally().answers
        let steps = first.steps

        _ = try Loads.journeys(product, through: Measurement.collection, for: 3)
        _ = try Loads.floorJourneys(floor, like: steps, for: 1)
        var ours: [Round] = []
        var bare: [Round] = []
        for _ in 0..<3 {
            let one = try product.measure {
                try Loads.journeys(product, through: Measurement.collection, for: 5)
            }
            ours.append(Round(one.value, cpu: one.cpu, wall: one.wall))
            let other = try floor.measure { try Loads.floorJourneys(floor, like: steps, for: 2) }
            bare.append(Round(other.value, cpu: other.cpu, wall: other.wall))
        }
        let cpu = Sample.median(ours.map(\.cpuMilliseconds))
        let floorCPU = Sample.median(bare.map(\.cpuMilliseconds))
        return [
            .note("journey", "\(describe(steps)), \(answers) answers, 64 respondents at once"),
            .atMost(1.5, "journey server CPU", cpu, "ms"),
            .note("floor server CPU, same requests", Figure.text(floorCPU, "ms")),
            .atMost(2, "journey CPU / floor CPU", cpu / floorCPU, ""),
            .note("journeys/s", Figure.text(Sample.median(ours.map(\.perSecond)), "")),
            .note("floor journeys/s", Figure.text(Sample.median(bare.map(\.perSecond)), "")),
            .note("page turn p50 (post and next page)", Figure.text(Sample.median(ours.map { $0.turn(0.5) }), "ms")),
            .atMost(20, "page turn p99 (post and next page)", Sample.median(ours.map { $0.turn(0.99) }), "ms"),
            .note(
                "floor page turn p50, p99",
                bare.first.map { "\(Figure.text($0.turn(0.5), "ms")), \(Figure.text($0.turn(0.99), "ms"))" } ?? "-"),
        ]
    }

    private static func describe(_ steps: [Respondent.Step]) -> String {
        let posts = steps.filter { if case .post = $0 { true } else { false } }.count
        return "\(steps.count - posts) pages read, \(posts) posts"
    }
}

/// One stretch of load.
private struct Round {
    var cpuMilliseconds: Double
    var perSecond: Double
    private var turns: [Float]

    init(_ tally: Tally, cpu: Double, wall: Double) {
        cpuMilliseconds = cpu * 1_000 / Double(tally.journeys)
        perSecond = Double(tally.journeys) / wall
        turns = tally.turns
    }

    func turn(_ part: Double) -> Double { Sample.percentile(part, of: turns) }
}
