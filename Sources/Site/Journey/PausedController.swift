import HTTPTypes
import Programme

/// What one sees after "Later verder".
struct PausedController: Sendable {
    let office: Office

    /// `GET /v/{collection}/pauze`
    ///
    /// The pass is taken for a quarter of an hour only: whoever pauses on a computer of a library walks away from it.
    /// Going on in that time makes it whole again.
    func show(_ visit: Visit, collection id: String) async throws -> Reply {
        let session = try await office.session(visit, collection: id)
        let language = office.asked(visit) ?? session.language
        let isBegun = visit.parameter(PageMark.parameter) == PageMark.begun.rawValue && session.pass.isShared
        let lastWeek = office.desk.lastWeek(of: id, from: office.clock.day)
        let page = PausePage(
            code: session.draft.contents.byLetter ? nil : session.pass.opening.printed,
            isOwn: session.draft.contents.handover == nil,
            back: (session.pass.isShared && !isBegun ? Route.code : session.resumeAt).path,
            keptUntil: language.words(for: Day(number: lastWeek.monday.number + 6)),
            minutes: isBegun ? Int(office.screens.settings.sharedSeconds + 59) / 60 : nil, in: language)
        var reply = try office.screens.render(
            page, at: .paused(collection: id), marked: isBegun ? .begun : nil, in: language)
        if isBegun { return office.stay(reply, session.pass, collection: id) }
        // Whoever pauses on a device that others use is done with it: the code leads back.
        if session.pass.isShared {
            reply.extra += office.passes.takingBack(collection: id)
            return reply
        }
        var pass = session.pass
        pass.until = office.clock.seconds + Passes.afterwards
        reply.extra.append(office.passes.header(pass, collection: id))
        return reply
    }
}
