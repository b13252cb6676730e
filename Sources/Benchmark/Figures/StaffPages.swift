import Foundation
import Programme
import Records
import RecordsSQLite
import Site

/// Every page of staff that is read, in a programme of 10,000 neighbourhoods and 1,000,000 answers.
enum StaffPages {
    private static let askers = 4
    /// How often each asks for a page; `BENCHMARK_TIMES` names another number, for a look at many pages in short time.
    private static let times =
        ProcessInfo.processInfo.environment["BENCHMARK_TIMES"].flatMap { Int($0) }.map { max(1, $0) } ?? 50
    /// Milliseconds.
    private static let goal = 300.0
    /// Seconds that one page is asked at most.
    private static let mostSeconds = 90.0
    /// So many of the slowest are named.
    private static let named = 8

    /// A page, and what is put for the parts of its address.
    private struct Visit {
        let page: StaffPage
        let path: String
        /// Which of the visitors may see it.
        let visitor: Int
    }

    private struct Outcome {
        let visit: Visit
        let p99: Double
        let median: Double
        let bytes: Int
        let asked: Int
        /// Milliseconds of the server's CPU for one.
        var cpu = 0.0

        var words: String {
            "\(Figure.text(p99, "ms")) (median \(Figure.text(median, "ms")), CPU \(Figure.text(cpu, "ms")), "
                + "\(Figure.text(Double(bytes) / 1_000, "kB"))"
                + (asked < askers * times ? ", asked \(asked) times)" : ")")
        }
    }

    static func measure(_ place: Workspace) async throws -> [Figure] {
        let (programme, filled) = try await programme(place)
        let data = programme.data
        let service = try Service.product(place, data: data, root: place.root)
        defer { service.stop() }
        // The figures of the night are drawn at the start; they are no page's time.
        try service.waitUntilIdle()
        let visitors = try programme.visitors.map { try $0.logIn(at: service.port) }
        var outcomes: [Outcome] = []
        for visit in visits(programme) {
            do {
                let asked = try service.measure { try ask(visit, as: visitors[visit.visitor]) }
                var outcome = asked.value
                outcome.cpu = asked.cpu * 1_000 / Double(outcome.asked)
                outcomes.append(outcome)
            } catch {
                // A page that does not come is the slowest of all; the others are asked all the same.
                print("\(visit.page): \(error)")
                outcomes.append(Outcome(visit: visit, p99: .infinity, median: .infinity, bytes: 0, asked: 0))
            }
        }
        for one in outcomes { print("  \(one.visit.page): \(one.words)") }
        return figures(outcomes.sorted { $0.p99 > $1.p99 }, filled: filled, start: service.startSeconds)
    }

    /// One that is filled now, and how long that took; or the one that was filled before.
    private static func programme(_ place: Workspace) async throws -> (LargeProgramme, filled: Double?) {
        let kept = ProcessInfo.processInfo.environment["BENCHMARK_PROGRAMME"]
        let data = try kept ?? place.folder("staff")
        if LargeProgramme.isKept(in: data) {
            var programme = try LargeProgramme(in: data)
            try await programme.takeUp()
            await programme.store.close()
            return (programme, nil)
        }
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        let filling = now()
        var programme = try LargeProgramme(in: data)
        try await programme.fill(questionnaires: place.root)
        await programme.store.close()
        try LargeAnswers.fill(programme)
        if kept != nil { try programme.keepNotes() }
        return (programme, seconds(since: filling))
    }

    private static func figures(_ outcomes: [Outcome], filled: Double?, start: Double) -> [Figure] {
        let worst = outcomes.first?.p99 ?? .nan
        return [
            .note(
                "filling 10,000 neighbourhoods, 1,000,000 answers",
                filled.map { Figure.text($0, "s") } ?? "done before"),
            .note("start to first answer with them", Figure.text(start, "s")),
            .note("pages of staff asked, \(askers) people at once, \(askers * times) times each", "\(outcomes.count)"),
            .atMost(0, "pages of staff that did not come", Double(outcomes.count { $0.asked == 0 }), ""),
            .atMost(goal, "p99 of the slowest page of staff", worst, "ms"),
            .note("pages of staff over \(Figure.text(goal, "ms"))", "\(outcomes.count { $0.p99 > goal })"),
        ]
            + outcomes.prefix(named).map { .note("p99 of \($0.visit.page)", $0.words) }
    }

    private static func ask(_ visit: Visit, as visitor: Client) throws -> Outcome {
        let sizes = Shelf<Int>()
        let (port, cookies) = (visitor.port, visitor.cookies)
        let begun = now()
        let tally = try Crowd.run(askers) { _ in
            var client = Client(port: port)
            client.cookies = cookies
            var tally = Tally()
            // A page that is far too slow needs no two hundred times to be known.
            for _ in 0..<times where seconds(since: begun) < mostSeconds {
                let begin = now()
                let answer = try client.get(visit.path)
                tally.turns.append(Float(now() - begin) / 1e6)
                guard answer.status == 200 else { throw BenchmarkError("\(visit.path) answered \(answer.status)") }
                sizes.add(answer.body.count)
            }
            return tally
        }
        return Outcome(
            visit: visit, p99: Sample.percentile(0.99, of: tally.turns),
            median: Sample.percentile(0.5, of: tally.turns), bytes: sizes.all.max() ?? 0,
            asked: tally.turns.count)
    }

    // MARK: - Which

    /// Pages that are read by somebody who is logged in. Work on a release or by the machine on a story is begun by a form and
    /// kept in memory until it is done: those pages are left out.
    private static func visits(_ programme: LargeProgramme) -> [Visit] {
        let named = ProcessInfo.processInfo.environment["BENCHMARK_PAGES"]?.split(separator: ",").map(String.init)
        return StaffPage.allCases.compactMap { page in
            guard named.map({ $0.contains("\(page)") }) ?? true, page.row.methods != .post,
                case .staff(let access) = page.row.access,
                ![.releaseWork, .releaseFile, .storyWork].contains(page)
            else { return nil }
            switch access {
            case .anybody, .halfway: return nil
            case .signedIn: break
            case .roles: break
            }
            let parts = page.row.template.description.split(separator: "/").map { part in
                part.hasPrefix("{") ? value(of: String(part), at: page, programme) : String(part)
            }
            let path = "/" + parts.joined(separator: "/") + query(of: page, programme)
            return Visit(page: page, path: path, visitor: isForAdministrators(access) ? 1 : 0)
        }
    }

    private static func isForAdministrators(_ access: StaffAccess) -> Bool { access == .roles([.administrator]) }

    private static func value(of part: String, at page: StaffPage, _ programme: LargeProgramme) -> String {
        let isPaper = page == .paperEntry
        switch part {
        case "{account}": return programme.accounts[7].text
        case "{collection}":
            return Round.collection(round: LargeProgramme.open, form: programme.asked[isPaper ? 1 : 0].form)
        case "{neighbourhood}", "{buurt}": return programme.places[5]
        case "{vragenlijst}": return programme.asked[0].id
        case "{ronde}": return [.changeRound, .removeRound].contains(page) ? LargeProgramme.next : LargeProgramme.open
        case "{language}": return "nl"
        case "{variant}": return "invitation-nl"
        case "{uitgifte}": return "7"
        case "{verhaal}": return (programme.stories[state(of: page)] ?? .random()).text
        // The first thing that the teller says: before it somebody asks, which is not coded.
        case "{stuk}": return "2"
        default: return part
        }
    }

    /// The state in which a story has this page.
    private static func state(of page: StaffPage) -> StoryState {
        switch page {
        case .storyAbout, .storyText, .storyTurns: .entered
        case .storyNames: .naming
        case .storyReview, .storyPassage, .storyReviewer: .reviewing
        default: .approved
        }
    }

    private static func query(of page: StaffPage, _ programme: LargeProgramme) -> String {
        switch page {
        case .affected:
            "?van=\(Day(number: programme.today.number - 30))&tot=\(programme.today)"
        case .storySearch: "?woorden=koken"
        case .neighbourhoods: "?bladzijde=120"
        default: ""
        }
    }
}
