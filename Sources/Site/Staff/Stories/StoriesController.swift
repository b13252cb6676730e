import HTTPTypes
import Programme
import Records
import Stories

/// Stories: which there are, and by what book they are coded.
struct StoriesController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// `/medewerkers/verhalen`
    func list(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let places = try await desk.places(visit)
        let mayEnter = visit.stay?.account.roles.contains(.interviewer) ?? false
        let coder = visit.stay.flatMap { $0.account.roles.contains(.coder) ? $0.account.id.text : nil }
        let doubts = coder == nil ? [:] : try await desk.store.doubts(in: visit.scope)
        let mayFind = visit.stay.map { StaffPage.storySearch.access.admits($0.account.roles) } ?? false
        let all = try await desk.store.storyPlaces(in: visit.scope)
        let query = UrlencodedForm(encoded: Array(visit.visit.query.utf8))
        func name(_ story: StoryPlace) -> String { desk.name(story, language, places.neighbourhoods) }
        // Of thousands those on this page alone are read.
        var shown: [StoryID: Story] = [:]
        for one in StaffListPage.paged(all, query: query, name: name).shown {
            shown[one.id] = try await desk.store.story(one.id, in: visit.scope)
        }
        let reviewers = try await desk.names(of: shown.values.compactMap(\.about.reviewer))
        let page = StaffListPage(
            title: language.say(.menuStories), lead: [language.say(.storiesLead)], notice: visit.doneNotice,
            buttons: (mayEnter ? [desk.link(.newStory, .newStory, visit)] : [])
                + (mayFind ? [desk.link(.storySearch, .storySearch, visit)] : [])
                + [desk.link(.storyCodebook, .storyCodebook, visit)],
            all: all, query: query, at: .stories, name: name, count: .storiesCount, in: language
        ) { one in
            let facts = shown[one.id].map { story in
                desk.facts(story, visit, places)
                    + (reviewers[story.about.reviewer ?? ""].map {
                        [StaffFact(term: language.say(.fieldReviewer), words: $0)]
                    } ?? [])
            }
            return StaffListPage.Row(
                address: Route.staff(.story, [one.id.text]).path(in: language), name: name(one),
                facts: (facts ?? []) + Self.doubts(doubts[one.id]?.count { $0 != coder } ?? 0, language))
        }
        return try staff.render(page, visit)
    }

    /// What waits for a second opinion of whoever looks.
    private static func doubts(_ count: Int, _ language: InterfaceLanguage) -> [StaffFact] {
        guard count > 0 else { return [] }
        return [StaffFact(term: language.say(.fieldDoubts), words: language.say(.doubtsOfOthers, count: count))]
    }

    /// `/medewerkers/verhalen/codeboek`
    func codebook(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let book = try desk.tools.codebook()
        let words = CodebookWords(book: book, language: language)
        let codes = Codebook.Axis.allCases.map { axis in
            StaffOverviewPage.Part(
                language.say(axis == .theme ? .axisTheme : .axisDimension),
                facts: book.codes.filter { $0.axis == axis }.flatMap { words.facts($0) })
        }
        let page = StaffOverviewPage(
            title: language.say(.storyCodebook),
            lead: [language.say(.codebookLead, ["title": words.say(book.title), "version": book.version])],
            parts: codes + [
                .init(
                    language.say(.fieldValence),
                    facts: book.valences.map { StaffFact(term: words.say($0.name), words: words.say($0.definition)) }),
                .init(language.say(.borderRules), items: book.borderRules.map(words.say)),
            ],
            ways: visit.stay.map { StaffAccess.roles([.interviewer, .coder]).admits($0.account.roles) } ?? false
                ? [desk.link(.stories, .backToStories, visit)]
                : [desk.link(.storyThemes, .storyThemes, visit)], in: language)
        return try staff.render(page, visit)
    }
}
