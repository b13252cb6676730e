import HTTPTypes
import Programme
import Records
import Stories

/// Figures over stories without names: themes in tellers, and how far people and machine agree.
struct StoryFiguresController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// `/medewerkers/verhalen/overzicht`
    func themes(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let words = CodebookWords(book: try desk.tools.codebook(), language: language)
        let dimensions = words.book.codes(of: .dimension)
        // What is hidden is decided over the whole survey: two people of different scope see no two sums to subtract.
        let overview = ThemeOverview(
            try await desk.store.decidedPassages(in: .everywhere), themes: words.book.codes(of: .theme),
            dimensions: dimensions)
        let places = try await desk.places(visit)
        let columns =
            [language.say(.axisTheme), language.say(.columnTellers)] + dimensions.map { words.name($0) }
        func table(_ caption: String, _ rows: [ThemeOverview.Row]) -> StaffOverviewPage.Table {
            .init(
                caption, columns: columns,
                rows: rows.map { row in
                    let kind = words.name(row.helps ? Valence.helps : Valence.hinders).lowercased()
                    func said(_ count: Int?) -> String { count.map { language.figures(String($0)) } ?? "–" }
                    return ["\(words.name(row.theme)), \(kind)", said(row.tellers)]
                        + dimensions.indices.map { row.cells.isEmpty ? "–" : said(row.cells[$0]) }
                })
        }
        let together = language.say(.themesTogether)
        let page = StaffOverviewPage(
            title: language.say(.storyThemes), lead: [language.say(.themesLead), language.say(.themesLeadTwo)],
            parts: [.init(together, table: table(together, overview.together))]
                + overview.neighbourhoods.filter { visit.scope.holds($0.id) }.map { place in
                    let name = places.neighbourhoods[place.id] ?? place.id
                    return .init(name, table: table(name, place.rows))
                }, ways: [desk.link(.storySearch, .storySearch, visit), desk.link(.agreement, .agreement, visit)],
            in: language)
        return try staff.render(page, visit)
    }

    // MARK: - Agreement

    /// `/medewerkers/verhalen/overeenstemming`
    func agreement(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let words = CodebookWords(book: try desk.tools.codebook(), language: language)
        let passages = try await desk.store.blindPassages(in: visit.scope)
        let figures = AgreementFigures(passages, codebook: words.book)
        func part(_ heading: StaffWord, _ comparison: CoderComparison?) -> StaffOverviewPage.Part {
            guard let comparison else { return .init(language.say(heading), paragraphs: [language.say(.noAgreement)]) }
            return .init(
                language.say(heading),
                paragraphs: comparison.uncoded == 0
                    ? [] : [language.say(.uncodedCount, count: comparison.uncoded)],
                table: table(language.say(heading), comparison, words))
        }
        let months = figures.overTime.map { month in
            [
                language.words(for: month.from.monday), month.model ?? "–",
                language.figures(String(month.passages)),
                share(month.themes, language), share(month.dimensions, language), share(month.valence, language),
            ]
        }
        let page = StaffOverviewPage(
            title: language.say(.agreement),
            lead: [language.say(.agreementLead), language.say(.blindCount, count: passages.count)],
            parts: [
                part(.agreementMachine, figures.machine), part(.agreementCoders, figures.coders),
                .init(
                    language.say(.agreementTime), paragraphs: months.isEmpty ? [language.say(.noAgreement)] : [],
                    table: months.isEmpty
                        ? nil
                        : .init(
                            language.say(.agreementTime),
                            columns: [
                                .columnFrom, .columnModel, .columnPassages, .columnThemes, .columnDimensions,
                                .columnValence,
                            ]
                            .map { language.say($0) }, rows: months)),
            ], ways: [desk.link(.storyThemes, .storyThemes, visit)], in: language)
        return try staff.render(page, visit)
    }

    private func share(_ value: Double?, _ language: InterfaceLanguage) -> String {
        guard let value else { return "–" }
        let hundredths = Int((abs(value) * 100).rounded())
        let digits = "\(hundredths / 100),\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
        return language.figures(
            (value < 0 ? "−" : "") + (language.code == "en" ? digits.replacing(",", with: ".") : digits))
    }

    private func table(
        _ caption: String, _ comparison: CoderComparison, _ words: CodebookWords
    ) -> StaffOverviewPage.Table {
        let language = words.language
        let columns: [StaffWord] = [
            .fieldTag, .columnPositives, .columnPrecision, .columnRecall, .columnF1, .columnKappa, .columnAlpha,
        ]
        let rows = comparison.rows.map { row in
            [words.name(row.code), language.figures(String(row.detection.positives))]
                + [row.detection.precision, row.detection.recall, row.detection.f1, row.kappa, row.alpha].map {
                    share($0, language)
                }
        }
        let valence =
            [language.say(.fieldValence), "", "", "", ""]
            + [comparison.valenceKappa, comparison.valenceAlpha].map { share($0, language) }
        return .init(caption, columns: columns.map { language.say($0) }, rows: rows + [valence])
    }
}
