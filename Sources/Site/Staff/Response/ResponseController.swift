import HTTPTypes
import Programme
import Records

/// The response to a round: figures of once a day, in tens, of neighbourhoods and never of people.
struct ResponseController: Sendable {
    let staff: StaffOffice

    /// Neighbourhoods on one page.
    private static let most = 50

    /// `/medewerkers/rondes/{ronde}/respons`
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let id = visit.values.first, let round = try await staff.stores.rounds.round(id, in: visit.scope) else {
            return staff.unknown(visit)
        }
        let language = visit.language
        let places = language.sorted(round.neighbourhoods, by: \.name)
        let last = max(1, (places.count + Self.most - 1) / Self.most)
        let number = min(max(1, visit.visit.parameter("bladzijde").flatMap { Int($0) } ?? 1), last)
        let shown = Array(places.dropFirst((number - 1) * Self.most).prefix(Self.most))
        let picture = try await staff.stores.response.response(
            of: round.questionnaires.map(\.collection), at: shown.map(\.id), in: visit.scope)
        var parts: [StaffOverviewPage.Part] = []
        var lead = [language.say(.responseNone)]
        if let picture, !picture.collections.isEmpty {
            parts =
                ResponseParts(
                    round: round, shown: shown, picture: picture, titles: try await titles(of: round),
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
            ways: ways(visit, round, page: number, of: last), in: language)
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

    private func ways(_ visit: StaffVisit, _ round: Round, page: Int, of last: Int) -> [StaffLink] {
        let language = visit.language
        func link(_ number: Int, _ words: StaffWord) -> StaffLink {
            StaffLink(
                address: visit.route.path(in: language) + "&bladzijde=\(number)", words: language.say(words))
        }
        return (page > 1 ? [link(page - 1, .previousPage)] : []) + (page < last ? [link(page + 1, .nextPage)] : [])
            + [
                StaffLink(
                    address: Route.staff(.round, [round.id]).path(in: language), words: language.say(.backToRound))
            ]
    }
}
