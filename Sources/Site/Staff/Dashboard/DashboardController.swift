import HTTPTypes
import Programme
import Records
import XForms

/// What released tables say of a neighbourhood. Nothing is counted here: whatever is chosen, only figures that went out are
/// shown, with the reason where there is none.
struct DashboardController: Sendable {
    let staff: StaffOffice

    /// `/medewerkers/overzicht`
    func list(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let all = try await staff.stores.neighbourhoods.neighbourhoods(in: visit.scope)
        let page = StaffListPage(
            title: language.say(.menuDashboard), lead: [language.say(.dashboardLead)],
            all: language.sorted(all, by: \.name),
            query: UrlencodedForm(encoded: Array(visit.visit.query.utf8)), at: .dashboard, name: \.name,
            count: .neighbourhoodsCount, in: language
        ) { one in
            StaffListPage.Row(
                address: Route.staff(.dashboardHere, [one.id]).path(in: language), name: one.name,
                facts: one.municipality.isEmpty
                    ? [] : [StaffFact(term: language.say(.fieldMunicipality), words: one.municipality)])
        }
        return try staff.render(page, visit)
    }

    /// `/medewerkers/overzicht/{buurt}`
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let seen = try await seen(visit) else { return staff.unknown(visit) }
        if let number = visit.visit.parameter("csv").flatMap({ Int($0) }) {
            guard let table = seen.parts.tables.first(where: { $0.number == number }) else {
                return staff.unknown(visit)
            }
            return .file(
                TableFile.write(table.columns, table.rows), named: "\(seen.profile.id)-\(number).csv", type: .csv)
        }
        let language = visit.language
        var parts = [seen.choice(visit)].compactMap { $0 }
        parts += seen.parts.all { number in
            StaffLink(address: seen.address(visit) + "&csv=\(number)", words: language.say(.dashboardCSV))
        }
        let page = StaffOverviewPage(
            title: language.say(.dashboardTitle, ["name": seen.profile.name]), lead: seen.lead(language), parts: parts,
            ways: seen.ways(visit), in: language)
        return try staff.render(page, visit)
    }

    /// `/medewerkers/overzicht/{buurt}/gesprek`
    func sheet(_ visit: StaffVisit) async throws -> Reply {
        guard let seen = try await seen(visit) else { return staff.unknown(visit) }
        let language = visit.language
        let page = StaffOverviewPage(
            title: language.say(.sheetTitle, ["name": seen.profile.name]),
            lead: [language.say(.sheetLead)] + seen.lead(language),
            parts: [seen.choice(visit, withLinks: false)].compactMap(\.self) + seen.parts.sheet,
            ways: [
                StaffLink(
                    address: Route.staff(.dashboardHere, [seen.profile.id]).path(in: language) + seen.query,
                    words: language.say(.backToFigures))
            ], in: language)
        return try staff.render(page, visit)
    }

    // MARK: - What is chosen

    /// What somebody chose to see, of what there is.
    private struct Seen {
        let profile: NeighbourhoodProfile
        let questionnaire: String?
        let mode: String?
        /// Questionnaires and ways of taking part that there are tables of, with their words.
        let questionnaires: [(id: String, title: String)]
        let modes: [String]
        let hasStories: Bool
        let parts: DashboardParts

        var query: String {
            [questionnaire.map { "&vragenlijst=\($0)" }, mode.map { "&wijze=\($0)" }].compactMap { $0 }.joined()
        }

        func address(_ visit: StaffVisit) -> String {
            Route.staff(.dashboardHere, [profile.id]).path(in: visit.language) + query
        }

        func lead(_ language: InterfaceLanguage) -> [String] {
            guard questionnaire != nil || hasStories else { return [language.say(.dashboardNothing)] }
            return [language.say(.dashboardHereLead), language.say(.dashboardHidden)]
        }

        /// What can be done with the figures, by whoever may.
        func ways(_ visit: StaffVisit) -> [StaffLink] {
            func link(_ page: StaffPage, _ values: [String], _ words: StaffWord, _ query: String = "") -> StaffLink? {
                guard page.access.admits(visit.roles) else { return nil }
                return StaffLink(
                    address: Route.staff(page, values).path(in: visit.language) + query,
                    words: visit.language.say(words))
            }
            return [
                link(.dashboardSheet, [profile.id], .dashboardSheet, query),
                link(.releaseStories, [profile.id], .releaseStories), link(.giveBack, [profile.id], .giveBack),
                link(.importContext, [], .importContext), link(.dashboard, [], .backToDashboard),
            ].compactMap(\.self)
        }

        /// What is shown, with links to what else can be chosen; nil when there is nothing.
        func choice(_ visit: StaffVisit, withLinks: Bool = true) -> StaffOverviewPage.Part? {
            let language = visit.language
            let base = Route.staff(.dashboardHere, [profile.id]).path(in: language)
            let asked = questionnaires.filter { $0.id != questionnaire }.map {
                StaffLink(address: base + "&vragenlijst=\($0.id)", words: $0.title)
            }
            let ways = modes.filter { $0 != mode }.map {
                StaffLink(
                    address: base + "&vragenlijst=\(questionnaire ?? "")&wijze=\($0)",
                    words: DashboardParts.mode($0, language))
            }
            guard let questionnaire, let mode else { return nil }
            let title = questionnaires.first { $0.id == questionnaire }?.title ?? questionnaire
            return .init(
                language.say(.dashboardShown),
                facts: [
                    StaffFact(term: language.say(.columnQuestionnaire), words: title),
                    StaffFact(term: language.say(.dashboardMode), words: DashboardParts.mode(mode, language)),
                ], links: withLinks ? asked + ways : [])
        }
    }

    /// Nil for a neighbourhood that is not there or lies outside the visitor's scope.
    private func seen(_ visit: StaffVisit) async throws -> Seen? {
        guard let id = visit.values.first,
            let profile = try await staff.stores.neighbourhoods.neighbourhood(id, in: visit.scope)
        else { return nil }
        let language = visit.language
        let all = try await staff.stores.releases.frozenTables(of: id, in: visit.scope)
        let tables = all.filter { $0.questionnaire != StoryFigures.questionnaire }
        let collections = staff.office.offer.known
        let forms = try await staff.forms(of: Set(tables.map(\.questionnaire)), in: id, collections)
        let words = forms.mapValues { QuestionWords($0, language: language) }
        let there = language.sorted(Set(tables.map(\.questionnaire)).map { ($0, words[$0]?.title ?? $0) }, by: \.1)
        let questionnaire =
            there.first { $0.0 == visit.visit.parameter("vragenlijst") }?.0 ?? there.first?.0
        let chosen = tables.filter { $0.questionnaire == questionnaire }
        let modes = NeighbourhoodFigures.modes(chosen, of: id).sorted {
            (DashboardParts.order($0), $0) < (DashboardParts.order($1), $1)
        }
        let mode = modes.first { $0 == visit.visit.parameter("wijze") } ?? modes.first
        let rounds = collections.inOrder(of: questionnaire ?? "").map(\.round)
        let told = questionnaire.flatMap { words[$0] }
        let figures = NeighbourhoodFigures(
            chosen, of: id, mode: mode ?? "", rounds: rounds, last: told?.isForTalking ?? true ? 1 : nil)
        let stories = StoryFigures(all, of: id)
        // Who tells stands for a neighbourhood only among ten.
        let isTold = stories?.rounds.contains { $0.tellers != nil } == true
        var maker = DashboardTables(
            figures: figures, words: told,
            quotes: isTold ? try await staff.stores.quotes.releasedQuotes(in: id, among: nil) : [],
            language: language)
        maker.takeAll()
        if let told = questionnaire.flatMap({ forms[$0] }).flatMap({
            DashboardTables.TieWords($0, in: id, language: language)
        }),
            let ties = TieFigures(
                chosen, of: id, mode: mode ?? "", tie: told.tie, from: told.from, rounds: rounds)
        {
            maker.takeTies(ties, told)
        }
        if let stories {
            let book = CodebookWords(book: try staff.office.stories.codebook(), language: language)
            maker.takeStories(stories, book)
            maker.takeDeeds(stories)
        }
        maker.takeContext(try await staff.stores.neighbourhoods.context(of: id, in: visit.scope) ?? [])
        return Seen(
            profile: profile, questionnaire: questionnaire, mode: mode, questionnaires: there.map { ($0.0, $0.1) },
            modes: modes, hasStories: stories != nil,
            parts: DashboardParts(maker.tables, language: language))
    }
}
