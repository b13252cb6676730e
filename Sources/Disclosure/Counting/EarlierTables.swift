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
    private let people: [Cell: Int?]

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
        for row in 0..<table.rowCount {
            let text = { (name: String) in table[name]?.text(row) ?? "" }
            guard !text("people").isEmpty else { continue }
            let named = groups.map { ($0, text($0)) }.filter { $0.1 != CountDimension.all }
            let cell = Cell(
                apart: apart.map(text), group: Dictionary(named) { first, _ in first }, question: text("question"),
                answer: text("answer"))
            people[cell] = .some(Int(text("people")).flatMap { $0 < 0 ? nil : $0 })
        }
        (source, self.people) = (path, people)
    }

    /// - Returns: `nil` when the cell was not in these tables; otherwise what they showed, if they did.
    func people(_ cell: Cell) -> Int?? { people[cell] }

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
    /// What it counts, in words for a refusal; no figure of it.
    var name: String {
        let parts = apart + group + [question, answer].filter { !$0.isEmpty }
        return "'\(parts.joined(separator: " "))'"
    }
}
