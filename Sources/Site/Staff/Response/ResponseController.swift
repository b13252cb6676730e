import HTTPTypes
import Programme
import Records

/// The response to a round: figures of once a day, in tens, of neighbourhoods and never of people.
struct ResponseController: Sendable {
    let staff: StaffOffice

    /// `/medewerkers/rondes/{ronde}/respons`
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let id = visit.values.first, let round = try await staff.stores.rounds.round(id, in: visit.scope) else {
            return staff.unknown(visit)
        }
        let language = visit.language
        let places = Paged(
            language.sorted(round.neighbourhoods, by: \.name), page: visit.visit.parameter("bladzijde"))
        let picture = try await staff.stores.response.response(
            of: round.questionnaires.map(\.collection), at: places.shown.map(\.id), in: visit.scope)
        var parts: [StaffOverviewPage.Part] = []
        var lead = [language.say(.responseNone)]
        if let picture, !picture.collections.isEmpty {
            parts =
                ResponseParts(
                    round: round, shown: places.shown, picture: picture, titles: try await titles(of: round),
                    lastWeek: Week(of: min(round.lastDay, staff.office.clock.day)), language: language
                ).all
            lead = [
                language.say(.responseLead, ["date": language.words(for: picture.day)]),
                language.say(.responseLeadTens), language.say(.responseLeadShare),
            ]
        }
        try await staff.stores.audit.note(
            visit.note(.responseSeen, AuditObject(.round, round.id), at: staff.now))
        let page = StaffOverviewPage(
            title: language.say(.responseTitle, ["name": round.name]),
            lead: lead + (round.isWhole ? [] : [language.say(.responseInPart)]), parts: parts,
            ways: places.ways(language) { visit.route.path(in: language) + "&bladzijde=\($0)" } + [
                StaffLink(
                    address: Route.staff(.round, [round.id]).path(in: language), words: language.say(.backToRound))
            ], in: language)
        return try staff.render(page, visit)
    }

    private func titles(of round: Round) async throws -> [[UInt8]: String] {
        var titles: [[UInt8]: String] = [:]
        for one in round.questionnaires {
            // What a round asks is seen by whoever sees the round.
            let version = try await staff.stores.questionnaires.questionnaire(one.definition, in: .everywhere)
            titles[one.definition] = version?.report.title
        }
        return titles
    }
}
