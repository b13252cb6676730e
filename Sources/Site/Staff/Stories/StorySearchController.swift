import HTTPTypes
import Programme
import Records
import Stories

/// Search in passages without names.
struct StorySearchController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// Most passages on a page of search.
    private static let most = 50

    /// `/medewerkers/verhalen/zoeken`
    func search(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let asked = UrlencodedForm(encoded: Array(visit.visit.query.utf8)) ?? UrlencodedForm()
        let words = CodebookWords(book: try desk.tools.codebook(), language: language)
        let places = try await desk.places(visit)
        let isCoder = visit.stay?.account.roles.contains(.coder) ?? false
        let offered = places.neighbourhoods.map { Neighbourhood(id: $0.key, name: $0.value) }
        let place = PlaceChoice(offered: language.sorted(offered, by: \.name), language: language)
        func chosen(_ name: String) -> String? { asked[name].flatMap { $0.isEmpty ? nil : $0 } }
        let query = StoryQuery(
            words: StoryQuery.words(in: asked["woorden"] ?? ""),
            code: chosen("tag").flatMap { code in words.book.codes.contains { $0.id == code } ? code : nil },
            voice: asked["stem"].flatMap { Int($0) }.flatMap { TagVoice(rawValue: $0) }.flatMap {
                $0 == .blind ? nil : $0
            }
                ?? .coder, neighbourhood: chosen("buurt").map { place.one($0)?.id ?? $0 }, round: chosen("ronde"),
            hasOpen: isCoder)
        let isAsked = asked.fields.contains { $0.name != Route.languageParameter }
        if isAsked {
            // What was looked for is not in the log: it may be a name.
            let place = query.neighbourhood.flatMap { places.neighbourhoods[$0] == nil ? nil : $0 }
            try await staff.stores.audit.note(visit.note(.storySearched, in: place, at: staff.now))
        }
        let all =
            isAsked ? try await desk.store.search(query, in: visit.scope, atMost: isCoder ? Self.most + 1 : 5_000) : []
        let hits = isCoder ? all : all.shown(for: query)
        let isHidden = hits.isEmpty && !all.isEmpty
        let page = StorySearchPage(
            title: language.say(.storySearch),
            lead: isCoder
                ? [language.say(.storySearchLead)]
                : [language.say(.storySearchLeadApproved), language.say(.storySearchLeadFew)],
            action: Route.staff(.storySearch).path, lang: language.code,
            fields: fields(asked, query, words, place, places.rounds), isAsked: isAsked,
            count: isHidden ? language.say(.hitsFew) : language.say(.hitsCount, count: min(hits.count, Self.most)),
            more: hits.count > Self.most ? language.say(.hitsMore) : nil,
            hits: hits.prefix(Self.most).enumerated().map { number, hit in
                self.hit(number, hit, query, isCoder, places, visit)
            },
            ways: isCoder
                ? [desk.link(.stories, .backToStories, visit)] : [desk.link(.storyThemes, .storyThemes, visit)])
        return try staff.render(page, visit)
    }

    private func fields(
        _ asked: UrlencodedForm, _ query: StoryQuery, _ words: CodebookWords,
        _ place: PlaceChoice, _ rounds: [String: String]
    ) -> [StaffField] {
        let language = words.language
        let any = [(value: "", words: language.say(.filterAll))]
        func menu(_ name: String, _ label: StaffWord, _ items: [(value: String, words: String)], _ value: String)
            -> StaffField
        {
            StaffField(name, .menu(items), label: language.say(label), values: [value])
        }
        func named(_ names: [String: String]) -> [(value: String, words: String)] {
            names.sorted { $0.value < $1.value }.map { (value: $0.key, words: $0.value) }
        }
        let voices: [(TagVoice, StaffWord)] = [
            (.coder, .voiceCoder), (.teller, .voiceTeller), (.machine, .voiceMachine),
        ]
        return [
            StaffField(
                "woorden", .line(), label: language.say(.fieldSearchWords),
                values: [asked["woorden"] ?? ""]),
            menu("tag", .fieldTag, any + words.book.codes.map { ($0.id, words.say($0.name)) }, query.code ?? ""),
            menu(
                "stem", .fieldVoice, voices.map { (String($0.0.rawValue), language.say($0.1)) },
                String(query.voice.rawValue)),
            place.field(
                "buurt", label: .fieldNeighbourhood, none: .filterAll, value: asked["buurt"],
                error: asked["buurt"].map { $0.isEmpty || place.one($0) != nil } ?? true
                    ? nil : language.say(.wrongChoose)),
            menu("ronde", .fieldStoryRound, any + named(rounds), query.round ?? ""),
        ]
    }

    private func hit(
        _ number: Int, _ hit: StoryHit, _ query: StoryQuery, _ isCoder: Bool,
        _ places: (neighbourhoods: [String: String], rounds: [String: String]), _ visit: StaffVisit
    ) -> StoryPassageView {
        let text = StoryText(kept: hit.passage.text)
        // Who is no coder learns of a neighbourhood only what was asked of it, and shown because ten stories have it.
        let name =
            isCoder || query.neighbourhood != nil
            ? desk.name(hit.story, visit.language, places.neighbourhoods) : visit.language.say(.storySomewhere)
        return StoryPassageView(
            number: number, speaker: name, isAside: !hit.passage.isCoded, text: hit.passage.text,
            in: hit.story.about.language,
            evidence: query.words.flatMap { text.places(of: $0) },
            link: isCoder
                ? StaffLink(
                    address: Route.staff(.storyReview, [hit.story.id.text]).path(in: visit.language)
                        + "&bladzijde=\(hit.passage.number / StoryPage.most + 1)#stuk-\(hit.passage.number + 1)",
                    words: visit.language.say(.seeInStory, ["name": name])) : nil)
    }
}

/// Search in passages.
struct StorySearchPage: HTMLPage {
    static let template = "staff/story-search"
    let title: String
    let lead: [String]
    let action: String
    let lang: String
    let fields: [StaffField]
    let isAsked: Bool
    let count: String
    let more: String?
    let hits: [StoryPassageView]
    let ways: [StaffLink]
}
