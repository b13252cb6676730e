import HTTPTypes
import Programme
import Records
import XForms

/// Giving results back to a neighbourhood: a look at the page as residents will read it, then publishing it or taking it
/// back.
struct GiveBackController: Sendable {
    let staff: StaffOffice

    private struct Ready {
        let profile: NeighbourhoodProfile
        let results: GiveBack
        let quotes: [ReleasedQuote]
        /// All that could be shown, and those of them that are.
        let released: [ReleasedQuote]
        let published: GiveBack?
    }

    /// `/medewerkers/overzicht/{buurt}/teruggeven/voorbeeld`
    func preview(_ visit: StaffVisit) async throws -> Reply {
        let asked = visit.visit.parameter("stukken").map { $0.split(separator: "_").map(String.init) }
        guard let ready = try await ready(visit, chosen: asked) else { return staff.unknown(visit) }
        let languages = staff.office.screens.pages.languages
        let language = languages.named(visit.visit.parameter("in")) ?? visit.language
        let page = GiveBackPage(
            ready.results, of: ready.profile.name, quotes: ready.quotes, notice: .resultsPreview,
            or: languages.first.code, in: languages.named(language.code) ?? languages.first)
        return try staff.office.screens.render(page, at: nil, in: languages.named(language.code) ?? languages.first)
    }

    /// `/medewerkers/overzicht/{buurt}/teruggeven`
    func show(_ visit: StaffVisit) async throws -> Reply {
        let chosen = visit.isPost || visit.prefill != nil ? visit.form.all("stuk") : nil
        guard let ready = try await ready(visit, chosen: chosen) else { return staff.unknown(visit) }
        guard visit.isPost else { return try page(visit, ready) }
        switch visit.form["wat"] {
        case "intrekken":
            return try await keep(nil, .resultsTakenBack, visit, ready)
        case "publiceren":
            guard visit.form["stand"] == ready.results.digest else {
                return try page(visit, ready, wrong: .giveBackChanged)
            }
            guard visit.form["gezien"] != nil else { return try page(visit, ready, wrong: .giveBackLook) }
            guard !ready.results.isEmpty else { return try page(visit, ready, wrong: .giveBackNothing) }
            var results = ready.results
            results.published = staff.office.clock.day
            return try await keep(results, .resultsPublished, visit, ready)
        default: return try page(visit, ready, wrong: visit.form["wat"] == "kiezen" ? nil : .wrongChoose)
        }
    }

    private func keep(
        _ results: GiveBack?, _ action: AuditAction, _ visit: StaffVisit, _ ready: Ready
    ) async throws -> Reply {
        let isKept = try await staff.stores.giveBack.publish(
            results, of: ready.profile.id, in: visit.scope, noting: visit.note(action, at: staff.now))
        guard isKept else { return staff.unknown(visit) }
        // The first pages of its questionnaires lead to it.
        try await staff.office.renewOffer()
        return staff.done(.giveBack, visit, [ready.profile.id])
    }

    // MARK: - What there is

    /// - Parameter chosen: pieces of stories as a form names them; nil: those that are published, else the first ones.
    private func ready(_ visit: StaffVisit, chosen: [String]?) async throws -> Ready? {
        guard let id = visit.values.first,
            let profile = try await staff.stores.neighbourhoods.neighbourhood(id, in: visit.scope)
        else { return nil }
        let tables = try await staff.stores.releases.frozenTables(of: id, in: visit.scope)
        let published = try await staff.stores.giveBack.results(of: id)?.results
        // Whoever tells stands for a neighbourhood only among ten.
        let told = StoryFigures(tables, of: id)?.rounds.contains { $0.tellers != nil } == true
        let released = told ? try await staff.stores.quotes.releasedQuotes(in: id, among: nil) : []
        let wanted =
            chosen?.compactMap { QuotePlace(text: $0) } ?? published?.quotes
            ?? released.prefix(GiveBack.mostQuotes).map(\.place)
        let shown = released.filter { wanted.contains($0.place) }.prefix(GiveBack.mostQuotes)
        let collections = staff.office.offer.known
        let forms = try await staff.forms(of: Set(tables.map(\.questionnaire)), in: id, collections)
        let maker = GiveBackMaker(
            office: staff.office, neighbourhood: id, tables: tables, forms: forms, collections: collections)
        let results = try maker.light(
            maker.make(quotes: shown.map(\.place)), named: profile.name, quotes: Array(shown))
        return Ready(
            profile: profile, results: results, quotes: Array(shown), released: released, published: published)
    }

    // MARK: - Page

    private func page(_ visit: StaffVisit, _ ready: Ready, wrong: StaffWord? = nil) throws -> Reply {
        let language = visit.language
        let id = ready.profile.id
        func count(_ number: Int) -> String { language.figures(String(number)) }
        let facts = [
            StaffFact(
                term: language.say(.fieldState),
                words: ready.published?.published.map {
                    language.say(.giveBackPublished, ["date": language.words(for: $0)])
                } ?? language.say(.giveBackNot)),
            StaffFact(
                term: language.say(.giveBackQuestions),
                words: count(ready.results.sections.reduce(0) { $0 + $1.questions.count })),
            StaffFact(term: language.say(.giveBackQuotes), words: count(ready.quotes.count)),
        ]
        var links: [StaffLink] = staff.office.screens.pages.languages.all.map { other in
            let pieces = ready.quotes.map(\.place.text).joined(separator: "_")
            return StaffLink(
                address: Route.staff(.giveBackPreview, [id]).path(in: language) + "&in=\(other.code)&stukken=\(pieces)",
                words: language.say(.giveBackPreview, ["language": other.name]))
        }
        if ready.published != nil {
            links.append(
                StaffLink(
                    address: Route.results(neighbourhood: id).path(in: language), words: language.say(.giveBackRead)))
        }
        var deeds: [(value: String, words: String, hint: String?)] = [
            ("publiceren", language.say(.giveBackPublish), language.say(.giveBackPublishHint))
        ]
        if !ready.released.isEmpty { deeds.insert(("kiezen", language.say(.giveBackChoose), nil), at: 0) }
        if ready.published != nil {
            deeds.append(("intrekken", language.say(.giveBackTakeBack), language.say(.giveBackTakeBackHint)))
        }
        var fields: [StaffField] = []
        if !ready.released.isEmpty {
            fields.append(
                StaffField(
                    "stuk", .several(ready.released.map { ($0.place.text, $0.text, nil) }),
                    label: language.say(.giveBackPieces), hint: language.say(.giveBackPiecesHint),
                    values: ready.quotes.map(\.place.text)))
        }
        fields += [
            StaffField(
                "gezien", .several([("ja", language.say(.giveBackSeen), nil)]), label: language.say(.giveBackLooked),
                values: visit.form["gezien"] != nil && wrong != .giveBackChanged ? ["ja"] : [],
                error: wrong == .giveBackLook || wrong == .giveBackChanged ? language.say(wrong ?? .giveBackLook) : nil),
            StaffField(
                "wat", .one(deeds), label: language.say(.fieldWhat), values: [visit.form["wat"] ?? ""],
                error: wrong == .wrongChoose || wrong == .giveBackNothing ? language.say(wrong ?? .wrongChoose) : nil),
        ]
        let form = staff.makeForm(
            visit, fields, button: .goOn, hidden: [.init(name: "stand", value: ready.results.digest)])
        let page = StaffOverviewPage(
            title: language.say(.giveBackTitle, ["name": ready.profile.name]),
            lead: [language.say(.giveBackLead), language.say(.giveBackLeadTwo)], notice: visit.doneNotice,
            parts: [.init(language.say(.giveBackWhat), facts: facts, links: links)], form: form,
            ways: [
                StaffLink(
                    address: Route.staff(.dashboardHere, [id]).path(in: language), words: language.say(.backToFigures))
            ], in: language)
        return try staff.render(page, visit, status: wrong == nil ? .ok : .unprocessableContent)
    }
}
