import Programme
import Records
import XForms

/// Makes what is given back to a neighbourhood from tables that went out: figures and words, in every language of residents.
struct GiveBackMaker {
    let office: Office
    let neighbourhood: String
    /// The tables that went out, and of each questionnaire its newest definition.
    let tables: [FrozenTable]
    let forms: [String: FormDefinition]
    /// Every collection that there was: rounds stand in the order of their first days.
    let collections: [Collection]

    private func isHere(_ collection: Collection) -> Bool {
        collection.neighbourhoods.contains { $0.id == neighbourhood }
    }

    private var languages: [InterfaceLanguage] { office.screens.pages.languages.all }

    /// - Parameter quotes: released pieces to show, at most so many as a page has room for.
    func make(quotes: [QuotePlace]) -> GiveBack {
        var sections: [GiveBack.Section] = []
        for questionnaire in Set(tables.map(\.questionnaire)).sorted() {
            // What is only for talking is never told of a neighbourhood; nor is what cannot be put into words.
            guard let form = forms[questionnaire], form.facts.value("allowed-use") != "conversation" else { continue }
            sections += self.sections(questionnaire, form)
        }
        let told = StoryFigures(tables, of: neighbourhood)
        return limited(
            GiveBack(
                release: tables.map(\.release).max() ?? 0, sections: sections,
                stories: told.map(stories) ?? [],
                deeds: Array((told?.deeds ?? []).suffix(GiveBack.mostDeeds)),
                quotes: Array(quotes.prefix(GiveBack.mostQuotes))))
    }

    // MARK: - Questionnaires

    private func sections(_ questionnaire: String, _ form: FormDefinition) -> [GiveBack.Section] {
        let own = tables.filter { $0.questionnaire == questionnaire }
        let rounds = collections.inOrder(of: questionnaire).filter(isHere)
        let words = languages.map { ($0.code, QuestionWords(form, language: $0)) }
        let title = Dictionary(words.map { ($0.0, $0.1.title) }) { first, _ in first }
        let modes = NeighbourhoodFigures.modes(own, of: neighbourhood).sorted {
            (DashboardParts.order($0), $0) < (DashboardParts.order($1), $1)
        }
        return modes.compactMap { mode in
            let figures = NeighbourhoodFigures(own, of: neighbourhood, mode: mode, rounds: rounds.map(\.round), last: 2)
            let people = figures.rounds.map { figures.people[$0].flatMap { $0 } }
            guard people.contains(where: { $0 != nil }) else { return nil }
            // What is given back is what people answered, without weights.
            let asked = figures.questions.filter {
                !$0.isWeighted && words[0].1.facts($0.name)?.mayFeedBack == true
            }
            // What the programme follows comes first.
            let ordered =
                asked.filter { words[0].1.facts($0.name)?.isIndicator == true }
                + asked.filter { words[0].1.facts($0.name)?.isIndicator != true }
            let questions = ordered.compactMap { self.question($0, figures.rounds, words) }
            return GiveBack.Section(
                title: title, mode: mode,
                rounds: figures.rounds.map { GiveBack.round($0, of: rounds) }, people: people, questions: questions)
        }
    }

    private func question(
        _ question: NeighbourhoodFigures.Question, _ rounds: [String], _ words: [(String, QuestionWords)]
    ) -> GiveBack.Question? {
        func said(_ say: (QuestionWords, InterfaceLanguage) -> String?) -> GiveBack.Words {
            let pairs = zip(words, languages).compactMap { pair, language in
                say(pair.1, language).map { (pair.0, $0) }
            }
            return Dictionary(pairs) { first, _ in first }
        }
        var rows: [GiveBack.Row] = []
        var scale: [Int]?
        if question.answers.isEmpty {
            guard let range = words[0].1.scale(of: question.name), !question.means.isEmpty else { return nil }
            scale = [range.lowerBound, range.upperBound]
            let means = rounds.map { round in
                question.means[round].flatMap { $0 }.map { Int(($0.value * 10).rounded()) }
            }
            rows = [GiveBack.Row(words: [:], figures: means)]
        } else {
            let first = words[0].1
            let answers = question.answers.sorted {
                (first.place(of: $0.value, in: question.name), $0.value)
                    < (first.place(of: $1.value, in: question.name), $1.value)
            }
            rows = answers.map { answer in
                GiveBack.Row(
                    words: said { words, language in
                        words.answer(answer.value, of: question.name)
                            ?? (answer.value.hasPrefix("-") ? language.say(.resultsNoAnswer) : answer.value)
                    },
                    figures: rounds.map { round in
                        answer.shares[round].flatMap { $0 }.map { Int(($0.value * 100).rounded()) }
                    })
            }
        }
        // How many did not answer says nothing by itself.
        let answers = question.answers.filter { !$0.value.hasPrefix("-") }.map(\.shares.values)
        let isTold =
            question.answers.isEmpty
            ? rows.contains { $0.figures.contains { $0 != nil } } : answers.joined().contains { $0 != nil }
        guard isTold else { return nil }
        return GiveBack.Question(
            words: said { words, _ in words.question(question.name) }, scale: scale, rows: rows)
    }

    // MARK: - Stories

    private func stories(_ figures: StoryFigures) -> [GiveBack.Stories] {
        figures.rounds.compactMap { round in
            guard let tellers = round.tellers else { return nil }
            var themes: [GiveBack.Theme] = []
            for theme in round.themes where !themes.contains(where: { $0.theme == theme.theme }) {
                let both = [true, false].map { helps in
                    round.themes.first { $0.theme == theme.theme && $0.helps == helps }?.tellers
                }
                guard both[0] != nil || both[1] != nil else { continue }
                themes.append(GiveBack.Theme(theme: theme.theme, helps: both[0], hinders: both[1]))
            }
            return GiveBack.Stories(
                round: round.name.isEmpty ? "" : GiveBack.round(round.name, of: collections.filter(isHere)),
                tellers: tellers,
                themes: themes)
        }.suffix(2)
    }

    // MARK: - Room

    /// Most bytes of the page with its style, script and icon.
    static let mostBytes = 60_000

    /// As many questions as a page has room for, from each way of taking part as many as from another.
    private func limited(_ results: GiveBack) -> GiveBack {
        var results = results
        while results.sections.reduce(0, { $0 + $1.questions.count }) > GiveBack.mostQuestions {
            results.dropQuestion()
        }
        return results
    }

    /// The same with fewer questions, until its page is light enough in every language.
    /// - Parameter quotes: the pieces that it shows.
    func light(_ results: GiveBack, named name: String, quotes: [ReleasedQuote]) throws -> GiveBack {
        var results = results
        let assets = office.screens.pages.assets.all.filter { one in
            ["site.", "icon."].contains { one.name.hasPrefix($0) }
        }.reduce(0) { $0 + $1.bytes.count }
        func isHeavy() throws -> Bool {
            try languages.contains { language in
                let page = GiveBackPage(
                    results, of: name, quotes: quotes, notice: .resultsPreview, or: languages[0].code, in: language)
                let frame = office.screens.frames.frame(language, at: .results(neighbourhood: neighbourhood))
                return try office.screens.pages.render(page, in: language, frame: frame).count + assets
                    >= Self.mostBytes
            }
        }
        while try isHeavy() { guard results.dropQuestion() else { break } }
        return results
    }
}

extension GiveBack {
    /// What residents are told of a round: the day on which it began or, where that is not known, which in the row it is. What
    /// staff call it says nothing to them.
    fileprivate static func round(_ name: String, of collections: [Collection]) -> String {
        if let opens = collections.first(where: { $0.round == name && $0.opens != nil })?.opens { return "\(opens)" }
        var names: [String] = []
        for collection in collections where !names.contains(collection.round) { names.append(collection.round) }
        return names.firstIndex(of: name).map { "\(times)\($0 + 1)" } ?? name
    }

    /// Takes the last question from the section that has most; false when none is left.
    @discardableResult
    fileprivate mutating func dropQuestion() -> Bool {
        guard let most = sections.indices.max(by: { sections[$0].questions.count < sections[$1].questions.count }),
            !sections[most].questions.isEmpty
        else { return false }
        sections[most].questions.removeLast()
        return true
    }
}

extension [Collection] {
    /// Those of a questionnaire in the order of their first days.
    func inOrder(of questionnaire: String) -> [Collection] {
        filter { $0.questionnaire == questionnaire }.sorted {
            ($0.opens ?? Day(number: 0), $0.round) < ($1.opens ?? Day(number: 0), $1.round)
        }
    }
}
