/// Page 4 of a half-filled draft, read again and again, against the floor's fixed page.
enum QuestionPage {
    static func measure(_ place: Workspace) throws -> [Figure] {
        let product = try Service.product(place, data: place.folder("page"))
        defer { product.stop() }
        let floor = try Service.floor(place, data: place.folder("page-floor"))
        defer { floor.stop() }

        let readers = try (0..<Loads.crowd).map { try atPageFour(product, seed: UInt64($0)) }
        let fixed = Reader(port: floor.port, path: "/page", bytes: FixedPage.bytes.count)
        let fixedReaders = [Reader](repeating: fixed, count: Loads.crowd)

        _ = try Loads.pages(readers, for: 2)
        _ = try Loads.pages(fixedReaders, for: 1)
        var ours: [Round] = []
        var bare: [Round] = []
        for _ in 0..<5 {
            ours.append(try Round(product) { try Loads.pages(readers, for: 2) })
            bare.append(try Round(floor) { try Loads.pages(fixedReaders, for: 2) })
        }
        let ratio = Sample.median(zip(ours, bare).map { $0.perSecond / $1.perSecond })
        return [
            .note(
                "question page 4 of a half-filled draft", "\(readers[0].bytes) bytes; fixed page \(fixed.bytes) bytes"),
            .note("question pages/s", Figure.text(Sample.median(ours.map(\.perSecond)), "")),
            .note("fixed pages/s", Figure.text(Sample.median(bare.map(\.perSecond)), "")),
            .note("server CPU a question page", Figure.text(Sample.median(ours.map(\.microseconds)), "µs")),
            .note("server CPU a fixed page", Figure.text(Sample.median(bare.map(\.microseconds)), "µs")),
            .atLeast(0.5, "question pages/s over fixed pages/s", ratio, ""),
        ]
    }

    private static func atPageFour(_ product: Service, seed: UInt64) throws -> Reader {
        var respondent = Respondent(client: Client(port: product.port), seed: seed)
        try respondent.open(Measurement.collection)
        for _ in 0..<4 { try respondent.turn() }
        guard respondent.path.contains("/p/") else { throw BenchmarkError("\(respondent.path) is not page 4") }
        return Reader(
            port: product.port, cookies: respondent.client.cookies, path: respondent.path,
            bytes: respondent.page.body.count)
    }
}

private struct Round {
    var perSecond: Double
    var microseconds: Double

    init(_ service: Service, _ load: () throws -> Tally) throws {
        let (tally, cpu, wall) = try service.measure(load)
        perSecond = Double(tally.requests) / wall
        microseconds = cpu * 1e6 / Double(tally.requests)
    }
}
