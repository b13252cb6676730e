import Programme
import Records

/// Released figures of a neighbourhood as parts of a page: a drawing where there is room for one, and the same as a table.
struct DashboardParts: Sendable {
    /// A table with figures, from which drawing, page and CSV are made.
    struct Table: Sendable {
        /// From 1, as the address of its CSV names it.
        let number: Int
        let title: String
        let notes: [String]
        let columns: [String]
        let rows: [[String]]
        var chart: StaffIntervals?
        var radar: StaffRadar?
        var pairs: StaffPairs?
        var ties: StaffTies?
        var quotes: [StaffQuote] = []
    }

    let tables: [Table]
    private let language: InterfaceLanguage

    init(_ tables: [Table], language: InterfaceLanguage) {
        self.tables = tables
        self.language = language
    }

    /// - Parameter file: the link to a table's CSV; nil where there is none.
    func all(_ file: (Int) -> StaffLink?) -> [StaffOverviewPage.Part] {
        tables.map { part($0, links: [file($0.number)].compactMap(\.self)) }
    }

    /// The same with room to write below each.
    var sheet: [StaffOverviewPage.Part] { tables.map { part($0, isSheet: true) } }

    private func part(_ table: Table, links: [StaffLink] = [], isSheet: Bool = false) -> StaffOverviewPage.Part {
        var part = StaffOverviewPage.Part(
            table.title, paragraphs: table.notes,
            table: table.rows.isEmpty ? nil : .init(table.title, columns: table.columns, rows: table.rows),
            links: links)
        (part.intervals, part.radar, part.isSheet) = (table.chart, table.radar, isSheet)
        part.pairs = table.pairs
        part.ties = table.ties
        part.quotes = table.quotes.isEmpty ? nil : StaffQuotes(list: table.quotes)
        return part
    }

    // MARK: - Ways of taking part

    private static let modes: [(value: String, words: StaffWord)] = [
        ("zelf", .modeSelf), ("papier", .modePaper), ("met-hulp", .modeHelp), ("namens", .modeBehalf),
    ]

    static func mode(_ value: String, _ language: InterfaceLanguage) -> String {
        modes.first { $0.value == value }.map { language.say($0.words) } ?? value
    }

    static func order(_ value: String) -> Int { modes.firstIndex { $0.value == value } ?? modes.count }
}

/// Makes the tables of ``DashboardParts``.
struct DashboardTables {
    /// Nil where there is nothing of a questionnaire.
    let figures: NeighbourhoodFigures?
    let words: QuestionWords?
    let language: InterfaceLanguage
    private(set) var tables: [DashboardParts.Table] = []
    /// What stands once, above the first table that it is about.
    private var said: Set<StaffWord> = []
    /// Released pieces of stories that stand nowhere yet: each beside the first figure that is about the same.
    private var quotes: [ReleasedQuote]

    init(
        figures: NeighbourhoodFigures?, words: QuestionWords?, quotes: [ReleasedQuote] = [],
        language: InterfaceLanguage
    ) {
        self.figures = figures
        self.words = words
        self.quotes = quotes
        self.language = language
    }

    private var isForTalking: Bool { words?.isForTalking ?? true }
    private var rounds: [String] { figures?.rounds ?? [] }
    /// A change is told of the last round and the one before it; never of what is for talking.
    private var compared: (from: String, to: String)? {
        rounds.count > 1 && !isForTalking ? (rounds[rounds.count - 2], rounds[rounds.count - 1]) : nil
    }

    mutating func takeAll() {
        guard let figures, !rounds.isEmpty else { return }
        takePeople(figures)
        takeMeans(figures)
        for question in figures.questions where !question.answers.isEmpty { takeAnswers(question) }
    }

    mutating func add(
        _ title: String, notes: [String] = [], columns: [String], rows: [[String]],
        _ change: (inout DashboardParts.Table) -> Void = { _ in }
    ) {
        var table = DashboardParts.Table(
            number: tables.count + 1, title: title, notes: notes, columns: columns, rows: rows)
        change(&table)
        tables.append(table)
    }

    /// Most pieces beside one table.
    private static let mostQuotes = 2

    /// Pieces that are about one of these themes or sides of life; each is taken once.
    mutating func quotes(about codes: Set<String>, most: Int = mostQuotes) -> [StaffQuote] {
        let fitting = quotes.filter { quote in quote.codes.contains { codes.contains($0) } }.prefix(most)
        quotes.removeAll { quote in fitting.contains { $0.place == quote.place } }
        return fitting.map { StaffQuote($0, in: language) }
    }

    /// The pieces that stand nowhere else.
    mutating func remainingQuotes() -> [StaffQuote] {
        defer { quotes = [] }
        return quotes.map { StaffQuote($0, in: language) }
    }

    // MARK: - Who took part

    private mutating func takePeople(_ figures: NeighbourhoodFigures) {
        let rows = rounds.map { round in
            [round, figures.people[round].flatMap { $0 }.map { language.figures(String($0)) } ?? hidden]
        }
        add(
            language.say(.dashboardPeople), notes: [language.say(.dashboardPeopleLead)],
            columns: [language.say(.fieldRound), language.say(.releasePeople)], rows: rows)
    }

    // MARK: - Means

    private mutating func takeMeans(_ figures: NeighbourhoodFigures) {
        let questions = figures.questions.filter { !$0.means.isEmpty }
        guard !questions.isEmpty else { return }
        let rows = questions.enumerated().map { number, question in
            figureRow(number, name(of: question), question.means, asShare: false) + linked(question)
        }
        let isLinked = questions.contains { !$0.linked.isEmpty }
        let scales = questions.compactMap { words?.scale(of: $0.name) }
        let scale = (scales.map(\.lowerBound).min() ?? 0)...(scales.map(\.upperBound).max() ?? 10)
        let title = language.say(isForTalking ? .dashboardTalk : .dashboardMeans)
        let drawn = isForTalking ? nil : chart(questions.map(\.means), scale: scale, title)
        let round = isForTalking ? radar(questions, scale, title) : nil
        let beside = quotes(about: Set(questions.flatMap { words?.facts($0.name)?.codes ?? [] }))
        add(
            title,
            notes: isForTalking
                ? [language.say(.dashboardTalkLead)]
                : [language.say(.dashboardMeansLead)] + changeNotes,
            columns: columns(.dashboardQuestion) + (isLinked ? [language.say(.dashboardLinked)] : []),
            rows: isLinked ? rows : rows.map { Array($0.prefix(columns(.dashboardQuestion).count)) }
        ) { table in
            table.chart = drawn
            table.radar = round
            table.quotes = beside
        }
    }

    private func name(of question: NeighbourhoodFigures.Question) -> String {
        let name = words?.question(question.name) ?? question.name
        return question.isWeighted ? language.say(.releaseWeightedMean, ["name": name]) : name
    }

    private func linked(_ question: NeighbourhoodFigures.Question) -> [String] {
        guard let compared else { return [""] }
        let wanted = "\(compared.from) > \(compared.to)"
        guard let figure = question.linked[wanted] else { return [""] }
        return [figure.map { change($0, asShare: false) } ?? hidden]
    }

    private func radar(
        _ questions: [NeighbourhoodFigures.Question], _ scale: ClosedRange<Int>, _ title: String
    ) -> StaffRadar? {
        guard let round = rounds.last else { return nil }
        let span = Double(scale.upperBound - scale.lowerBound)
        let shares = questions.map { question in
            question.means[round].flatMap { $0 }.map { ($0.value - Double(scale.lowerBound)) / span }
        }
        return StaffRadar(
            shares, title: title, caption: language.say(.dashboardTalkCaption),
            names: questions.indices.map { language.figures(String($0 + 1)) })
    }

    // MARK: - Answers

    private mutating func takeAnswers(_ question: NeighbourhoodFigures.Question) {
        let title = words?.question(question.name) ?? question.name
        let answers = question.answers.sorted {
            (words?.place(of: $0.value, in: question.name) ?? 0, $0.value)
                < (words?.place(of: $1.value, in: question.name) ?? 0, $1.value)
        }
        let drawn = isForTalking ? nil : chart(answers.map(\.shares), scale: 0...100, title, times: 100)
        let beside = quotes(about: words?.facts(question.name)?.codes ?? [])
        let rows = answers.enumerated().map { number, answer in
            let name =
                words?.answer(answer.value, of: question.name)
                ?? (answer.value.hasPrefix("-") ? language.say(.dashboardNoAnswer) : answer.value)
            return figureRow(number, name, answer.shares, asShare: true)
        }
        add(
            title,
            notes: once(.dashboardSharesLead) + changeNotes,
            columns: columns(.dashboardAnswer), rows: rows
        ) { table in
            table.chart = drawn
            table.quotes = beside
        }
    }

    // MARK: - Figures

    private mutating func once(_ word: StaffWord) -> [String] { said.insert(word).inserted ? [language.say(word)] : [] }

    private var changeNotes: [String] {
        mutating get { compared == nil ? [] : once(.dashboardChangeLead) }
    }

    var hidden: String { language.say(.dashboardNoFigure) }

    private func columns(_ first: StaffWord) -> [String] {
        [language.say(first)] + rounds
            + (compared.map { [language.say(.dashboardChange, ["from": $0.from, "to": $0.to])] } ?? [])
    }

    private func figureRow(
        _ number: Int, _ name: String, _ figures: [String: Estimate?], asShare: Bool
    ) -> [String] {
        let cells = rounds.map { round in
            // What is for talking is no measurement: it has no interval.
            figures[round].flatMap { $0 }.map {
                isForTalking ? text($0.value, asShare: asShare) : with($0, asShare: asShare)
            } ?? hidden
        }
        var row = ["\(language.figures(String(number + 1))). \(name)"] + cells
        if let compared {
            let pair = [compared.from, compared.to].map { figures[$0].flatMap { $0 } }
            if let before = pair[0], let after = pair[1] {
                row.append(change(.change(from: before, to: after), asShare: asShare))
            } else {
                row.append(hidden)
            }
        }
        return row
    }

    private func text(_ figure: Double, asShare: Bool) -> String {
        asShare
            ? language.say(.responsePercent, ["n": language.decimal(figure * 100, places: 0)])
            : language.decimal(figure, places: 1)
    }

    /// A figure and its interval.
    private func with(_ figure: Estimate, asShare: Bool) -> String {
        language.say(
            .dashboardFigure,
            [
                "figure": text(figure.value, asShare: asShare), "low": text(figure.low, asShare: asShare),
                "high": text(figure.high, asShare: asShare),
            ])
    }

    private func change(_ figure: Estimate, asShare: Bool) -> String {
        func signed(_ one: Double) -> String {
            let words = asShare ? language.decimal(one * 100, places: 0) : language.decimal(one, places: 1)
            return one > 0 && words.contains { $0 != "0" && $0.isNumber } ? "+" + words : words
        }
        return language.say(
            .dashboardFigure,
            ["figure": signed(figure.value), "low": signed(figure.low), "high": signed(figure.high)])
    }

    private func chart(
        _ rows: [[String: Estimate?]], scale: ClosedRange<Int>, _ title: String, times factor: Double = 1
    ) -> StaffIntervals? {
        let shown = Array(rounds.suffix(2))
        return StaffIntervals(
            rows.map { row in
                shown.map { round in
                    row[round].flatMap { $0 }.map { ($0.value * factor, $0.low * factor, $0.high * factor) }
                }
            }, scale: scale, title: title, rounds: shown, figures: { language.figures($0) })
    }
}
