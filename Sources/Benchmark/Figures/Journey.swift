/// The whole way of a resident, 64 at once, with the floor beside it.
enum Journey {
    /// The journey that the issue names: start, consent, 6 pages with 46 answers, check, send.
    static func measure(_ place: Workspace) throws -> [Figure] {
        let (name, ours, bare) = try rounds(place, root: place.ownRoot(), through: Measurement.collection)
        let cpu = Sample.median(ours.map(\.cpuMilliseconds))
        let floorCPU = Sample.median(bare.map(\.cpuMilliseconds))
        return [
            .note("journey", name),
            .atMost(1.5, "journey server CPU", cpu, "ms"),
            .note("floor server CPU, same requests", Figure.text(floorCPU, "ms")),
            .atMost(2, "journey CPU / floor CPU", Sample.median(zip(ours, bare).map(ratio)), ""),
            .note("journeys/s", Figure.text(Sample.median(ours.map(\.perSecond)), "")),
            .note("floor journeys/s", Figure.text(Sample.median(bare.map(\.perSecond)), "")),
            .note("page turn p50 (post and next page)", Figure.text(Sample.median(ours.map { $0.turn(0.5) }), "ms")),
            .atMost(20, "page turn p99 (post and next page)", Sample.median(ours.map { $0.turn(0.99) }), "ms"),
            .note("floor page turn p50", Figure.text(Sample.median(bare.map { $0.turn(0.5) }), "ms")),
            .note("floor page turn p99", Figure.text(Sample.median(bare.map { $0.turn(0.99) }), "ms")),
        ]
    }

    /// The same through a questionnaire that is shipped, with its pages about who answers and for whom.
    static func shipped(_ place: Workspace) throws -> [Figure] {
        let (name, ours, bare) = try rounds(place, root: place.root, through: Measurement.shipped)
        return [
            .note("shipped journey, \(Measurement.shipped)", name),
            .note("shipped journey server CPU", Figure.text(Sample.median(ours.map(\.cpuMilliseconds)), "ms")),
            .note(
                "shipped journey, floor server CPU, same requests",
                Figure.text(Sample.median(bare.map(\.cpuMilliseconds)), "ms")),
            .note(
                "shipped journey CPU / floor CPU", Figure.text(Sample.median(zip(ours, bare).map(ratio)), "")),
        ]
    }

    /// Product and floor in turns, so that what else the machine does meets both.
    private static func rounds(
        _ place: Workspace, root: String, through collection: String
    ) throws -> (name: String, ours: [Round], bare: [Round]) {
        let product = try Service.product(place, data: place.folder("journey"), root: root)
        defer { product.stop() }
        let floor = try Service.floor(place, data: place.folder("journey-floor"))
        defer { floor.stop() }

        var first = Respondent(client: Client(port: product.port), seed: 1)
        try first.journey(through: collection)
        let answers = first.takeTally().answers
        let steps = first.steps

        _ = try Loads.journeys(product, through: collection, for: 3)
        _ = try Loads.floorJourneys(floor, like: steps, for: 2)
        var ours: [Round] = []
        var bare: [Round] = []
        for _ in 0..<5 {
            let one = try product.measure { try Loads.journeys(product, through: collection, for: 3) }
            ours.append(Round(one.value, cpu: one.cpu, wall: one.wall))
            let other = try floor.measure { try Loads.floorJourneys(floor, like: steps, for: 2) }
            bare.append(Round(other.value, cpu: other.cpu, wall: other.wall))
        }
        return ("\(describe(steps)), \(answers) answers, 64 respondents at once", ours, bare)
    }

    private static func ratio(_ ours: Round, _ bare: Round) -> Double { ours.cpuMilliseconds / bare.cpuMilliseconds }

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
