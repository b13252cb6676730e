import HTTPTypes
import Logging
import NIOHTTP1
import Programme
import Records

/// Leads every request that the shell found in order to its controller, and words what went wrong.
struct SiteDestination: Destination {
    private let office: Office
    private let home: HomeController
    private let start: StartController
    private let question: QuestionController
    private let ending: EndingController
    private let send: SendController
    private let paused: PausedController
    private let handover: HandoverController
    private let code: CodeController
    private let own: OwnAnswersController
    private let result: ResultController
    private let results: ResultsController
    private let staff: StaffDesk

    /// - Throws: `TemplateFault` when a page cannot be prepared.
    init(office: Office) throws {
        let served = office.offer.sorted
        let questions = try QuestionScreens(served, screens: office.screens)
        self.office = office
        home = HomeController(office: office)
        start = StartController(office: office, starts: try StartScreens(office.offer, screens: office.screens))
        question = QuestionController(office: office, screens: questions)
        ending = EndingController(office: office)
        send = SendController(
            office: office, screens: questions, ends: try EndScreens(served, screens: office.screens))
        paused = PausedController(office: office)
        handover = HandoverController(office: office)
        code = CodeController(office: office)
        own = OwnAnswersController(office: office, questions: questions)
        result = ResultController(office: office, questions: questions)
        results = ResultsController(office: office)
        staff = try StaffDesk(office: office, questions: questions)
    }

    func answer(_ visit: Visit) async throws -> Reply {
        do {
            return keepingTyped(try await handle(visit), visit).told(to: visit)
        } catch let detour as Detour {
            return keepingTyped(detour.reply, visit).told(to: visit)
        } catch let failure as StoreFailure {
            if failure.kind == .fault { office.logger.error("the store failed: \(failure.sentence)") }
            let reply = office.screens.kind(failure.kind, in: office.language(of: visit), back: visit.retry)
            return keepingTyped(reply, visit).with(.retryAfter, "60")
        }
    }

    func refuse(_ refusal: Refusal, _ visit: Visit) -> Reply {
        var reply = keepingTyped(
            office.screens.kind(refusal.kind, in: office.language(of: visit), back: visit.retry), visit)
        reply.status = refusal.status
        return reply
    }

    /// A page for somebody who cannot go on shows what was typed on the page that was sent, to copy.
    private func keepingTyped(_ reply: Reply, _ visit: Visit) -> Reply {
        guard let keeping = reply.keeping, visit.isPost else { return reply }
        let typed = office.typed(in: visit)
        guard !typed.isEmpty else { return reply }
        var kept = keeping(typed)
        kept.status = reply.status
        kept.extra = reply.extra
        return kept
    }

    func refuse(_ refusal: Refusal, _ head: HTTPRequestHead) -> Reply {
        if refusal == .tooLarge, case .staff? = Route(path: head.uri.prefix { $0 != "?" }) {
            return staff.tooLarge(head)
        }
        var reply = office.screens.kind(refusal.kind, in: office.screens.language(of: head))
        reply.status = refusal.status
        return reply
    }

    private func handle(_ visit: Visit) async throws -> Reply {
        switch visit.route {
        case .home: return try home.show(visit)
        case .health: return await health()
        case .start(let collection): return try start.show(visit, collection: collection)
        case .begin(let collection): return try await start.begin(visit, collection: collection)
        case .question(let collection, let page):
            return visit.isPost
                ? try await question.post(visit, collection: collection, page: page)
                : try await question.show(visit, collection: collection, page: page)
        case .ending(let collection, let page):
            return try ending.show(visit, collection: collection, page: page)
        case .check(let collection): return try await send.check(visit, collection: collection)
        case .send(let collection): return try await send.send(visit, collection: collection)
        case .done(let collection): return try await send.done(visit, collection: collection)
        case .paused(let collection): return try await paused.show(visit, collection: collection)
        case .exit(let collection): return office.exit(collection: collection)
        case .handover(let collection): return try await handover.answer(visit, collection: collection)
        case .code: return visit.isPost ? try await code.enter(visit) : try code.show(visit)
        case .mine: return try own.show(visit)
        case .viewMine: return try await own.answer(visit)
        case .withdrawMine: return try await own.withdraw(visit)
        case .resultMine: return try await result.answer(visit)
        case .closeMine: return office.closeOwn(visit)
        case .privacy: return try office.screens.document(.privacy, in: office.language(of: visit))
        case .accessibility: return try office.screens.document(.accessibility, in: office.language(of: visit))
        case .contact: return try office.screens.document(.contact, in: office.language(of: visit))
        case .kept: return try office.screens.kept(office.offer, in: office.language(of: visit))
        case .results(let neighbourhood): return try await results.show(visit, neighbourhood)
        case .asset(let name): return office.screens.asset(name, visit)
        case .staff(let page, let values): return try await staff.answer(visit, at: page, values)
        }
    }

    /// 200 while answers can be stored; else 503 with one word.
    private func health() async -> Reply {
        guard let failure = await office.stores.custody.health().refusing else { return .text("goed\n") }
        return .text("\(failure.kind.rawValue)\n", status: .serviceUnavailable)
    }
}

extension Visit {
    /// Where to try again after a failure: here for a page, nowhere for a post whose page is not known.
    fileprivate var retry: Route? {
        switch route {
        case .begin(let collection): .start(collection: collection)
        case .send(let collection): .check(collection: collection)
        case .viewMine, .withdrawMine, .resultMine, .closeMine: .mine
        case .home, .health, .start, .question, .ending, .check, .done, .paused, .handover, .exit, .code, .mine,
            .privacy,
            .accessibility,
            .contact, .kept, .results, .asset, .staff:
            route
        }
    }
}

extension Refusal {
    /// The page that says so.
    fileprivate var kind: Kind {
        switch self {
        case .notFound: .unknown
        case .wrongMethod: .wrongMethod
        case .unreadable, .wrongType: .badRequest
        case .tooLarge: .tooLarge
        case .misdirected: .wrongHost
        case .foreignPost: .foreignForm
        case .tooBusy: .tooBusy
        case .failed: .fault
        }
    }
}
