import Datasets
import Disclosure
import FoundationEssentials
import Programme
import XForms

/// Tables of counts and means, protected together and beside those that went out before.
struct TablesFile {
    let release: TableRelease
    let dataset: Dataset
    /// As the ledger keeps them: the header, then the lines.
    let kept: [UInt8]
    /// What means are weighted by; empty without weights.
    private(set) var strata: [ReleaseStratum] = []
    /// The columns whose answers are counted, as the questionnaire has them.
    let counted: [String: DatasetColumn]
    let words: AnswerWords

    /// Blocks its thread.
    init(
        _ source: ReleaseSource, plan: ReleasePlan, earlier: [(number: Int, tables: [UInt8])],
        hierarchies shelf: ReleaseHierarchies
    ) throws {
        let ties = try TieTables(source, plan: plan)
        var asked = TablePlan(by: plan.tables.by)
        asked.distributions = plan.tables.distributions.filter { $0 != ties?.tie.name }
        asked.means = plan.tables.means
        asked.linkedChanges = plan.tables.linkedChanges
        asked.round = Self.apart[0]
        asked.apart = [Self.apart[1]]
        asked.person = plan.tables.linkedChanges.isEmpty ? nil : "bs_persoon"
        asked.rules = TableRules(minimum: plan.protection.minimum)
        let isCard = source.form.isForTalking
        let card = isCard ? ScaleMeans(source.rows, of: source.rows.dataset, table: 0, isCard: true) : nil
        let rows: any RowSource = if let card { card } else { source.rows }
        let whole = card?.dataset ?? source.rows.dataset
        let columns = ReleaseColumns(whole, table: 0, plan: plan)
        let allowed =
            isCard
            ? Set(DatasetForm.cardMeans(whole).map(\.name) + [SinglePlace.column])
            : Set((columns.quasi + columns.sensitive + columns.plain).map(\.described.name))
        let wanted = asked.by.joined() + asked.distributions + asked.means + asked.linkedChanges
        if let stranger = wanted.first(where: { !allowed.contains($0) }) {
            throw ReleaseRefusal.protection([
                .init(
                    "column '\(stranger)'", "it may not go out",
                    repair: "name a column of the questionnaire's codebook",
                    nl: "‘\(stranger)’ mag niet naar buiten."
                )
            ])
        }
        asked.parts = columns.scales
        let weighting = try plan.weights.map { _ in try ReleaseWeighting(columns, plan: plan, hierarchies: shelf) }
        strata = weighting?.strata ?? []
        let own = weighting?.columnNames ?? []
        let told = try earlier.map { release in
            let table = try Self.table(release.tables, "release \(release.number)")
            return isCard ? ConversationCard.unnamed(table, whole) : table
        }
        asked.isAuditedWithEarlier = plan.tables.auditsEarlier ?? false
        let past = asked.columns(of: try told.map { try EarlierTables($0, apart: Self.apart) }).filter(allowed.contains)
        let names = Array(Set(wanted + past + own + ["bs_ronde", "bs_wijze", "bs_persoon"])).sorted()
        let table = try TableOfRows.gather(rows, of: whole, table: 0, columns: names)
        let possible = plan.tables.edition.map { _ in PossibleValues(whole) }
        var hierarchies: [String: Hierarchy] = [:]
        for column in columns.quasi where (asked.by.joined() + own + past).contains(column.described.name) {
            let name = column.described.name
            hierarchies[name] = try shelf.hierarchy(
                of: column.described, values: table[name]?.values ?? [], own: column.own, among: possible)
        }
        let alone = SinglePlace(table, by: asked.by)
        let known = try told.map { try EarlierTables(alone?.here($0) ?? $0, apart: Self.apart) }
        let weights = weighting?.weights(of: table, hierarchies: hierarchies, rules: asked.rules)
        var made = try TableMaker.run(
            table, hierarchies: hierarchies, plan: asked, weights: weights, earlier: known)
        alone?.name(&made)
        if isCard { ConversationCard.name(&made, whole) }
        try ties?.add(to: &made, earlier: earlier)
        guard made.refusals.isEmpty else { throw DisclosureFault(made.refusals) }
        release = made
        counted = Dictionary(
            whole.tables[0].columns.filter { plan.tables.distributions.contains($0.name) }.map { ($0.name, $0) }
        ) { first, _ in first }
        kept = try Self.bytes(made.columns)
        words = AnswerWords(whole, edition: plan.tables.edition)
        dataset = Self.described(
            made, whole, answers: words,
            words: isCard
                ? ConversationCard.sides(whole).mapValues(\.label)
                : ties.map { source.form.tieWords($0.tie, $0.choices) } ?? [:]
        ) { shelf.profile($0)?.name }
    }

    /// What is never added up.
    private static let apart = ["bs_ronde", "bs_wijze"]

    // MARK: - The ledger's copy

    private static func bytes(_ columns: [CodedColumn]) throws -> [UInt8] {
        let rows =
            (columns.first?.codes.indices).map { indices in
                indices.map { row in columns.map { $0.text(row) } }
            } ?? []
        return Array(try JSONEncoder().encode([columns.map(\.name)] + rows))
    }

    static func table(_ bytes: [UInt8], _ name: String) throws -> Table {
        let lines = try JSONDecoder().decode([[String]].self, from: Data(bytes))
        let names = lines.first ?? []
        let columns = names.indices.map { place in
            CodedColumn(name: names[place], rows: lines.dropFirst().map { $0[place] })
        }
        return Table(columns: columns, rowCount: max(0, lines.count - 1), source: name)
    }

    // MARK: - As a dataset

    /// Two tables: how many people, and means.
    private static func described(
        _ release: TableRelease, _ whole: Dataset, answers said: AnswerWords, words: [String: Words],
        place: (String) -> String?
    ) -> Dataset {
        let known = Dictionary(whole.tables[0].columns.map { ($0.name, $0) }) { first, _ in first }
        func code(_ name: String, _ values: [String], _ label: Words, words: (String) -> Words?) -> DatasetColumn {
            var column = DatasetColumn(name: name, label: label, kind: .code, role: .plain)
            column.labels = Array(Set(values)).sorted().enumerated().map { index, value in
                ValueLabel(value: value, number: index + 1, label: words(value) ?? Words([("nl", value)]))
            }
            return column
        }
        func groups(_ lines: [TableRelease.Line]) -> [DatasetColumn] {
            let names = release.apartColumns + release.groupColumns
            return names.enumerated().map { column, name in
                let values = lines.map { ($0.apart + $0.group)[column] }
                return code(name, values, known[name]?.label ?? Words([("nl", name)])) { value in
                    if value == CountDimension.all { return Words(nl: "Iedereen", en: "Everybody") }
                    let named = name == "bs_buurt" ? place(value).map { Words([("nl", $0)]) } : nil
                    return named ?? said.label(value, known[name])
                }
            }
        }
        func questions(_ lines: [TableRelease.Line]) -> DatasetColumn {
            code("vraag", lines.map(\.question), Words(nl: "Vraag", en: "Question")) { value in
                value.isEmpty
                    ? Words(nl: "Aantal mensen", en: "Number of people") : known[value]?.label ?? words[value]
            }
        }
        func figure(_ name: String, _ label: Words, _ kind: DatasetColumn.Kind) -> DatasetColumn {
            var column = DatasetColumn(name: name, label: label, kind: kind, role: .plain)
            column.missing = [.suppressed]
            return column
        }
        let counts = release.lines.filter { $0.measure == .people || $0.measure == .distribution }
        let means = release.lines.filter { $0.measure != .people && $0.measure != .distribution }
        var answers = code("antwoord", counts.map(\.answer), Words(nl: "Antwoord", en: "Answer")) { value in
            if let own = TiesOfRows.words(value) { return own }
            // An answer that two questions have in other words keeps its value.
            return said.label(value, ofAll: counts.filter { $0.answer == value }.map { known[$0.question] })
        }
        answers.labels = answers.labels.map { label in
            let words = label.value.isEmpty ? Words(nl: "Alle antwoorden", en: "All answers") : label.label
            return ValueLabel(value: label.value, number: label.number, label: words)
        }
        let kinds = code("maat", means.map(\.measure.rawValue), Words(nl: "Maat", en: "Measure")) {
            switch TableRelease.Measure(rawValue: $0) {
            case .weightedMean: Words(nl: "Gewogen gemiddelde", en: "Weighted mean")
            case .linkedChange:
                Words(nl: "Verandering bij wie twee keer meedeed", en: "Change of those who took part twice")
            default: Words(nl: "Gemiddelde", en: "Mean")
            }
        }
        var dataset = whole
        dataset.tier = .tables
        dataset.leftOut = []
        dataset.tables = [
            DatasetTable(
                name: "aantallen", title: Words(nl: "Aantallen", en: "Counts"),
                columns: groups(counts) + [
                    questions(counts), answers, figure("mensen", Words(nl: "Mensen", en: "People"), .integer),
                    figure("procent", Words(nl: "Procent van de groep", en: "Percent of the group"), .integer),
                ], keys: []),
            DatasetTable(
                name: "gemiddelden", title: Words(nl: "Gemiddelden", en: "Means"),
                columns: groups(means) + [
                    questions(means), kinds, figure("gemiddelde", Words(nl: "Gemiddelde", en: "Mean"), .decimal),
                    figure("van", Words(nl: "95 %-interval, van", en: "95 % interval, from"), .decimal),
                    figure("tot", Words(nl: "95 %-interval, tot", en: "95 % interval, to"), .decimal),
                ], keys: []),
        ]
        return dataset
    }
}

extension TablesFile: RowSource {
    var expectedCount: Int? { nil }

    func read(_ body: (_ table: Int, _ row: DatasetRow) throws -> Void) throws {
        var row = DatasetRow()
        for line in release.lines {
            let number = line.measure == .people || line.measure == .distribution ? 0 : 1
            let columns = dataset.tables[number].columns
            row.clear()
            let tail = number == 0 ? [line.question, line.answer] : [line.question, line.measure.rawValue]
            for (column, value) in zip(columns, line.apart + line.group + tail) {
                row.cells.append(.code(Int32(column.labels.firstIndex { $0.value == value } ?? 0)))
            }
            if number == 0 {
                row.cells.append(Self.cell(line.people))
                // The whole group has no share of itself.
                row.cells.append(
                    line.measure == .people ? Self.cell(line.people.map { _ in 100 }) : Self.cell(line.percent))
            } else {
                for figure in [line.mean?.mean, line.mean?.low, line.mean?.high] {
                    row.cells.append(figure.map { .number(($0 * 100).rounded() / 100) } ?? .missing(.suppressed))
                }
            }
            try body(number, row)
        }
    }

    private static func cell(_ number: Int?) -> Cell {
        number.map { .integer(Int64($0)) } ?? .missing(.suppressed)
    }
}
