/// From starting the process until the health check answers, on a data directory that was used before.
enum Starting {
    static func measure(_ place: Workspace) throws -> [Figure] {
        let data = try place.folder("start")
        let first = try Service.product(place, data: data)
        _ = try Loads.journeys(first, through: Measurement.collection, for: 1)
        first.stop()
        var times: [Double] = []
        for _ in 0..<5 {
            let service = try Service.product(place, data: data)
            times.append(service.startSeconds)
            service.stop()
        }
        return [
            .note("start to first answer, new data directory", Figure.text(first.startSeconds, "s")),
            .atMost(0.5, "start to first answer", Sample.median(times), "s"),
        ]
    }
}
