/// Somebody who fills in a questionnaire: reads each page, answers it, goes on.
///
/// Knows the address of the start page and where the way ends; all else it reads from the pages.
struct Respondent {
    var client: Client
    private var random: SplitMix
    private(set) var page = Answer()
    private(set) var path = ""
    /// Where the questionnaire starts; all of it lies below.
    private var home = ""
    private(set) var tally = Tally()
    private(set) var steps: [Step] = []

    /// A request of the walk, for the floor to repeat: what was asked and how many bytes were sent.
    enum Step: Sendable {
        case get
        case post(bytes: Int)
    }

    init(client: Client, seed: UInt64) {
        self.client = client
        random = SplitMix(seed: seed)
    }

    /// The whole way, from the start page to the end page.
    mutating func journey(through collection: String) throws {
        try open(collection)
        while !isAtEnd { try turn() }
        tally.journeys += 1
    }

    /// Forgets who it was and opens the start page as somebody new.
    mutating func open(_ collection: String) throws {
        client.cookies = [:]
        steps = []
        home = "/v/\(collection)"
        try load(home)
    }

    var isAtEnd: Bool { path.hasSuffix("/klaar") }

    /// At the page that shows all answers before sending.
    var isAtCheck: Bool { path.hasSuffix("/controle") }

    /// Answers the page and goes on to the next; a page that comes back with more questions is answered again.
    ///
    /// - Throws: An error also where a questionnaire ends before it was sent, which leads out of it.
    mutating func turn() throws {
        for _ in 0..<4 {
            let filled = try fill()
            let start = now()
            steps.append(.post(bytes: filled.body.bytes.count))
            page = try client.post(filled.action, filled.body.bytes)
            if let next = page.location, page.status == 303 {
                guard next.hasPrefix(home) else {
                    throw BenchmarkError("\(path) led out of the questionnaire, to \(next)")
                }
                try load(next)
                tally.answers += filled.action.contains("/p/") ? filled.answers : 0
                tally.turns.append(Float(now() - start) / 1e6)
                return
            }
            guard page.status == 422 else { throw BenchmarkError("\(filled.action) answered \(page.status)") }
            tally.refusals += 1
        }
        throw BenchmarkError("\(path) keeps refusing answers")
    }

    /// What the respondent would send now, without sending it.
    mutating func fill() throws -> (action: String, body: FormBody, answers: Int) {
        let forms = FormReader.forms(of: page.body).filter { form in
            form.method == "post" && Filling.forwardButton(of: form) != nil
        }
        guard let form = forms.max(by: { $0.fields.count < $1.fields.count }),
            let filling = Filling(form, using: &random)
        else { throw BenchmarkError("\(path) has no form that goes on") }
        return (form.action.isEmpty ? path : form.action, filling.body, filling.answers)
    }

    /// Opens a page.
    mutating func load(_ address: String) throws {
        steps.append(.get)
        path = String(address.prefix { $0 != "#" })
        page = try client.get(path)
        guard page.status == 200 else { throw BenchmarkError("\(path) answered \(page.status)") }
    }

    /// Hands over what was counted so far, and starts counting anew.
    mutating func takeTally() -> Tally {
        defer { tally = Tally() }
        return tally
    }
}
