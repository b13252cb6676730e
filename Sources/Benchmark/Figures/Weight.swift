/// What a browser fetches to show a page for the first time: page, style, script and icon, as the service sends them.
enum Weight {
    private static let mostKilobytes = 60.0
    private static let mostRequests = 4.0

    static func measure(_ place: Workspace) throws -> [Figure] {
        let product = try Service.product(place, data: place.folder("weight"))
        defer { product.stop() }
        var respondent = Respondent(client: Client(port: product.port), seed: 1)
        try respondent.open(Measurement.collection)
        var figures = try figures("start page", respondent)
        // Past the page of age and who fills in: one with scales.
        for _ in 0..<2 { try respondent.turn() }
        guard respondent.path.contains("/p/") else { throw BenchmarkError("\(respondent.path) is no question page") }
        figures += try self.figures("question page", respondent)
        return figures
    }

    private static func figures(_ name: String, _ respondent: Respondent) throws -> [Figure] {
        var bytes = respondent.page.body.count
        let parts = assets(on: respondent.page.body)
        var client = Client(port: respondent.client.port)
        for part in parts {
            let answer = try client.get(part)
            guard answer.status == 200 else { throw BenchmarkError("\(part) answered \(answer.status)") }
            bytes += answer.body.count
        }
        return [
            .atMost(mostKilobytes, "first load of the \(name)", Double(bytes) / 1_000, "KB"),
            .atMost(mostRequests, "requests of the \(name)", Double(1 + parts.count), ""),
        ]
    }

    /// Addresses of all parts that the page asks for, each once.
    private static func assets(on page: [UInt8]) -> Set<String> {
        let pieces = String(decoding: page, as: UTF8.self).split(separator: "\"")
        return Set(pieces.filter { $0.hasPrefix("/assets/") }.map(String.init))
    }
}
