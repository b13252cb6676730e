import HTTPTypes
import Programme
import Records
import Stories

/// One story: how far it has come, and what can be done now.
struct StoryController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// `/medewerkers/verhalen/{verhaal}`: how far it has come, and what can be done now.
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let story = try await desk.story(visit) else { return staff.unknown(visit) }
        let language = visit.language
        let places = try await desk.places(visit, of: story)
        let about = story.about
        let more = [
            StaffFact(term: language.say(.fieldTold), words: about.languages(in: language)),
            StaffFact(term: language.say(.fieldAgreed), words: agreed(about.consent, language)),
            StaffFact(
                term: language.say(.fieldRecording),
                words: about.recordingDeleted.map { language.words(for: $0) } ?? language.say(.notSaid)),
            StaffFact(term: language.say(.fieldOriginal), words: try await original(story, language)),
        ]
        let reviewer = try await desk.names(of: [story.about.reviewer].compactMap(\.self)).values.map {
            StaffFact(term: language.say(.fieldReviewer), words: $0)
        }
        let page = StaffOverviewPage(
            title: desk.name(story, language, places.neighbourhoods), lead: [language.say(story.state.about)],
            notice: visit.doneNotice,
            parts: [
                .init(language.say(.storyFacts), facts: desk.facts(story, visit, places) + reviewer + more)
            ],
            ways: steps(story, visit) + [
                desk.link(.eraseStory, .eraseStory, visit, story), desk.link(.stories, .backToStories, visit),
            ], in: language)
        return try staff.render(page, visit)
    }

    private func agreed(_ consent: StoryConsent, _ language: InterfaceLanguage) -> String {
        let all: [(Bool, StaffWord)] = [
            (consent.keeps, .agreedKeep), (consent.quotes, .agreedQuote), (consent.isSpoken, .agreedSpoken),
            (consent.hasParent, .agreedParent),
        ]
        return all.filter(\.0).map { language.say($0.1) }.joined(separator: "; ")
    }

    /// What becomes of the words as they were told.
    private func original(_ story: Story, _ language: InterfaceLanguage) async throws -> String {
        guard story.author != nil else { return language.say(.originalOfTeller) }
        guard try await desk.store.hasWords(story.id) else {
            return language.say(.originalGone)
        }
        let round = try await desk.round(of: story)
        let ends = StoryOriginal(story, erasing: round?.accountability.retained).ends
        return language.say(.originalUntil, ["day": language.words(for: ends)])
    }

    /// What the visitor can do with a story now.
    private func steps(_ story: Story, _ visit: StaffVisit) -> [StaffLink] {
        let isAuthor = story.author == visit.stay?.account.id
        let isCoder = visit.stay?.account.roles.contains(.coder) ?? false
        let pages: [(StaffPage, StaffWord)]
        switch story.state {
        case .entered:
            pages =
                isAuthor
                ? [(.storyText, .storyTextTitle), (.storyTurns, .storyTurnsTitle), (.storyAbout, .storyAboutTitle)] : []
        case .naming: pages = [(.storyNames, .storyNamesTitle)]
        case .reviewing, .second:
            pages = (isCoder ? [(.storyReview, .storyReviewTitle)] : []) + [(.storyNames, .storyNamesTitle)]
        case .approved:
            pages = isCoder ? [(.storyReview, .storyReviewTitle), (.storyNames, .storyNamesTitle)] : []
        case .refused: pages = isCoder ? [(.storyReview, .againTitle)] : []
        }
        let agreed: [(StaffPage, StaffWord)] =
            isAuthor && story.state != .entered ? [(.storyAbout, .storyAgreedTitle)] : []
        let choosing: [(StaffPage, StaffWord)] =
            isCoder && story.state != .approved && story.state != .refused ? [(.storyReviewer, .storyReviewer)] : []
        return (pages + agreed + choosing).map { desk.link($0.0, $0.1, visit, story) }
    }
}

extension StoryState {
    /// What comes next, in a sentence.
    fileprivate var about: StaffWord {
        switch self {
        case .entered: .storyEnteredLead
        case .naming: .storyNamingLead
        case .reviewing: .storyReviewingLead
        case .second: .storySecondLead
        case .approved: .storyApprovedLead
        case .refused: .storyRefusedLead
        }
    }
}
