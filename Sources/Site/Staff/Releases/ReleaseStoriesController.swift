import HTTPTypes
import Programme
import Records
import Stories

/// Releasing what stories and activities of one neighbourhood say: how many tellers speak of what, how many people were
/// reached, and pieces whose tellers agreed. What is released stands in the ledger as tables do; dashboard and public pages
/// read nothing else.
struct ReleaseStoriesController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    private struct Draft {
        let profile: NeighbourhoodProfile
        let figures: StoryFigures
        let kept: [UInt8]
        let quotable: [ReleasedQuote]
        let released: Set<QuotePlace>
        /// The stories that the figures are made of, as they were read.
        let stories: [StoryID: ReleasedStory]
    }

    /// Most pieces that are released of a neighbourhood.
    static let mostQuotes = 20

    /// `/medewerkers/overzicht/{buurt}/verhalen`
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let draft = try await draft(visit) else { return staff.unknown(visit) }
        guard visit.isPost else {
            // Pieces of stories are read here.
            try await staff.stores.audit.note(visit.note(.storyRead, in: draft.profile.id, at: staff.now))
            return try page(visit, draft)
        }
        let chosen = visit.form.all("stuk").compactMap { QuotePlace(text: $0) }
        guard chosen.count <= Self.mostQuotes else { return try page(visit, draft, wrong: .releaseStoriesMany) }
        guard visit.form["stand"] == FrozenTable.digest(draft.kept), try await record(draft, visit) else {
            return try page(visit, draft, wrong: .releaseStoriesChanged)
        }
        try await staff.stores.quotes.release(chosen, in: draft.profile.id, scope: visit.scope)
        return staff.done(.dashboardHere, visit, [draft.profile.id])
    }

    /// - Returns: false when another release was recorded meanwhile, or one of the stories changed.
    private func record(_ draft: Draft, _ visit: StaffVisit) async throws -> Bool {
        let language = visit.language
        guard let everybody = Recipient(name: language.say(.recipientEverybody), kind: .everybody) else { return false }
        var release = NewRelease(
            draft.figures, of: draft.profile.id, to: everybody, purpose: language.say(.releaseStoriesPurpose),
            in: staff.office.clock.week, made: staff.now, after: try await staff.stores.releases.newestRelease())
        // It is of no answers to a questionnaire: it hears of a story that is withdrawn by the story itself.
        release.stories = draft.stories
        let recorded = try await staff.stores.releases.record(release, noting: visit.note(.releaseMade, at: staff.now))
        guard case .recorded = recorded else { return false }
        return true
    }

    private func draft(_ visit: StaffVisit) async throws -> Draft? {
        guard let id = visit.values.first,
            let profile = try await staff.stores.neighbourhoods.neighbourhood(id, in: visit.scope)
        else { return nil }
        let here = Scope.neighbourhoods([id])
        let book = try desk.tools.codebook()
        let earlier = try await staff.stores.releases.frozenTables(of: id, in: visit.scope).reversed().filter {
            $0.questionnaire == StoryFigures.questionnaire
        }.map { StoryFigures($0, of: id) }
        let rounds = try await staff.stores.rounds.outlines(in: visit.scope)
        let passages = try await desk.store.decidedPassages(in: here)
        let figures = StoryFigures(
            passages, rounds: Dictionary(rounds.map { ($0.id, $0.name) }) { first, _ in first },
            themes: book.codes(of: .theme), dimensions: book.codes(of: .dimension),
            activities: try await staff.stores.neighbourhoods.activities(of: id, in: visit.scope) ?? [],
            beside: earlier)
        let told = figures.rounds.contains { $0.tellers != nil }
        let released = try await staff.stores.quotes.releasedQuotes(in: id, among: nil)
        return Draft(
            profile: profile, figures: figures, kept: FrozenTable.kept(figures.kept(in: id)),
            quotable: told ? try await staff.stores.quotes.quotable(in: id, scope: visit.scope) : [],
            released: Set(released.map(\.place)),
            stories: Dictionary(
                passages.map { ($0.story, ReleasedStory(revision: $0.revision, group: nil)) }
            ) { first, _ in first })
    }

    private func page(_ visit: StaffVisit, _ draft: Draft, wrong: StaffWord? = nil) throws -> Reply {
        let language = visit.language
        let book = CodebookWords(book: try desk.tools.codebook(), language: language)
        var tables = DashboardTables(figures: nil, words: nil, language: language)
        tables.takeStories(draft.figures, book)
        tables.takeDeeds(draft.figures)
        let isTyped = visit.isPost || visit.prefill != nil
        let chosen = isTyped ? Set(visit.form.all("stuk").compactMap { QuotePlace(text: $0) }) : draft.released
        var fields: [StaffField] = []
        if !draft.quotable.isEmpty {
            fields.append(
                StaffField(
                    "stuk",
                    .several(
                        draft.quotable.map { quote in
                            (quote.place.text, quote.text, quote.codes.map(book.name).joined(separator: ", "))
                        }), label: language.say(.releaseStoriesPieces), hint: language.say(.releaseStoriesPiecesHint),
                    values: chosen.map(\.text),
                    error: wrong == .releaseStoriesMany ? language.say(.releaseStoriesMany) : nil))
        }
        var lead = [language.say(.releaseStoriesLead), language.say(.releaseStoriesLeadTwo)]
        if draft.quotable.isEmpty { lead.append(language.say(.releaseStoriesNoPieces)) }
        let isEmpty = draft.figures.rounds.isEmpty && draft.figures.deeds.isEmpty
        let form = staff.makeForm(
            visit, fields, button: .releaseStoriesGo,
            hidden: [.init(name: "stand", value: FrozenTable.digest(draft.kept))])
        let page = StaffOverviewPage(
            title: language.say(.releaseStoriesTitle, ["name": draft.profile.name]), lead: lead,
            notice: wrong == .releaseStoriesChanged ? language.say(.releaseStoriesChanged) : visit.doneNotice,
            parts: isEmpty
                ? [.init(language.say(.dashboardStories), paragraphs: [language.say(.releaseStoriesNothing)])]
                : DashboardParts(tables.tables, language: language).all { _ in nil },
            form: isEmpty ? nil : form,
            ways: [
                StaffLink(
                    address: Route.staff(.dashboardHere, [draft.profile.id]).path(in: language),
                    words: language.say(.backToFigures))
            ], in: language)
        return try staff.render(page, visit, status: wrong == nil ? .ok : .unprocessableContent)
    }
}
