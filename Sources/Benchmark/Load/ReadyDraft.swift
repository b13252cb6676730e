/// A draft that is filled in and waits at the check page for its button to be pressed.
struct ReadyDraft: Sendable {
    let cookies: [String: String]
    let action: String
    let body: [UInt8]

    /// Fills in `count` drafts, several respondents at once.
    static func prepare(_ count: Int, at service: Service) throws -> [ReadyDraft] {
        let shelf = Shelf<ReadyDraft>()
        _ = try Crowd.run(Loads.crowd) { number in
            var respondent = Respondent(client: Client(port: service.port), seed: now() &+ UInt64(number))
            for _ in 0..<share(of: count, number) {
                try respondent.open(Measurement.collection)
                while !respondent.isAtCheck { try respondent.turn() }
                let filled = try respondent.fill()
                shelf.add(
                    ReadyDraft(cookies: respondent.client.cookies, action: filled.action, body: filled.body.bytes))
            }
            return Tally()
        }
        return shelf.all
    }

    /// Sends all of `drafts`, 64 at once, each once.
    static func send(_ drafts: [ReadyDraft], to service: Service) throws -> Tally {
        try Crowd.run(Loads.crowd) { number in
            var client = Client(port: service.port)
            var tally = Tally()
            for draft in stride(from: number, to: drafts.count, by: Loads.crowd).map({ drafts[$0] }) {
                client.cookies = draft.cookies
                let answer = try client.post(draft.action, draft.body)
                guard answer.status == 303, answer.location?.hasSuffix("/klaar") == true else {
                    throw BenchmarkError("\(draft.action) answered \(answer.status)")
                }
                tally.requests += 1
            }
            return tally
        }
    }

    private static func share(of count: Int, _ number: Int) -> Int {
        count / Loads.crowd + (number < count % Loads.crowd ? 1 : 0)
    }
}
