import Programme
import Records
import Stories
import XForms

/// What stands beside the figures of a questionnaire: stories, activities, figures from elsewhere.
extension DashboardTables {
    /// Themes and sides of life, in tellers; a table for each round, the last one first.
    mutating func takeStories(_ figures: StoryFigures, _ book: CodebookWords) {
        let sides = book.book.codes(of: .dimension)
        for round in figures.rounds.reversed() {
            let title =
                round.name.isEmpty
                ? language.say(.dashboardStories) : language.say(.dashboardStoriesRound, ["round": round.name])
            let count = round.tellers.map { language.figures(String($0)) } ?? hidden
            var notes = [language.say(.dashboardStoriesLead, ["n": count])]
            let themes = round.themes.reduce(into: [String]()) { all, one in
                if !all.contains(one.theme) { all.append(one.theme) }
            }
            let rows = round.themes.map { one -> [String] in
                let number = language.figures(String((themes.firstIndex(of: one.theme) ?? 0) + 1))
                let kind = book.name(one.helps ? .helps : .hinders).lowercased()
                return ["\(number). \(book.name(one.theme)), \(kind)", said(one.tellers)]
                    + sides.map { said(one.sides[$0].flatMap { $0 }) }
            }
            let isTold = round.themes.contains { $0.tellers != nil }
            if round.tellers == nil {
                notes.append(language.say(.dashboardStoriesFew))
            } else if !isTold {
                notes.append(language.say(.dashboardThemesFew))
            }
            let pairs = StaffPairs(
                themes.map { theme in
                    func tellers(_ helps: Bool) -> Int? {
                        round.themes.first { $0.theme == theme && $0.helps == helps }?.tellers
                    }
                    return (left: tellers(false), right: tellers(true))
                }, title: title, left: book.name(.hinders), right: book.name(.helps), figures: language.figures)
            let beside = quotes(about: Set(themes + sides), most: 6)
            add(
                title, notes: notes,
                columns: [language.say(.axisTheme), language.say(.columnTellers)] + sides.map(book.name),
                rows: isTold ? rows : []
            ) { table in
                table.pairs = pairs
                table.quotes = beside
            }
        }
        let others = remainingQuotes()
        if !others.isEmpty {
            add(language.say(.dashboardQuotes), columns: [], rows: []) { $0.quotes = others }
        }
    }

    private func said(_ count: Int?) -> String { count.map { language.figures(String($0)) } ?? hidden }

    /// What was done, and how many people it reached.
    mutating func takeDeeds(_ figures: StoryFigures) {
        guard !figures.deeds.isEmpty else { return }
        let rows = figures.deeds.map { deed in
            let theme = ActivityTheme(rawValue: deed.theme).map { $0.name[language.code] } ?? deed.theme
            return [
                deed.title, theme, language.words(for: deed.starts),
                deed.ends.map { language.words(for: $0) } ?? language.say(.dashboardGoesOn), said(deed.reached),
            ]
        }
        add(
            language.say(.dashboardDeeds), notes: [language.say(.dashboardDeedsLead)],
            columns: [.dashboardDeed, .axisTheme, .dashboardFrom, .dashboardUntil, .dashboardReached].map {
                language.say($0)
            }, rows: rows)
    }

    /// Figures from elsewhere, each with its source.
    mutating func takeContext(_ figures: [ContextFigure]) {
        guard !figures.isEmpty else { return }
        add(
            language.say(.dashboardContext), notes: [language.say(.dashboardContextLead)],
            columns: [
                .dashboardIndicator, .dashboardPeriod, .dashboardHere, .dashboardNational, .dashboardSource,
            ].map { language.say($0) },
            rows: figures.map { one in
                [
                    one.indicator, one.period, language.figures(one.value), one.national.map(language.figures) ?? "–",
                    one.source,
                ]
            })
    }
}
