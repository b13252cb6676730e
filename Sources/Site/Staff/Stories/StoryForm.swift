import Programme
import Records
import Stories

/// What is filled in about a story: whose it is, where it belongs, and what its teller agreed to.
struct StoryForm {
    let language: InterfaceLanguage
    private let typed: UrlencodedForm
    private let neighbourhoods: [NeighbourhoodProfile]
    private let rounds: [RoundOutline]
    private let today: Day
    /// Shows what is wrong; not before something was sent.
    var isSent = false
    /// Whether the chosen round asks in the chosen neighbourhood.
    var asksHere = false
    /// What is wrong with the file that came along.
    var fault: TranscriptFault?

    init(
        _ typed: UrlencodedForm, neighbourhoods: [NeighbourhoodProfile], rounds: [RoundOutline], today: Day,
        in language: InterfaceLanguage
    ) {
        self.typed = typed
        self.neighbourhoods = neighbourhoods
        self.rounds = rounds
        self.today = today
        self.language = language
    }

    /// What a story that is there looks like as a form.
    static func typed(_ story: Story, _ known: KnownNames) -> UrlencodedForm {
        let about = story.about
        let agreed = [
            ("keeps", about.consent.keeps), ("quotes", about.consent.quotes), ("spoken", about.consent.isSpoken),
            ("parent", about.consent.hasParent),
        ].filter(\.1).map { (name: "akkoord", value: $0.0) }
        return UrlencodedForm(
            [
                (name: "buurt", value: story.neighbourhood), ("ronde", story.round ?? ""),
                ("verteller", about.teller.rawValue), ("verteltaal", about.toldIn ?? about.language),
                ("teksttaal", about.toldIn == nil ? "" : about.language),
                ("leeftijd", about.isUnder16 ? "ja" : "nee"), ("opname", about.recordingDeleted?.description ?? ""),
                ("namen", known.persons.joined(separator: "\n")),
            ] + agreed)
    }

    // MARK: - Read

    private var place: PlaceChoice { PlaceChoice(offered: neighbourhoods.map(\.neighbourhood), language: language) }
    var neighbourhood: String? { place.one(typed["buurt"])?.id }
    private var teller: Teller? { typed["verteller"].flatMap { Teller(rawValue: $0) } }
    private var agreed: Set<String> { Set(typed.all("akkoord")) }
    private var told: String? { StoryLanguage.all.first { $0 == typed["verteltaal"] } }
    /// What an interpreter put it into; nil for the language it was told in.
    private var written: String? { StoryLanguage.known.first { $0 == typed["teksttaal"] } }
    private var recording: String { (typed["opname"] ?? "").filter { !$0.isWhitespace } }
    private var recordingDay: Day? { Day(recording) ?? Day(dutch: recording) }
    private var isRecordingRight: Bool { recording.isEmpty || recordingDay.map { $0 <= today } ?? false }

    /// The round that was chosen; nil for none.
    var chosenRound: String? { rounds.first { $0.id == typed["ronde"] }?.id }
    private var round: String? { asksHere ? chosenRound : nil }
    private var isRoundRight: Bool { (typed["ronde"] ?? "").isEmpty || round != nil }

    private var consent: StoryConsent {
        StoryConsent(
            keeps: agreed.contains("keeps"), quotes: agreed.contains("quotes"), isSpoken: agreed.contains("spoken"),
            hasParent: agreed.contains("parent"))
    }

    /// Nil when nobody said.
    private var isUnder16: Bool? { ["ja": true, "nee": false][typed["leeftijd"] ?? ""] }

    private var about: StoryAbout? {
        guard let teller, let isUnder16 else { return nil }
        let told = told ?? StoryLanguage.known[0]
        let written = written ?? told
        return StoryAbout(
            origin: .interview, teller: teller, language: written, toldIn: written == told ? nil : told,
            consent: consent, isUnder16: isUnder16, recordingDeleted: recordingDay)
    }

    /// Names that are taken out wherever they stand.
    var known: KnownNames { KnownNames(persons: NeighbourhoodForm.lines(typed["namen"] ?? "")) }

    /// A new story of what was filled in; nil when something is wrong.
    func story(by author: AccountID, in week: Week) -> Story? {
        guard let neighbourhood, let about, about.mayBeKept, isRoundRight, isRecordingRight else { return nil }
        return Story(
            id: .random(), neighbourhood: neighbourhood, round: round, week: week, author: author, about: about)
    }

    /// The same story with what was filled in; nil when something is wrong.
    func changed(_ story: Story) -> Story? {
        guard let neighbourhood, var about, about.mayBeKept, isRoundRight, isRecordingRight else { return nil }
        about.origin = story.about.origin
        (about.answers, about.approvals, about.acts) = (story.about.answers, story.about.approvals, story.about.acts)
        (about.reviewer, about.erasing) = (story.about.reviewer, story.about.erasing)
        return Story(
            id: story.id, neighbourhood: neighbourhood, round: round, week: story.week, state: story.state,
            revision: story.revision, author: story.author, about: about)
    }

    /// Fields that say what the teller agreed to, and when the recording was deleted.
    static let agreement: Set<String> = ["akkoord", "opname"]

    /// The same story with these fields as they were filled in; nil when something is wrong.
    func agreed(_ story: Story) -> Story? {
        var changed = story
        (changed.about.consent, changed.about.recordingDeleted) = (consent, recordingDay)
        return changed.about.mayBeKept && isRecordingRight ? changed : nil
    }

    // MARK: - Show

    var agreementFields: [StaffField] { fields(withFile: false).filter { Self.agreement.contains($0.name) } }

    private func error(_ isRight: Bool, _ words: StaffWord) -> String? {
        isSent && !isRight ? language.say(words) : nil
    }

    private func menu(_ name: String, _ label: StaffWord, _ items: [(String, String)], _ error: String?) -> StaffField {
        StaffField(
            name, .menu(items.map { (value: $0.0, words: $0.1) }), label: language.say(label),
            values: [typed[name] ?? ""], error: error)
    }

    /// - Parameter withFile: whether a file can come along.
    func fields(withFile: Bool) -> [StaffField] {
        let isAgreed = consent.keeps && (isUnder16 != true || consent.hasParent)
        let none = ("", language.say(.pickOne))
        var fields = [
            place.field(
                "buurt", label: .fieldNeighbourhood, none: .pickOne, value: typed["buurt"],
                error: error(neighbourhood != nil, .wrongStoryNeighbourhood)),
            menu(
                "ronde", .fieldStoryRound, [("", language.say(.noRound))] + rounds.map { ($0.id, $0.name) },
                error(isRoundRight, .wrongStoryRound)),
            menu(
                "verteller", .fieldTeller, [none] + Teller.allCases.map { ($0.rawValue, language.say($0.name)) },
                error(teller != nil, .wrongChoose)),
            menu("verteltaal", .fieldTold, StoryLanguage.choices(in: language).map { ($0.code, $0.name) }, nil),
            StaffField(
                "teksttaal",
                .menu(
                    [("", language.say(.writtenSame))]
                        + StoryLanguage.known.map { (value: $0, words: StoryLanguage.name($0, in: language)) }),
                label: language.say(.fieldWritten), hint: language.say(.fieldWrittenHint),
                values: [typed["teksttaal"] ?? ""]),
            StaffField(
                "leeftijd",
                .one([
                    ("nee", language.say(.ageOlder), nil),
                    ("ja", language.say(.ageYounger), language.say(.ageYoungerHint)),
                ]), label: language.say(.fieldAge16), values: [typed["leeftijd"] ?? ""],
                error: error(isUnder16 != nil, .wrongChoose)),
            StaffField(
                "akkoord",
                .several([
                    ("keeps", language.say(.agreedKeep), nil), ("quotes", language.say(.agreedQuote), nil),
                    ("spoken", language.say(.agreedSpoken), language.say(.agreedSpokenHint)),
                    ("parent", language.say(.agreedParent), language.say(.agreedParentHint)),
                ]), label: language.say(.fieldAgreed), values: typed.all("akkoord"),
                error: error(isAgreed, consent.keeps ? .wrongAgreedParent : .wrongAgreedKeep)),
            StaffField(
                "opname", .line(type: "date"), label: language.say(.fieldRecording),
                hint: language.say(.fieldRecordingHint), values: [typed["opname"] ?? ""],
                error: error(isRecordingRight, .wrongRecording)),
            StaffField(
                "namen", .area, label: language.say(.fieldKnownNames), hint: language.say(.fieldKnownNamesHint),
                values: [typed["namen"] ?? ""]),
        ]
        if withFile {
            fields.append(
                StaffField(
                    "bestand", .file(accept: TranscriptFile.accepted), label: language.say(.fieldTranscript),
                    hint: language.say(.fieldTranscriptHint), error: fault.map { language.say($0.words) }))
        }
        return fields
    }
}
