import Programme
import Records

/// What is given back to a neighbourhood: its figures and its own words, for everybody to read and to print.
struct GiveBackPage: HTMLPage {
    static let template = "results/page"
    let title: String
    /// Shown to staff alone: it is not published yet.
    let notice: String?
    let published: String?
    let sections: [Section]
    let hasSections: Bool
    let stories: [Table]
    let hasStories: Bool
    let quotes: [Quote]
    let hasQuotes: Bool
    let deeds: [String]
    let hasDeeds: Bool
    let isEmpty: Bool

    struct Section: Sendable {
        let heading: Words
        let who: String
        let people: [String]
        let questions: [Table]
    }

    /// Somebody else's words, with their language where it is another than the page's.
    struct Words: Sendable {
        let words: String
        let foreign: String?
        let direct: String?

        /// - Parameter words: by language.
        init(_ words: GiveBack.Words, in language: InterfaceLanguage, or first: String) {
            let known = [language.code, first].first { words[$0]?.isEmpty == false } ?? words.keys.sorted().first ?? ""
            self.init(words[known] ?? "", lang: known, in: language)
        }

        init(_ words: String, lang: String, in language: InterfaceLanguage) {
            self.words = words
            foreign = lang == language.code ? nil : lang
            direct = foreign.map(FormWords.direction)
        }
    }

    /// Figures with a bar beside each.
    struct Table: Sendable {
        let heading: Words
        let note: String?
        let head: String
        let columns: [String]
        let rows: [Row]
    }

    struct Row: Sendable {
        let name: Words
        let cells: [Cell]
    }

    struct Cell: Sendable {
        let words: String
        /// How wide the bar is, of a hundred; nil without a figure.
        let bar: String?
    }

    struct Quote: Sendable {
        let quote: Words
        let who: String
    }

    /// - Parameters:
    ///   - name: the neighbourhood's.
    ///   - quotes: pieces that still stand.
    ///   - first: the language that texts fall back to.
    init(
        _ results: GiveBack, of name: String, quotes: [ReleasedQuote], notice: Word? = nil, or first: String,
        in language: InterfaceLanguage
    ) {
        title = language.say(.resultsTitle, ["name": language.quoted(name)])
        self.notice = notice.map { language.say($0) }
        published = results.published.map { language.say(.resultsPublished, ["date": language.words(for: $0)]) }
        let words = GiveBackWords(language: language, first: first)
        sections = results.sections.map(words.section)
        hasSections = !sections.isEmpty
        stories = results.stories.map(words.stories)
        hasStories = !stories.isEmpty
        self.quotes = quotes.map { quote in
            Quote(
                quote: Words(quote.text, lang: quote.language, in: language),
                who: language.say(quote.teller.publicWord))
        }
        hasQuotes = !quotes.isEmpty
        deeds = results.deeds.map(words.deed)
        hasDeeds = !deeds.isEmpty
        isEmpty = !hasSections && !hasStories && !hasDeeds && !hasQuotes
    }
}

extension GiveBackPage {
    /// Name of the text for a theme: `zorgzame-buurt` has `themeZorgzameBuurt`.
    static func textName(_ theme: String) -> String {
        "theme" + theme.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}

/// Puts results into the words of one language.
private struct GiveBackWords {
    let language: InterfaceLanguage
    let first: String

    private var hidden: String { language.say(.resultsHidden) }

    func section(_ section: GiveBack.Section) -> GiveBackPage.Section {
        let rounds = section.rounds.map(round)
        let people = zip(rounds, section.people).map { round, count in
            guard let count else { return "\(round): \(hidden)" }
            return "\(round): \(language.say(.resultsPeople, count: count))"
        }
        return GiveBackPage.Section(
            heading: .init(section.title, in: language, or: first), who: language.say(Self.mode(section.mode)),
            people: people,
            questions: section.questions.map { question in
                GiveBackPage.Table(
                    heading: .init(question.words, in: language, or: first),
                    note: question.scale.flatMap { scale in
                        scale.count == 2
                            ? language.say(
                                .resultsMean,
                                [
                                    "low": language.figures(String(scale[0])),
                                    "high": language.figures(String(scale[1])),
                                ]) : nil
                    },
                    head: language.say(question.scale == nil ? .resultsAnswer : .resultsFigure), columns: rounds,
                    rows: question.rows.map { row in
                        let name =
                            question.scale == nil
                            ? GiveBackPage.Words(row.words, in: language, or: first)
                            : GiveBackPage.Words(language.say(.resultsAverage), lang: language.code, in: language)
                        return .init(name: name, cells: row.figures.map { cell($0, scale: question.scale) })
                    })
            })
    }

    private func cell(_ figure: Int?, scale: [Int]?) -> GiveBackPage.Cell {
        guard let figure else { return .init(words: hidden, bar: nil) }
        guard let scale, scale.count == 2 else {
            return .init(
                words: language.say(.resultsOfHundred, ["n": language.figures(String(figure))]), bar: String(figure))
        }
        let share = Double(figure - scale[0] * 10) / Double(max(1, (scale[1] - scale[0]) * 10))
        return .init(
            words: language.figures("\(figure / 10)\(language.decimalSeparator)\(abs(figure % 10))"),
            bar: String(Int((share * 100).rounded())))
    }

    func stories(_ stories: GiveBack.Stories) -> GiveBackPage.Table {
        let own = language.say(.resultsStoriesOf, count: stories.tellers)
        return GiveBackPage.Table(
            heading: .init(own, lang: language.code, in: language),
            note: stories.round.isEmpty ? nil : round(stories.round), head: language.say(.resultsTheme),
            columns: [language.say(.resultsHelps), language.say(.resultsHinders)],
            rows: stories.themes.map { theme in
                let name = language.texts[GiveBackPage.textName(theme.theme)] ?? theme.theme
                return .init(
                    name: .init(name, lang: language.code, in: language),
                    cells: [theme.helps, theme.hinders].map { count in
                        guard let count else { return .init(words: hidden, bar: nil) }
                        return .init(
                            words: language.say(.resultsPeople, count: count),
                            bar: String(count * 100 / max(1, stories.tellers)))
                    })
            })
    }

    func deed(_ deed: StoryFigures.Deed) -> String {
        let day = language.words(for: deed.starts)
        let reached = deed.reached.map { " " + language.say(.resultsReached, count: $0) } ?? ""
        return language.quoted(deed.title) + ". "
            + language.say(.resultsFrom, ["date": day]) + reached
    }

    /// A round by the day on which it began, where that is known, else as the first, second… time.
    private func round(_ text: String) -> String {
        if let day = Day(text) { return language.words(for: day) }
        let number = text.hasPrefix(GiveBack.times) ? Int(text.dropFirst(GiveBack.times.count)) : nil
        return number.map { language.say(.resultsTime, ["n": language.figures(String($0))]) } ?? language.quoted(text)
    }

    private static func mode(_ mode: String) -> Word {
        switch mode {
        case "papier": .resultsPaper
        case "met-hulp": .resultsHelped
        case "namens": .resultsBehalf
        default: .resultsSelf
        }
    }
}

extension Teller {
    /// Who says it, and nothing by which somebody could be found.
    fileprivate var publicWord: Word {
        switch self {
        case .resident: .resultsResident
        case .carer: .resultsCarer
        case .professional: .resultsProfessional
        case .volunteer: .resultsVolunteer
        }
    }
}
