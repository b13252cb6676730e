import HTTPTypes
import Programme
import XForms

extension QuestionController {
    /// Answers a post whose answers come to an ending. Such answers are never written: going on throws the whole draft
    /// away; until then the page stays as it is and the draft as it was, so that a slip can be put right.
    func end(_ turn: PageTurn, at ending: Ending, _ visit: Visit, isOver: Bool) async throws -> Reply {
        let id = turn.session.served.collection.id
        if turn.leadsOn || turn.action == .leave {
            let reply = try await office.end(turn.session, at: ending)
            // A pass that has ended is shown nothing.
            return isOver || turn.action == .leave ? office.leave(collection: id) : reply
        }
        if isOver { return office.leave(collection: id) }
        guard let page = turn.outcome.page else { return .seeOther(turn.session.resumeAt) }
        guard turn.outcome.conflicts.isEmpty else { return try both(turn, page, visit) }
        switch turn.action {
        case .back:
            return .seeOther(
                turn.outcome.before.map { .question(collection: id, page: $0.key) } ?? .start(collection: id))
        case .language(let code):
            guard let kept = try await office.renew(turn.session) else { return .seeOther(turn.session.resumeAt) }
            return try await office.changeLanguage(
                of: kept, to: code, then: .question(collection: id, page: page.key))
        case .save:
            var reply = try screens.live(
                turn.session, page, at: visit.route, asksOthers: turn.outcome.asksOthers, stamp: visit.form["stand"])
            // The script says "saved" for 200 only.
            reply.status = .accepted
            return reply
        case .next, .refresh, .add, .remove, .clear, .check, .pause, .leave, .handOver, .giveBack:
            return try screens.page(
                turn.session, page, at: visit.route, token: office.token(for: visit.route),
                violations: turn.outcome.violations,
                notice: turn.outcome.hasNewQuestions ? .newQuestions : nil, returnsToCheck: turn.fromCheck,
                stamp: visit.form["stand"], status: turn.outcome.violations.isEmpty ? 200 : 422)
        }
    }
}

extension PageTurn {
    /// The visitor is done with the page, and nothing on it is wrong.
    var leadsOn: Bool {
        switch action {
        case .next, .giveBack: outcome.violations.isEmpty && !outcome.hasNewQuestions && outcome.conflicts.isEmpty
        case .check, .pause, .handOver: outcome.conflicts.isEmpty
        case .back, .leave, .refresh, .save, .clear, .add, .remove, .language: false
        }
    }
}
