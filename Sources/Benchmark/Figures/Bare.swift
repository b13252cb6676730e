/// The floor by itself: what the machine and the web library cost before any work of ours.
enum Bare {
    static func measure(_ place: Workspace) throws -> [Figure] {
        let floor = try Service.floor(place, data: place.folder("floor"))
        defer { floor.stop() }
        let readers = [Reader](
            repeating: Reader(port: floor.port, path: "/page", bytes: FixedPage.bytes.count), count: Loads.crowd)
        let posts = [Respondent.Step](repeating: .post(bytes: 400), count: 10)
        _ = try Loads.pages(readers, for: 1)
        let pages = try floor.measure { try Loads.pages(readers, for: 3) }
        let writes = try floor.measure { try Loads.floorJourneys(floor, like: posts, for: 3) }
        let posted = Double(writes.value.journeys * posts.count)
        let single = try PlainSQLite.singleCommits(at: "\(place.scratch)/single.sqlite", rowBytes: 1_000, for: 2)
        return [
            .note("floor, fixed 17 KB pages/s", Figure.text(Double(pages.value.requests) / pages.wall, "")),
            .note("floor, server CPU a page", Figure.text(pages.cpu * 1e6 / Double(pages.value.requests), "µs")),
            .note("floor, durable posts/s in groups", Figure.text(posted / writes.wall, "")),
            .note("floor, server CPU a durable post", Figure.text(writes.cpu * 1e6 / posted, "µs")),
            .note("plain SQLite, single-row FULL commits/s", Figure.text(single, "")),
        ]
    }
}
