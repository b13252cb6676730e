import HTTPTypes
import Programme
import Records
import Stories

/// What the controllers of stories share: which story an address names, who may do what to it, and words for what it is.
struct StoryDesk: Sendable {
    let staff: StaffOffice

    var store: any StoryStore { staff.stores.stories }
    var tools: StoryTools { staff.office.stories }

    /// The story of the address; nil for none, or one outside the scope.
    func story(_ visit: StaffVisit) async throws -> Story? {
        guard let id = visit.values.first.flatMap({ StoryID(text: $0) }) else { return nil }
        return try await store.story(id, in: visit.scope)
    }

    /// The same for whoever entered it: nobody else sees its words as they were told.
    func ownStory(_ visit: StaffVisit) async throws -> Story? {
        guard let story = try await story(visit), story.author == visit.stay?.account.id, story.state == .entered else {
            return nil
        }
        return story
    }

    func note(_ visit: StaffVisit, _ action: AuditAction, reason: String? = nil) -> AuditNote {
        visit.note(action, reason: reason, at: staff.now)
    }

    /// Notes that somebody reads the words of a story, before they are shown. A page that comes back after its form was sent
    /// was noted when it was asked for: without that nobody has a form to send.
    func noteRead(_ story: Story, _ visit: StaffVisit) async throws {
        guard !visit.isPost else { return }
        try await staff.stores.audit.note(
            visit.note(.storyRead, AuditObject(.story, story.id.text), in: story.neighbourhood, at: staff.now))
    }

    /// The revision that the form was made for.
    func isCurrent(_ story: Story, _ visit: StaffVisit) -> Bool { visit.form["versie"] == String(story.revision) }

    func hidden(_ story: Story) -> [StaffForm.Hidden] { [.init(name: "versie", value: String(story.revision))] }

    // MARK: - Words

    func link(_ page: StaffPage, _ words: StaffWord, _ visit: StaffVisit, _ story: Story? = nil) -> StaffLink {
        StaffLink(
            address: Route.staff(page, story.map { [$0.id.text] } ?? []).path(in: visit.language),
            words: visit.language.say(words))
    }

    /// Names of neighbourhoods and rounds, by their ids.
    func places(_ visit: StaffVisit) async throws -> (neighbourhoods: [String: String], rounds: [String: String]) {
        let neighbourhoods = try await staff.stores.neighbourhoods.neighbourhoods(in: visit.scope)
        let rounds = try await staff.stores.rounds.outlines(in: visit.scope)
        return (
            Dictionary(neighbourhoods.map { ($0.id, $0.name) }) { first, _ in first },
            Dictionary(rounds.map { ($0.id, $0.name) }) { first, _ in first }
        )
    }

    /// The same for one story alone.
    func places(
        _ visit: StaffVisit, of story: Story
    ) async throws -> (neighbourhoods: [String: String], rounds: [String: String]) {
        let place = try await staff.stores.neighbourhoods.neighbourhood(story.neighbourhood, in: visit.scope)
        var round: RoundOutline?
        if let id = story.round { round = try await staff.stores.rounds.outline(id, in: visit.scope) }
        return (
            place.map { [$0.id: $0.name] } ?? [:], round.map { [$0.id: $0.name] } ?? [:]
        )
    }

    /// What a story is called: it has no title, and a word of it must not stand in a list.
    func name(_ story: Story, _ language: InterfaceLanguage, _ neighbourhoods: [String: String]) -> String {
        name(StoryPlace(id: story.id, neighbourhood: story.neighbourhood), language, neighbourhoods)
    }

    func name(_ story: StoryPlace, _ language: InterfaceLanguage, _ neighbourhoods: [String: String]) -> String {
        language.say(
            .storyName,
            [
                "neighbourhood": neighbourhoods[story.neighbourhood] ?? story.neighbourhood,
                "number": String(story.id.text.suffix(4)),
            ])
    }

    func facts(
        _ story: Story, _ visit: StaffVisit, _ places: (neighbourhoods: [String: String], rounds: [String: String])
    ) -> [StaffFact] {
        let language = visit.language
        let about = story.about
        func fact(_ term: StaffWord, _ words: String) -> StaffFact { StaffFact(term: language.say(term), words: words) }
        return [
            fact(.fieldState, language.say(story.state.name)),
            fact(.fieldTeller, language.say(about.teller.name)),
            fact(.fieldOrigin, language.say(about.origin.name)),
            fact(.fieldRound, story.round.map { places.rounds[$0] ?? $0 } ?? language.say(.noRound)),
            fact(.fieldEntered, language.words(for: story.week.monday)),
        ] + (about.erasing == nil ? [] : [fact(.fieldErasing, language.say(.erasingAsked))])
    }
}

extension StoryState {
    var name: StaffWord {
        switch self {
        case .entered: .storyEntered
        case .naming: .storyNaming
        case .reviewing: .storyReviewing
        case .second: .storySecond
        case .approved: .storyApproved
        case .refused: .storyRefused
        }
    }
}

extension Teller {
    var name: StaffWord {
        switch self {
        case .resident: .tellerResident
        case .carer: .tellerCarer
        case .professional: .tellerProfessional
        case .volunteer: .tellerVolunteer
        }
    }
}

extension StoryOrigin {
    var name: StaffWord {
        switch self {
        case .interview: .originInterview
        case .ownStory: .originOwn
        case .openAnswer: .originOpen
        }
    }
}

extension SpeakerRole {
    var name: StaffWord {
        switch self {
        case .teller: .speakerTeller
        case .interviewer: .speakerInterviewer
        case .other: .speakerOther
        }
    }
}

extension IdentifierType {
    var name: StaffWord {
        switch self {
        case .person: .maskPerson
        case .location: .maskLocation
        case .address: .maskAddress
        case .postcode: .maskPostcode
        case .phone: .maskPhone
        case .email: .maskEmail
        case .idNumber: .maskNumber
        case .date: .maskDate
        case .ageOver89: .maskAge
        case .institution: .maskInstitution
        case .other: .maskOther
        }
    }
}

extension TranscriptFault {
    /// What is said at the field of the file.
    var words: StaffWord {
        switch self {
        case .empty: .wrongTranscriptEmpty
        case .pdf: .wrongTranscriptPdf
        case .oldDocument: .wrongTranscriptOld
        case .media: .wrongTranscriptMedia
        case .unknownKind: .wrongTranscriptKind
        case .locked: .wrongTranscriptLocked
        case .damaged: .wrongTranscriptDamaged
        case .tooLarge, .tooMuch: .wrongTranscriptLarge
        }
    }
}
