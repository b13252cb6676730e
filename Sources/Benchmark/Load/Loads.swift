/// Stretches of load, closed loop: each respondent asks again as soon as it has its answer.
enum Loads {
    /// Respondents at once, as the issue asks.
    static let crowd = 64

    /// Whole journeys through the product for about `length` seconds; a journey begun is a journey ended.
    static func journeys(_ service: Service, through collection: String, for length: Double) throws -> Tally {
        let begin = now()
        return try Crowd.run(crowd) { number in
            var respondent = Respondent(client: Client(port: service.port), seed: begin &+ UInt64(number))
            while seconds(since: begin) < length { try respondent.journey(through: collection) }
            return respondent.takeTally()
        }
    }

    /// The same requests as a journey's, asked of the floor.
    static func floorJourneys(_ service: Service, like steps: [Respondent.Step], for length: Double) throws -> Tally {
        let begin = now()
        return try Crowd.run(crowd) { _ in
            var client = Client(port: service.port)
            var tally = Tally()
            while seconds(since: begin) < length {
                var turn: UInt64?
                for step in steps {
                    switch step {
                    case .get:
                        _ = try client.get("/page")
                        if let start = turn { tally.turns.append(Float(now() - start) / 1e6) }
                        turn = nil
                    case .post(let count):
                        turn = now()
                        _ = try client.post("/answers", [UInt8](repeating: UInt8(ascii: "a"), count: count))
                    }
                }
                tally.journeys += 1
            }
            return tally
        }
    }

    /// Each reader reads its own page again and again.
    static func pages(_ readers: [Reader], for length: Double) throws -> Tally {
        let begin = now()
        return try Crowd.run(readers.count) { number in
            let reader = readers[number]
            var client = Client(port: reader.port)
            client.cookies = reader.cookies
            var tally = Tally()
            while seconds(since: begin) < length {
                let answer = try client.get(reader.path)
                guard answer.status == 200 else { throw BenchmarkError("\(reader.path) answered \(answer.status)") }
                tally.requests += 1
            }
            return tally
        }
    }
}
