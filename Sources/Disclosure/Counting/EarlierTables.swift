/// Tables that went out before, by what each line counts.
///
/// Whoever holds two releases subtracts them. Where nothing changed, the same cells stay hidden: what one release shows
/// the other need not hide, and what it hides must not be shown now. Where something changed, the difference is a count
/// of people who came or left, and follows the rule for counts.
package struct EarlierTables: Sendable {
    /// What a line counts.
    struct Cell: Hashable, Sendable {
        var apart: [String]
        /// Column and label; columns that stand for everybody are left out, so that other columns do not matter.
        var group: [String: String]
        var question: String
        var answer: String
    }

    let source: String
    /// People by cell; `nil` where it was hidden.
    private var people: [Cell: Int?]
    /// Means and their intervals as they stand there, by kind of mean and cell; `nil` where one was hidden.
    private(set) var means: [TableRelease.Measure: [Cell: [String]?]]
    /// For what is never added up and a question (empty for people alone) the columns that were crossed.
    private(set) var crossings: [[String]: Set<[String]>]
    /// What is never added up, and questions whose plain means, counts or changes are shown.
    let plain: Set<[String]>
    /// What was split by, and what was counted.
    let shape: TurnedTables

    /// Reads what ``TableRelease/columns`` wrote.
    ///
    /// - Parameter apart: The columns that are never added up.
    package static func read(path: String, apart: [String]) throws(DisclosureFault) -> EarlierTables {
        let names = try Table.columnNames(path: path)
        return try EarlierTables(try Table.readCSV(path: path, columns: names), apart: apart)
    }

    /// Takes up ``TableRelease/columns`` as they are.
    package init(_ table: Table, apart: [String]) throws(DisclosureFault) {
        let (names, path) = (table.columns.map(\.name), table.source)
        guard let end = names.firstIndex(of: "measure"), ["question", "answer", "people"].allSatisfy(names.contains)
        else {
            throw DisclosureFault(
                path, "these are no tables of this program", repair: "name a file that `tables` wrote")
        }
        let groups = names[..<end].filter { !apart.contains($0) }
        guard apart.allSatisfy(names[..<end].contains) else {
            throw DisclosureFault(
                path, "it does not keep \(apart.joined(separator: ", ")) apart", repair: "keep the same columns apart")
        }
        var people: [Cell: Int?] = [:]
        var means: [TableRelease.Measure: [Cell: [String]?]] = [:]
        var crossings: [[String]: Set<[String]>] = [:]
        var plain: Set<[String]> = []
        var shape = TurnedTables()
        for row in 0..<table.rowCount {
            let text = { (name: String) in table[name]?.text(row) ?? "" }
            let measure = TableRelease.Measure(rawValue: text("measure"))
            let figures = ["people", "mean", "low", "high"].map(text)
            shape.add(
                apart: apart.map(text), group: groups.filter { text($0) != CountDimension.all },
                question: text("question"))
            let isShown = figures.contains { !$0.isEmpty && $0 != TableRelease.protected }
            if isShown, !text("question").isEmpty, measure != .weightedMean {
                plain.formUnion(Self.blocks(apart.map(text)).map { $0 + [text("question")] })
            }
            let named = groups.map { ($0, text($0)) }.filter { $0.1 != CountDimension.all }
            crossings[apart.map(text) + [text("question")], default: []].insert(named.map(\.0))
            let cell = Cell(
                apart: apart.map(text), group: Dictionary(named) { first, _ in first }, question: text("question"),
                answer: text("answer"))
            if let measure, text("people").isEmpty {
                means[measure, default: [:]][cell] = .some(isShown ? Array(figures.dropFirst()) : nil)
            }
            guard !text("people").isEmpty else { continue }
            people[cell] = .some(Int(text("people")).flatMap { $0 < 0 ? nil : $0 })
        }
        (source, self.people, self.plain, self.shape) = (path, people, plain, shape)
        (self.means, self.crossings) = (means, crossings)
    }

    /// The rounds of a change stand there together; each is one of its own.
    static func blocks(_ apart: [String]) -> [[String]] {
        let rounds = (apart.first ?? "").split(separator: " > ").map(String.init)
        return rounds.count < 2 ? [apart] : rounds.map { [$0] + apart.dropFirst() }
    }

    /// - Returns: `nil` when the cell was not in these tables; otherwise what they showed, if they did.
    func people(_ cell: Cell) -> Int?? { people[cell] }

    /// - Returns: Whether a mean was shown; `nil` when it was not in these tables.
    func showsMean(_ measure: TableRelease.Measure, _ cell: Cell) -> Bool? { means[measure]?[cell].map { $0 != nil } }

    /// Every column that was split by.
    var groupColumns: Set<String> { Set(crossings.values.joined().joined()) }

    /// Every question that was counted or averaged.
    var questions: Set<String> { Set(crossings.keys.compactMap(\.last)).subtracting([""]) }

    /// Questions whose answers were counted in one round and way of taking part.
    func counted(apart: [String]) -> Set<String> {
        Set(people.keys.filter { $0.apart == apart && !$0.question.isEmpty }.map(\.question))
    }

    /// The same tables with the labels that the new ones have for the same people: a district of one neighbourhood may be
    /// called by either name.
    func named(by dimensions: [CountDimension]) -> EarlierTables {
        var names: [String: [String: String]] = [:]
        for dimension in dimensions where !dimension.aliases.isEmpty { names[dimension.column] = dimension.aliases }
        guard !names.isEmpty else { return self }
        func renamed(_ cell: Cell) -> Cell {
            var cell = cell
            for (column, label) in cell.group {
                let name = names[column]?[label] ?? label
                cell.group[column] = name == CountDimension.all ? nil : name
            }
            return cell
        }
        var tables = self
        tables.people = Dictionary(people.map { (renamed($0.key), $0.value) }) { one, other in one ?? other }
        tables.means = means.mapValues { Dictionary($0.map { (renamed($0.key), $0.value) }) { $0 ?? $1 } }
        return tables
    }

    /// Where the new tables and these tell of fewer than k people who came or left.
    func differences(_ release: TableRelease) -> [Finding] {
        var found: [String] = []
        for line in release.lines {
            guard let now = line.people, case .some(.some(let then)) = people(release.cell(line)), now != then,
                abs(now - then) < release.report.rules.minimum
            else { continue }
            found.append(line.name)
        }
        guard let first = found.first else { return [] }
        return [
            Finding(
                source,
                "subtracted from the new tables it tells of fewer than \(release.report.rules.minimum) people who came or "
                    + "left, in \(found.count) figures (the first is \(first))",
                repair:
                    "count the same people as then, wait until at least \(release.report.rules.minimum) came or left in "
                    + "each group, or ask for coarser groups",
                nl: "Naast \(source.replacing("release", with: "uitgifte")) zou te zien zijn dat er minder dan "
                    + "\(release.report.rules.minimum) mensen bijkwamen of weggingen, in \(found.count) cijfers (als eerste "
                    + "bij \(first)). Tel dezelfde mensen als toen, wacht tot er in elke groep meer veranderd is, of vraag "
                    + "een grovere indeling.")
        ]
    }
}

extension TableRelease {
    func cell(_ line: Line) -> EarlierTables.Cell {
        let named = zip(groupColumns, line.group).filter { $0.1 != CountDimension.all }
        return EarlierTables.Cell(
            apart: line.apart, group: Dictionary(named) { first, _ in first }, question: line.question,
            answer: line.answer)
    }
}

extension TableRelease.Line {
    /// The mean and its interval as they are written.
    var figures: [String]? { mean.map { [$0.mean, $0.low, $0.high].map(TableRelease.text) } }

    /// What it counts, in words for a refusal; no figure of it.
    var name: String {
        let parts = apart + group + [question, answer].filter { !$0.isEmpty }
        return "'\(parts.joined(separator: " "))'"
    }
}
