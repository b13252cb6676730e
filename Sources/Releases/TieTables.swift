import Datasets
import Disclosure
import Programme
import XForms

/// The picture of ties: how many people of a neighbourhood name whom, and how many of these say that it is new.
///
/// Counted for one neighbourhood at a time and never added up: whom one can name differs by neighbourhood, and everybody knows
/// of which organisation nobody elsewhere could be thinking.
struct TieTables {
    static let place = "bs_buurt"
    private static let apart = ["bs_ronde", "bs_wijze", place]

    let tie: TieQuestion
    /// By neighbourhood.
    let choices: [String: [String]]
    let table: Table
    /// The column that says what somebody is who names; it is crossed with the neighbourhood.
    private let from: DatasetColumn?
    private let minimum: Int
    private let isAuditedWithEarlier: Bool

    /// - Returns: nil where the plan asks for no ties.
    init?(_ source: ReleaseSource, plan: ReleasePlan) throws {
        guard let tie = source.form.tie, plan.tables.distributions.contains(tie.name) else { return nil }
        guard plan.tables.by.contains([Self.place]) else {
            throw ReleaseRefusal.protection([
                .init(
                    "ties", "they are counted for each neighbourhood", repair: "name --by \(Self.place)",
                    nl: "De banden worden per buurt geteld. Splits uit naar buurt.")
            ])
        }
        let dataset = source.rows.dataset
        let columns = ReleaseColumns(dataset, table: 0, plan: plan)
        from = (columns.quasi + columns.sensitive + columns.plain).map(\.described).first {
            tie.from != nil && $0.source == tie.from
        }
        self.tie = tie
        choices = source.form.tieChoices(tie, in: plan.neighbourhoods)
        let gathered = try TiesOfRows.gather(
            source.rows, of: dataset, tie, choices: Self.all(choices),
            columns: Self.apart + [from?.name].compactMap(\.self))
        let name = from?.name
        // All that is no answer is one group: each group of nobody would have to be hidden, and others with it.
        table = Table(
            columns: gathered.columns.map { $0.name == name ? Self.joined($0) : $0 }, rowCount: gathered.rowCount,
            source: gathered.source)
        minimum = plan.protection.minimum
        isAuditedWithEarlier = plan.tables.auditsEarlier ?? false
    }

    private static func joined(_ column: CodedColumn) -> CodedColumn {
        CodedColumn(
            name: column.name,
            rows: column.codes.map { code in
                let text = column.values[Int(code)]
                return TablePlan.missing.contains(text) ? TablePlan.noAnswer : text
            })
    }

    /// Every choice of some neighbourhood, once.
    static func all(_ choices: [String: [String]]) -> [String] { Array(Set(choices.values.joined())).sorted() }

    /// Adds the ties to tables of the same people.
    ///
    /// - Parameter earlier: tables that went out before.
    func add(to release: inout TableRelease, earlier: [(number: Int, tables: [UInt8])]) throws {
        var hierarchies: [String: Hierarchy] = [:]
        if let from {
            let labels = from.labels.map(\.value).filter { !TablePlan.missing.contains($0) } + [TablePlan.noAnswer]
            hierarchies[from.name] = try Hierarchy(
                name: from.name, rows: labels.map { [$0, CountDimension.all] }, source: from.name)
        }
        var asked = TablePlan(by: [[from?.name].compactMap(\.self)])
        asked.distributions = Self.all(choices).map(tie.column)
        asked.above = Dictionary(uniqueKeysWithValues: asked.distributions.map { ($0, TiesOfRows.above) })
        asked.round = "bs_ronde"
        asked.apart = ["bs_wijze", Self.place]
        asked.rules = TableRules(minimum: minimum)
        asked.isAuditedWithEarlier = isAuditedWithEarlier
        // What stands beside them, and what went out before, is known to whoever reads these.
        let beside = Table(columns: release.columns, rowCount: release.lines.count, source: "these tables")
        var known = [try EarlierTables(beside, apart: Self.apart)]
        for one in earlier {
            let table = try TablesFile.table(one.tables, "release \(one.number)")
            // Tables that tell no neighbourhoods apart tell nothing of one.
            guard table[Self.place] != nil else { continue }
            known.append(try EarlierTables(table, apart: Self.apart))
        }
        var ties = try TableMaker.run(table, hierarchies: hierarchies, plan: asked, earlier: known)
        let people = Dictionary(
            release.lines.filter { $0.measure == .people }.map { (Self.key($0, release), $0.people) }
        ) { first, _ in first }
        ties.lines = ties.lines.compactMap { line in
            let place = line.apart.last ?? ""
            if line.measure == .distribution {
                guard let choice = tie.choice(of: line.question), choices[place]?.contains(choice) == true else {
                    return nil
                }
            }
            guard people[line.apart]?.flatMap({ $0 }) == nil else { return line }
            // Where it is hidden how many people took part, whatever of them follows.
            var hidden = line
            (hidden.people, hidden.percent) = (nil, nil)
            return hidden
        }
        release.take(ties)
    }

    /// The round, the way of taking part and the neighbourhood of a line that is about nothing finer; else something else.
    private static func key(_ line: TableRelease.Line, _ release: TableRelease) -> [String] {
        let groups = Dictionary(zip(release.groupColumns, line.group)) { first, _ in first }
        let isFiner = groups.contains { $0.key != place && $0.value != CountDimension.all }
        return isFiner ? [] : line.apart + [groups[place] ?? CountDimension.all]
    }
}
