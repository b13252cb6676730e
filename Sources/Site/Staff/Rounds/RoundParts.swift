import Programme
import XForms

/// What the page of a round says.
struct RoundParts {
    let round: Round
    /// What `check` said of each questionnaire, by its definition.
    let reports: [[UInt8]: QuestionnaireReport]
    /// Its neighbourhoods, and those of this page.
    let places: Paged<NeighbourhoodProfile>
    let language: InterfaceLanguage

    /// - Parameter origin: the public address, to print whole links.
    func all(origin: String?) -> [StaffOverviewPage.Part] {
        [when, letters] + round.questionnaires.map { questionnaire($0, origin: origin) } + [accountability]
    }

    private var when: StaffOverviewPage.Part {
        .init(
            language.say(.roundWhen),
            facts: [
                StaffFact(term: language.say(.fieldOpens), words: language.words(for: round.opens)),
                StaffFact(term: language.say(.fieldCloses), words: language.words(for: round.closes)),
                StaffFact(term: language.say(.fieldGrace), words: language.figures(String(round.graceDays))),
                StaffFact(
                    term: language.say(.fieldRoundPaper),
                    words: language.say(round.entersTwice ? .roundTwice : .roundOnce)),
            ])
    }

    /// Letters for each neighbourhood, and all together.
    private var letters: StaffOverviewPage.Part {
        let unknown = language.say(.notKnown)
        let total = round.neighbourhoods.reduce(0) { $0 + round.letters(for: $1).count }
        let rows = places.shown.map { place in
            let needed = round.letters(for: place)
            return [
                place.name, place.residents.total.map { language.figures(String($0)) } ?? unknown,
                language.figures(String(needed.count)), language.figures(String(needed.expected)),
                needed.isShort ? language.say(.lettersShort) : "",
            ]
        }
        let columns: [StaffWord] = [
            .columnNeighbourhood, .fieldResidents, .columnLetters, .columnExpected, .columnNote,
        ]
        let values: KeyValuePairs = [
            "wished": language.figures(String(round.wished)),
            "percent": language.figures(String(round.expectedPercent)),
        ]
        return .init(
            language.say(.roundLetters),
            paragraphs: round.hasLetters
                ? [language.say(.roundLettersLead, values), language.say(.lettersInAll, count: total)]
                : [language.say(.roundNoLetters)],
            table: .init(language.say(.roundLetters), columns: columns.map { language.say($0) }, rows: rows))
    }

    private func questionnaire(_ one: RoundQuestionnaire, origin: String?) -> StaffOverviewPage.Part {
        let report = reports[one.definition]
        let path = Route.start(collection: one.collection).path
        let access: StaffWord =
            switch one.access {
            case .both: .accessBoth
            case .letter: .accessLetter
            case .open: .accessOpen
            }
        let translations = report?.translations.map(QuestionnaireParts(language: language).fact) ?? []
        return .init(
            report?.title ?? one.form,
            facts: [
                StaffFact(term: language.say(.fieldVersion), words: "\(one.form) \(one.version)"),
                StaffFact(term: language.say(.fieldAccess), words: language.say(access)),
                StaffFact(term: language.say(.fieldBasisShort), words: one.basis.name[language.code]),
                StaffFact(term: language.say(.fieldAddress), words: (origin ?? "") + path),
            ] + (one.licenceNumber.map { [StaffFact(term: language.say(.fieldLicenceShort), words: $0)] } ?? [])
                + translations,
            links: round.state == .opened ? [StaffLink(address: path, words: language.say(.seeAsResident))] : [])
    }

    private var accountability: StaffOverviewPage.Part {
        let given = round.accountability
        func said(_ text: String) -> String { text.isEmpty ? language.say(.notSaid) : text }
        func done(_ isDone: Bool) -> String { language.say(isDone ? .declaredYes : .declaredNo) }
        return .init(
            language.say(.roundAccountability),
            facts: [
                StaffFact(
                    term: language.say(.fieldControllers), words: said(given.controllers.joined(separator: ", "))),
                StaffFact(term: language.say(.fieldContact), words: said(given.contact)),
                StaffFact(term: language.say(.fieldAssessment), words: said(given.assessment)),
                StaffFact(term: language.say(.fieldEthics), words: said(given.ethics)),
                StaffFact(
                    term: language.say(.fieldRetained), words: said(given.retained.map(language.words(for:)) ?? "")),
                StaffFact(term: language.say(.declareConsent), words: done(given.hasReadConsent)),
                StaffFact(term: language.say(.declareCare), words: done(given.leavesCareAlone)),
                StaffFact(term: language.say(.declareCaregivers), words: done(given.keepsCaregiversApart)),
            ] + own(given))
    }

    /// The round's own words and their version.
    private func own(_ given: Accountability) -> [StaffFact] {
        guard let words = given.words, let version = given.wordsVersion else { return [] }
        return [StaffFact(term: language.say(.roundWordsVersion), words: version)]
            + words.sorted { $0.key < $1.key }.map { code, text in
                StaffFact(term: language.say(.roundWords, ["language": code]), words: text)
            }
    }
}
