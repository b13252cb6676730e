/// Rows in which the answers to the single questions of a scale have given way to their mean, in whole points.
///
/// Who knows six of somebody's answers finds them among thousands; rounded means of a scale tell far less. A scale is what
/// has one `bs:scale`. A mark for a side of life (`bs:dimension`) that is no part of a scale is its own mean, and is rounded
/// to two points; other questions stay as they are.
package struct ScaleMeans: RowSource {
    package let dataset: Dataset
    /// Scales whose questions point both ways, so that no mean says anything: they stay out.
    package let unusable: [String]
    /// The means, and the marks that are rounded, by the names of their columns.
    package let averaged: [String]
    package let rounded: [String]
    private let rows: any RowSource
    private let number: Int
    private let parts: [Part]

    package var expectedCount: Int? { rows.expectedCount }

    private enum Part: Sendable {
        case column(Int)
        case mean(ScaleItems)
        case mark(Int, MarkRounding)
    }

    /// - Parameters:
    ///   - number: the table whose questions are averaged; the others are not given on.
    ///   - isCard: without what the form itself works out of the answers, such as a mean to show to the person.
    package init(_ rows: any RowSource, of original: Dataset, table number: Int, isCard: Bool = false) {
        let columns = original.tables[number].columns
        // A table of persons has every question once for each round, behind its key.
        let isPersons = number > 0 && original.tables[number].name == DatasetForm.persons
        let own = isPersons ? max(1, (columns.count - 1) / max(1, original.rounds.count)) : columns.count
        var scales: [ScaleItems.Key: ScaleItems] = [:]
        for (place, column) in columns.enumerated() {
            guard let scale = column.facts["scale"], ScaleItems.isNumber(column), !(isCard && column.isDerived)
            else { continue }
            let round = isPersons ? (place - 1) / own : 0
            scales[.init(scale: scale, round: round), default: ScaleItems()].add(column, at: place)
        }
        scales = scales.filter { $0.value.places.count > 1 }
        let inScale = Dictionary(
            uniqueKeysWithValues: scales.flatMap { key, items in items.places.map { ($0, key) } })
        var (parts, described, skipped): ([Part], [DatasetColumn], Set<String>) = ([], [], [])
        var (averaged, rounded): ([String], [String]) = ([], [])
        var names = VariableNames(reserving: columns.map(\.name))
        for (place, column) in columns.enumerated() {
            if inScale[place] == nil, let rounding = MarkRounding(column) {
                parts.append(.mark(place, rounding))
                described.append(rounding.described(column))
                rounded.append(column.name)
                continue
            }
            guard let key = inScale[place], let items = scales[key] else {
                parts.append(.column(place))
                described.append(column)
                continue
            }
            guard items.pointsOneWay else {
                skipped.insert(key.scale)
                continue
            }
            guard items.places.first == place else { continue }
            parts.append(.mean(items))
            let prefix = isPersons ? original.rounds[key.round] + "_" : ""
            described.append(items.described(key.scale, name: names.name(of: [prefix + key.scale]), prefix: prefix))
            averaged.append(described[described.count - 1].name)
        }
        var table = original.tables[number]
        table.columns = described
        var dataset = original
        dataset.tables[number] = table
        (self.rows, self.number, self.parts, self.dataset) = (rows, number, parts, dataset)
        unusable = skipped.sorted()
        (self.averaged, self.rounded) = (averaged, rounded)
    }

    package func read(_ body: (_ table: Int, _ row: DatasetRow) throws -> Void) throws {
        let columns = parts
        var made = DatasetRow()
        try rows.read { table, row in
            guard table == number else { return }
            made.cells.removeAll(keepingCapacity: true)
            made.bytes = row.bytes
            for part in columns {
                switch part {
                case .column(let place): made.cells.append(row.cells[place])
                case .mean(let items): made.cells.append(items.mean(row.cells))
                case .mark(let place, let rounding): made.cells.append(rounding.rounded(row.cells[place]))
                }
            }
            try body(table, made)
        }
    }
}

/// A single mark for a side of life, rounded to two points.
struct MarkRounding: Sendable {
    /// The numbers of its choices; empty where the answer is a number itself.
    private let choices: [Double]

    /// Choices that are fewer are an answer in words, not a mark.
    private static let fewest = 7

    /// - Returns: Nil for what is no mark.
    init?(_ column: DatasetColumn) {
        guard column.facts["dimension"] != nil, ScaleItems.isNumber(column),
            column.kind != .code || column.labels.count >= Self.fewest
        else { return nil }
        choices = column.kind == .code ? column.labels.map { Double($0.value) ?? 0 } : []
    }

    func rounded(_ cell: Cell) -> Cell {
        let number: Double
        switch cell {
        case .integer(let value): number = Double(value)
        case .number(let value): number = value
        case .code(let index): number = choices[Int(index)]
        default: return cell
        }
        // Halves go either way, so that means stay what they are.
        return .integer(Int64((number / 2).rounded(.toNearestOrEven) * 2))
    }

    func described(_ column: DatasetColumn) -> DatasetColumn {
        var rounded = column
        rounded.kind = .integer
        rounded.labels = []
        rounded.label = Words(
            column.label.texts.map { one in
                (one.language, one.text + (one.language == "nl" ? " (afgerond op 2 punten)" : " (rounded to 2 points)"))
            })
        return rounded
    }
}

/// The questions of one scale in one round.
struct ScaleItems: Sendable {
    struct Key: Hashable {
        let scale: String
        let round: Int
    }

    private(set) var places: [Int] = []
    /// For each question the numbers of its choices; empty where the answer is a number itself.
    private var choices: [[Double]] = []
    private var directions: Set<String> = []
    private var rule: String?
    private var dimension: String?

    /// Whether high means the same in all of them.
    var pointsOneWay: Bool { directions.count < 2 }

    static func isNumber(_ column: DatasetColumn) -> Bool {
        guard column.role == .sensitive, column.choice == nil else { return false }
        switch column.kind {
        case .integer, .decimal: return true
        case .code: return !column.labels.isEmpty && column.labels.allSatisfy { Double($0.value) != nil }
        case .date, .text, .key: return false
        }
    }

    mutating func add(_ column: DatasetColumn, at place: Int) {
        places.append(place)
        choices.append(column.kind == .code ? column.labels.map { Double($0.value) ?? 0 } : [])
        directions.insert(column.facts["direction"] ?? "")
        rule = column.facts["missing-rule"]
        dimension = column.facts["dimension"]
    }

    /// How many answers a mean takes (`bs:missing-rule`); half of them where nothing is said.
    private var least: Int {
        switch rule {
        case "exclude": places.count
        case let rule? where rule.hasPrefix("at-most-"):
            max(1, places.count - (Int(rule.dropFirst("at-most-".count)) ?? 0))
        default: (places.count + 1) / 2
        }
    }

    func mean(_ cells: [Cell]) -> Cell {
        var (sum, count) = (0.0, 0)
        var reasons: Set<MissingReason> = []
        for (place, choices) in zip(places, choices) {
            switch cells[place] {
            case .integer(let number): (sum, count) = (sum + Double(number), count + 1)
            case .number(let number): (sum, count) = (sum + number, count + 1)
            case .code(let index): (sum, count) = (sum + choices[Int(index)], count + 1)
            case .missing(let reason): reasons.insert(reason)
            case .day, .text: break
            }
        }
        guard count >= least else { return .missing(reasons.count == 1 ? reasons.first ?? .skipped : .otherNoAnswer) }
        return .integer(Int64((sum / Double(count)).rounded()))
    }

    func described(_ scale: String, name: String, prefix: String) -> DatasetColumn {
        let count = places.count
        var column = DatasetColumn(
            name: name,
            label: Words(
                nl: "\(prefix)\(scale): gemiddelde van \(count) vragen, in hele punten",
                en: "\(prefix)\(scale): mean of \(count) questions, in whole points"),
            kind: .integer, role: .sensitive)
        column.missing = [.notAsked, .notReached, .skipped, .dontKnow, .refused, .withdrawn, .otherNoAnswer]
        column.ownName = prefix.isEmpty ? nil : scale
        column.facts = ["scale": scale]
        column.facts["dimension"] = dimension
        column.facts["missing-rule"] = rule
        column.facts["direction"] = directions.first
        return column
    }
}
