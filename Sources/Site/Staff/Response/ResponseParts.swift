import Drawing
import Programme

/// What the page of the response says of a round.
struct ResponseParts {
    let round: Round
    /// The neighbourhoods of this page of it.
    let shown: [NeighbourhoodProfile]
    let picture: ResponsePicture
    /// Titles of questionnaires, by their definition.
    let titles: [[UInt8]: String]
    /// The week that is now, or the round's last.
    let lastWeek: Week
    let language: InterfaceLanguage

    /// All questionnaires together side by side, and then each of them.
    var all: [StaffOverviewPage.Part] {
        (round.isWhole ? [together] : []) + round.questionnaires.flatMap(questionnaire)
    }

    // MARK: - Figures in words

    private func number(_ count: Int) -> String { language.figures(String(count)) }

    /// A figure in tens; nothing finer is said below ten.
    private func tens(_ count: Int) -> String { count < Tens.least ? language.say(.responseFew) : number(count) }

    /// How large a part of those who may answer has sent.
    private func share(_ sent: Int, of residents: Int?) -> String {
        guard let residents, residents > 0 else { return language.say(.notKnown) }
        guard sent >= Tens.least else { return language.say(.responseFew) }
        let percent = min(100, sent * 100 / residents)
        return percent == 0
            ? language.say(.responseBelowOne) : language.say(.responsePercent, ["n": number(percent)])
    }

    private func cells(_ figures: ResponseFigures?, residents: Int?) -> [String] {
        let figures = figures ?? ResponseFigures()
        return [
            number(figures.invited), tens(figures.started), tens(figures.sent), share(figures.sent, of: residents),
        ]
    }

    private func columns(_ first: StaffWord) -> [String] {
        [first, .responseInvited, .responseStarted, .responseSent, .responseShare].map { language.say($0) }
    }

    // MARK: - Parts

    private var residents: Int? {
        let known = round.neighbourhoods.compactMap(\.residents.fromFifteen)
        return known.count == round.neighbourhoods.count ? known.reduce(0, +) : nil
    }

    private func title(_ one: RoundQuestionnaire) -> String { titles[one.definition] ?? one.form }

    private var together: StaffOverviewPage.Part {
        let rows = round.questionnaires.map { one in
            [title(one)] + cells(picture.collections[one.collection]?.total, residents: residents)
        }
        let heading = language.say(.responseTogether)
        return .init(heading, table: .init(heading, columns: columns(.columnQuestionnaire), rows: rows))
    }

    private func questionnaire(_ one: RoundQuestionnaire) -> [StaffOverviewPage.Part] {
        let response = picture.collections[one.collection]
        let name = title(one)
        let rows = shown.map { place in
            [place.name] + cells(response?.places[place.id], residents: place.residents.fromFifteen)
        }
        let caption = language.say(.responsePlaces, ["name": name])
        let places = StaffOverviewPage.Part(
            caption, table: .init(caption, columns: columns(.columnNeighbourhood), rows: rows))
        guard round.isWhole else { return [places] }
        return [weeks(name, response?.weeks ?? []), ages(name, response?.ages ?? [:]), places].compactMap(\.self)
    }

    /// By age, beside the residents of that age; nil below ten in all.
    private func ages(_ name: String, _ figures: [AgeGroup: Int]) -> StaffOverviewPage.Part? {
        guard !figures.isEmpty else { return nil }
        let caption = language.say(.responseAges, ["name": name])
        let rows = AgeGroup.allCases.filter { $0 != .to14 || figures[$0] != nil }.map { age in
            let living = round.neighbourhoods.compactMap { $0.residents.byAge[age] }
            let residents = living.count == round.neighbourhoods.count ? living.reduce(0, +) : nil
            let sent = figures[age] ?? 0
            return [
                language.say(.responseAge, ["age": language.figures(age.column)]), tens(sent),
                residents.map(number) ?? language.say(.notKnown), share(sent, of: residents),
            ]
        }
        let columns: [StaffWord] = [.columnAge, .responseSent, .fieldResidents, .responseShare]
        return .init(
            caption, paragraphs: [language.say(.responseAgesLead)],
            table: .init(caption, columns: columns.map { language.say($0) }, rows: rows))
    }

    private func weeks(_ name: String, _ figures: [CollectionResponse.WeekFigure]) -> StaffOverviewPage.Part {
        let caption = language.say(.responseWeeks, ["name": name])
        guard let last = figures.last else { return .init(caption, paragraphs: [language.say(.responseNoWeeks)]) }
        let first = min(Week(of: round.opens), figures[0].week)
        let weeks = (first.number...max(first, last.week, lastWeek).number).map(Week.init(number:))
        let counts = weeks.map { week in figures.last { $0.week <= week }?.sent ?? 0 }
        let rows = zip(weeks, counts).map { week, count in
            [language.words(for: week.monday), tens(count)]
        }
        return .init(
            caption, paragraphs: [language.say(.responseWeeksLead)],
            chart: StaffChart(
                counts, names: weeks.map { language.figures(String($0.description.suffix(2))) }, title: caption,
                figures: { language.figures($0) }),
            table: .init(caption, columns: [.responseWeek, .responseSentUntil].map { language.say($0) }, rows: rows))
    }
}

/// A column chart on a page of staff; the same numbers stand in a table below it.
struct StaffChart: Sendable {
    struct Column: Sendable {
        let x: String
        let y: String
        let width: String
        let height: String
        let middle: String
        /// What stands below it; nil where there is no room.
        let name: String?
    }

    struct Line: Sendable {
        let y: String
        let words: String
    }

    let title: String
    let columns: [Column]
    let lines: [Line]

    private static let (width, height) = (560.0, 180.0)
    /// So many names fit below the columns.
    private static let mostNames = 14

    init?(_ values: [Int], names: [String], title: String, figures: (String) -> String) {
        guard let chart = ColumnChart(values, width: Self.width, height: Self.height) else { return nil }
        let every = (values.count + Self.mostNames - 1) / Self.mostNames
        self.title = title
        columns = zip(chart.columns, names).enumerated().map { number, one in
            let (column, name) = one
            return Column(
                x: column.x, y: column.y, width: column.width, height: column.height, middle: column.middle,
                name: number % every == 0 ? name : nil)
        }
        lines = chart.lines.map { Line(y: $0.y, words: figures(String($0.value))) }
    }
}
