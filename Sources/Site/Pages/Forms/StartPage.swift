import Programme

/// The first page of a questionnaire: what it is for, what happens with the answers, and consent.
package struct StartPage: FormPage {
    package static let template = "start"
    package static let fields = ["toestemming", "buurt", "eerder"]
    package let title: String
    /// Language and direction of the questionnaire's own texts.
    package let textLang: String
    package let textDir: String
    package let purpose: [String]
    package let notice: [String]
    /// The sentence one agrees to.
    package let consent: String
    /// "Het kost ongeveer 12 minuten."
    package let duration: String?
    /// "Wij bewaren uw antwoorden 24 maanden."
    package let retention: String?
    /// "U kunt meedoen tot en met 3 mei 2026."
    package let closes: String?
    /// "Bent u dan al begonnen? Dan kunt u het afmaken tot en met 10 mei 2026."
    package let grace: String?
    /// Who answers for the round, whom to ask, what it changes, and when all is erased.
    package let about: [About]
    package let hasAbout: Bool
    let own: Own?

    /// A line about the round: what it is, and the words of who opened it.
    package struct About: Sendable {
        let label: String
        let words: String?
    }

    /// "De vragen ‘…’ zijn van …": one for each instrument of an owner in it.
    package let origins: [String]
    /// "De vragen zijn in een andere taal: Nederlands."
    package let spoken: String?
    /// The author's words about whom to ask.
    package let contact: String?
    package let action: String
    /// Neighbourhoods to choose from; none when there is only one.
    package let neighbourhoods: Neighbourhoods?
    let token = Slot(FormPlace.token)
    let summary = Slot(FormPlace.summary)
    let titlePrefix = Slot(FormPlace.titlePrefix)
    let error = Slot(FormPlace.error, 0)
    let group = Slot(FormPlace.group, 0)
    let checked = Slot(FormPlace.checked, 0)
    let isShared = Slot(FormPlace.checked, sharedChoice)
    /// One may have taken part before: the field for the own code of then.
    let earlier: Earlier?
    /// Where results of its neighbourhoods can be read.
    let results: [Result]
    let hasResults: Bool

    struct Result: Sendable {
        let address: String
        let place: String
    }

    /// Number of the choice "others use this device too" in `FormFill.checked`, beyond any neighbourhood.
    static let sharedChoice = 1_000_000

    /// The field for the own code of an earlier round.
    package struct Earlier: Sendable {
        let field = StartPage.fields[2]
        let error = Slot(FormPlace.error, 2)
        let value = Slot(FormPlace.value, 2)
        let invalid = Slot(FormPlace.invalid, 2)
        let described = Slot(FormPlace.described, 2)
    }

    /// The choice of a neighbourhood, sorted as the language sorts; the n-th that was given is number n + 1 in
    /// `FormFill.checked`.
    package struct Neighbourhoods: Sendable {
        let list: [Neighbourhood]
        let neighbourhoodError = Slot(FormPlace.error, 1)
        let neighbourhoodGroup = Slot(FormPlace.group, 1)
    }

    struct Neighbourhood: Sendable {
        let id: String
        let anchor: String
        let name: String
        /// The language of the name, where it is not that of the page.
        let lang: String?
        let dir: String?
        let chosen: Slot<FormPlace>
    }

    /// The questionnaire's own words on this page, already in the right language.
    package struct Words: Sendable {
        package var title: String
        package var lang: String
        package var dir: String
        /// Paragraphs are separated by line breaks.
        package var purpose: String
        package var notice: String
        package var consent: String
        package var contact: String?

        package init(
            title: String, lang: String, purpose: String, notice: String, consent: String, contact: String? = nil
        ) {
            self.title = title
            self.lang = lang
            dir = FormWords.direction(lang)
            self.purpose = purpose
            self.notice = notice
            self.consent = consent
            self.contact = contact
        }
    }

    /// - Parameters:
    ///   - minutes: how long it takes, as the author estimates.
    ///   - months: how long the answers are kept, counted from the moment of sending.
    ///   - lastDay: the last day one can take part, in words.
    ///   - graceDay: the last day one can finish what was begun, in words.
    ///   - about: of the round that opened it.
    ///   - own: the round's own words.
    ///   - action: where consent goes.
    ///   - neighbourhoods: id and name of each that takes part.
    ///   - local: the language of those names, where it is not that of the screens.
    ///   - instruments: name and owner of the instruments in it.
    ///   - results: address and neighbourhood of the results that are published.
    ///   - asksEarlier: whether the own code of an earlier round is asked for.
    ///   - spoken: name of the language of the questions, when it is not that of the screens.
    package init(
        _ words: Words, minutes: String?, months: String?, lastDay: String?, graceDay: String? = nil,
        about: [About] = [], own: Own? = nil, action: String,
        neighbourhoods: [(id: String, name: String)], instruments: [(name: String, owner: String)] = [],
        local: String? = nil, spoken: String? = nil, asksEarlier: Bool = false,
        results: [(address: String, name: String)] = [], in language: InterfaceLanguage
    ) {
        title = words.title
        textLang = words.lang
        textDir = words.dir
        purpose = Self.paragraphs(words.purpose)
        notice = Self.paragraphs(words.notice)
        consent = words.consent
        contact = words.contact
        duration = minutes.flatMap(Int.init).map { language.say(.minutes, count: $0) }
        retention = months.flatMap(Int.init).map { language.say(.keptMonths, count: $0) }
        self.spoken = spoken.map { language.say(.spokenIn, ["language": language.quoted($0)]) }
        closes = lastDay.map { language.say(.closesOn, ["date": $0]) }
        grace = graceDay.map { language.say(.startGrace, ["date": $0]) }
        self.about = about
        hasAbout = !about.isEmpty
        self.own = own
        origins = instruments.map {
            language.say(.startInstrument, ["name": language.quoted($0.name), "owner": language.quoted($0.owner)])
        }
        self.action = action
        earlier = asksEarlier ? Earlier() : nil
        self.results = language.sorted(results, by: \.name).map {
            Result(
                address: $0.address, place: language.say(.startResults, ["name": language.quoted($0.name)]))
        }
        hasResults = !results.isEmpty
        self.neighbourhoods =
            neighbourhoods.count < 2
            ? nil
            : Neighbourhoods(
                list: language.sorted(Array(neighbourhoods.enumerated()), by: \.element.name).enumerated().map {
                    place, one in
                    Neighbourhood(
                        id: one.element.id, anchor: place == 0 ? Self.fields[1] : "\(Self.fields[1])-\(place)",
                        name: one.element.name, lang: local, dir: local.map(FormWords.direction),
                        chosen: Slot(.checked, one.offset + 1))
                })
    }

    /// The own words of a round, and which version of them.
    package struct Own: Sendable {
        let paragraphs: [String]
        let lang: String
        let dir: String
        let version: String

        init?(_ round: Accountability, in language: InterfaceLanguage, or first: String) {
            guard let words = round.words(in: language.code, or: first), let version = round.wordsVersion else {
                return nil
            }
            paragraphs = StartPage.paragraphs(words.text)
            lang = words.language
            dir = FormWords.direction(words.language)
            self.version = language.say(.startOwnVersion, ["version": version])
        }
    }

    /// What a round says of itself.
    static func about(_ round: Accountability, in language: InterfaceLanguage) -> [About] {
        [
            About(label: language.say(.startControllers), words: round.controllers.joined(separator: ", ")),
            About(label: language.say(.startAsk), words: round.contact),
            About(label: language.say(.startCare), words: nil),
        ]
            + (round.retained.map { day in
                [About(label: language.say(.startErased, ["date": language.words(for: day)]), words: nil)]
            } ?? [])
    }

    /// What it asks of somebody and what it keeps, a sentence each, in the order of the page.
    func facts(in language: InterfaceLanguage) -> [String] {
        let days = closes.map { closes in grace.map { closes + " " + $0 } ?? closes }
        return [duration, language.say(.startNoName), language.say(.startPause), retention, days].compactMap(\.self)
            + origins + [spoken].compactMap(\.self)
    }

    fileprivate static func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init)
    }
}
