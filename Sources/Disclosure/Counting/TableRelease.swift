/// Tables that may go out, and what protects who is in them.
package struct TableRelease: Sendable {
    /// One line of a table: a group, and a figure of it. What is hidden is `nil`.
    package struct Line: Sendable, Equatable {
        /// The values that are never added up, such as the round.
        package var apart: [String]
        /// For each column of the groupings its label; `*` is everybody.
        package var group: [String]
        package var measure: Measure
        package var question: String
        package var answer: String
        package var people: Int?
        /// Share of the group's people, in whole percents.
        package var percent: Int?
        package var mean: MeanFigure?
        package var isShown: Bool { people != nil || mean != nil }
    }

    package enum Measure: String, Sendable, CaseIterable {
        case people
        case distribution
        case mean
        /// The mean of people who count for more or less than one, as residents of their kind are more or fewer.
        case weightedMean = "weighted-mean"
        /// How the mean of those who took part in both rounds changed.
        case linkedChange = "linked-change"
    }

    package var apartColumns: [String]
    package var groupColumns: [String]
    package var lines: [Line] = []
    package var report: TableReport
    /// Why it may not go out; empty when it may.
    package var refusals: [Finding] = []
}

/// Makes tables by a plan.
package enum TableMaker {
    /// - Parameters:
    ///   - table: Holds the columns of the plan.
    ///   - hierarchies: For groups above a column's values; a column without one has its values and `*`.
    ///   - weights: What each row counts in means, if not one each.
    ///   - earlier: Tables that went out before.
    ///   - work: How much the linear programs may take; the usual when nothing is said.
    /// - Throws: What is wrong with plan, table or hierarchies.
    package static func run(
        _ table: Table, hierarchies: [String: Hierarchy], plan: TablePlan, weights: [Double]? = nil,
        earlier: [EarlierTables] = [], work: Int? = nil
    ) throws(DisclosureFault) -> TableRelease {
        let budget = SolverBudget(work ?? SolverBudget.usual)
        let made = SolverBudget.$current.withValue(budget) {
            Result { () throws(DisclosureFault) in
                try protect(table, hierarchies: hierarchies, plan: plan, weights: weights, earlier: earlier)
            }
        }
        guard !budget.isSpent else { throw DisclosureFault([tooMuchWork(beside: earlier)]) }
        var release = try made.get()
        release.report.audit.work = budget.spent
        return release
    }

    private static func tooMuchWork(beside earlier: [EarlierTables]) -> Finding {
        guard !earlier.isEmpty else {
            return Finding(
                "--by", "there are so many small groups that what must be hidden cannot be found in reasonable time",
                repair: "begin at a coarser --level, cross fewer columns, or ask fewer questions at once",
                nl:
                    "Er zijn zo veel kleine groepen dat niet binnen redelijke tijd te vinden is wat er verborgen moet worden. "
                    + "Splits minder uit, of vraag minder vragen tegelijk.")
        }
        return Finding(
            "--by",
            "there are so many small groups, in these tables and in \(earlier.count) earlier ones that count along, that what "
                + "must be hidden cannot be found in reasonable time",
            repair:
                "ask for one neighbourhood at a time, split by the same columns as then, or ask fewer questions at once",
            nl:
                "Samen met \(earlier.count) eerdere uitgiften, die meetellen, zijn er zo veel kleine groepen dat niet binnen "
                + "redelijke tijd te vinden is wat er verborgen moet worden. Vraag één buurt tegelijk, splits uit zoals toen, "
                + "of vraag minder vragen tegelijk.")
    }

    private static func protect(
        _ table: Table, hierarchies: [String: Hierarchy], plan: TablePlan, weights: [Double]?,
        earlier: [EarlierTables]
    ) throws(DisclosureFault) -> TableRelease {
        let problems = plan.findings(isWeighted: weights != nil) + missingColumns(table, plan)
        guard problems.isEmpty else { throw DisclosureFault(problems) }
        // Columns that only earlier tables split by stand behind those of these tables.
        let others = plan.columns(of: earlier).filter { name in earlier.contains { $0.groupColumns.contains(name) } }
        let columns = (plan.groupColumns + others).compactMap { table[$0] }
        let dimensions = try dimensions(columns, hierarchies, plan, source: table.source)
        let earlier = plan.isAuditedWithEarlier ? earlier.map { $0.named(by: dimensions) } : earlier
        let groupings = plan.by.map { names in names.compactMap { plan.groupColumns.firstIndex(of: $0) } }
        let distributions = try answers(plan, table, dimensions, groupings)
        let cells = cells(groupings, dimensions)
        let means = try numbers(plan.means + plan.linkedChanges, table, dimensions.count, cells: cells)
            .filter { plan.means.contains($0.name) }
        let past = try past(plan, table, earlier, dimension: dimensions.count)
        let household = plan.household.flatMap { table[$0] }

        var release = TableRelease(
            apartColumns: plan.apartColumns, groupColumns: plan.groupColumns, report: TableReport(plan.rules))
        var counted: [CountedBlock] = []
        let measure: TableRelease.Measure = weights == nil ? .mean : .weightedMean
        let blocks = try blocks(table, plan)
        try checkApart(plan, blocks: blocks.count, cells: cells)
        for (apart, rows) in blocks {
            let people = People(rows: rows, dimensions: dimensions, columns: columns, household: household)
            let block = TableBlock(
                people, dimensions: dimensions, groupings: groupings, distributions: distributions, past: past,
                means: means, measure: measure, rules: plan.rules, weights: weights,
                precedents: Precedents(
                    earlier: earlier, apart: apart, dimensions: dimensions, isJoint: plan.isAuditedWithEarlier))
            let lines = TableLines(apart, dimensions, block.groups, width: plan.groupColumns.count).lines(
                block, distributions, means, measure: measure)
            release.lines += lines
            release.report.add(block.audit, lines)
            release.refusals += block.audit.breaches.isEmpty ? [] : [breach(apart, block.audit, beside: block.beside)]
            counted.append(CountedBlock(apart: apart, people: people, groups: block.groups, same: block.same))
        }
        let changes = try changes(counted, table, plan, dimensions, groupings, earlier)
        release.lines += changes
        release.report.addLines(changes)
        release.refusals += earlier.flatMap {
            $0.differences(release) + $0.otherMeans(release) + $0.turned(release) + $0.otherWeights(release, plan)
        }
        release.report.refusals = release.refusals.map(\.description)
        release.report.released = release.refusals.isEmpty
        return release
    }

    // MARK: - What is counted

    static func dimensions(
        _ columns: [CodedColumn], _ hierarchies: [String: Hierarchy], _ plan: TablePlan, source: String
    ) throws(DisclosureFault) -> [CountDimension] {
        var dimensions: [CountDimension] = []
        for column in columns {
            guard let hierarchy = hierarchies[column.name] else {
                guard plan.levels[column.name] == nil else {
                    throw DisclosureFault(
                        "--level", "'\(column.name)' has no hierarchy", repair: "add one with --hierarchies")
                }
                try checkValues(
                    of: column, option: plan.groupColumns.contains(column.name) ? "--by" : "--strata",
                    repair: "add a hierarchy and begin at a coarser --level, or name a column of fewer values")
                dimensions.append(CountDimension(column))
                continue
            }
            let level = plan.levels[column.name] ?? 0
            guard (0...hierarchy.top).contains(level) else {
                throw DisclosureFault(
                    "--level", "'\(column.name)' has no level \(level)", repair: "choose from 0 to \(hierarchy.top)")
            }
            dimensions.append(try CountDimension(column, hierarchy: hierarchy, level: level, source: source))
        }
        return dimensions
    }

    private static func answers(
        _ plan: TablePlan, _ table: Table, _ dimensions: [CountDimension], _ groupings: [[Int]]
    ) throws(DisclosureFault) -> [Answer] {
        var answers: [Answer] = []
        for column in plan.distributions.compactMap({ table[$0] }) {
            try checkValues(of: column, option: "--distribution", repair: "band the answers, or ask for their --mean")
            answers.append(Answer(column, dimension: dimensions.count, above: plan.above[column.name] ?? [:]))
        }
        let widest = answers.map(\.values.nodes.count).max() ?? 1
        let cells = cells(groupings, dimensions) * widest
        guard cells <= CellSpace.most else {
            throw DisclosureFault(
                "--by", "the tables have \(cells) cells, more than \(CellSpace.most)",
                repair: "begin at a coarser --level, cross fewer columns, or band the answers",
                nl:
                    "De tabellen krijgen \(cells) vakken; meer dan \(CellSpace.most) kan niet. Splits minder uit, of kies "
                    + "vragen met minder antwoorden.")
        }
        return answers
    }

    /// The answers to questions that earlier tables counted and these do not, as far as the data have them.
    private static func past(
        _ plan: TablePlan, _ table: Table, _ earlier: [EarlierTables], dimension: Int
    ) throws(DisclosureFault) -> [Answer] {
        guard plan.isAuditedWithEarlier else { return [] }
        let names = earlier.reduce(into: Set<String>()) { $0.formUnion($1.questions) }
            .subtracting(plan.distributions + plan.groupColumns).sorted()
        var answers: [Answer] = []
        for column in names.compactMap({ table[$0] }) {
            try checkValues(of: column, option: "--earlier", repair: "leave these tables out of --earlier")
            answers.append(Answer(column, dimension: dimension, above: plan.above[column.name] ?? [:]))
        }
        return answers
    }

    private static func numbers(
        _ names: [String], _ table: Table, _ dimension: Int, cells: Int
    ) throws(DisclosureFault) -> [Answer] {
        var answers: [Answer] = []
        for column in names.compactMap({ table[$0] }) {
            try checkValues(of: column, option: "--mean", repair: "round the numbers")
            try checkTallies(column.name, numbers: column.values.count, cells: cells, option: "--mean")
            let answer = Answer(column, dimension: dimension)
            guard answer.isNumber else {
                throw DisclosureFault(
                    "--mean", "'\(column.name)' holds answers that are no numbers",
                    repair: "ask for its --distribution",
                    nl:
                        "Van ‘\(column.name)’ is geen gemiddelde te maken: er staan antwoorden bij die geen getal zijn. Laat "
                        + "de antwoorden tellen.")
            }
            answers.append(answer)
        }
        return answers
    }

    private static func missingColumns(_ table: Table, _ plan: TablePlan) -> [Finding] {
        plan.columns.filter { table[$0] == nil }.map {
            Finding(table.source, "there is no column '\($0)'", repair: "name a column of the file")
        }
    }

    /// The rows that count together, by the values that are never added up.
    static func blocks(_ table: Table, _ plan: TablePlan) throws(DisclosureFault) -> [(apart: [String], rows: [Int])] {
        let columns = plan.apartColumns.compactMap { table[$0] }
        let rows = Dictionary(grouping: 0..<table.rowCount) { row in columns.map { $0.codes[row] } }
        var blocks: [(apart: [String], rows: [Int])] = []
        for (codes, rows) in rows.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            blocks.append((zip(columns, codes).map { $0.values[Int($1)] }, rows))
        }
        guard let person = plan.person.flatMap({ table[$0] }) else { return blocks }
        for (apart, rows) in blocks {
            var seen: Set<UInt32> = []
            let again = rows.count { person.names($0) && !seen.insert(person.codes[$0]).inserted }
            guard again == 0 else {
                let place = apart.isEmpty ? "" : " (\(apart.joined(separator: ", ")))"
                throw DisclosureFault(
                    table.source, "\(again) rows\(place) are of a person who has one already; tables count people",
                    repair: "name the round with --round, or keep one row for each person",
                    nl:
                        "\(again) antwoorden zijn van iemand die al een keer meetelt in dezelfde ronde. Laat de verandering "
                        + "van wie twee keer meedeed, weg.")
            }
        }
        return blocks
    }

    private static func breach(_ apart: [String], _ audit: CellAudit, beside: [String]) -> Finding {
        let place = apart.isEmpty ? "the tables" : apart.joined(separator: ", ")
        guard !beside.isEmpty else {
            return Finding(
                place, "\(audit.breaches.count) hidden cells could be worked out",
                repair: "ask for fewer or coarser groups",
                nl: "\(audit.breaches.count) verborgen cijfers zijn uit te rekenen. Vraag minder of grovere groepen.")
        }
        let names = beside.joined(separator: ", ")
        return Finding(
            place,
            "\(audit.breaches.count) hidden cells, of these tables or of earlier ones (\(names)), could be worked out from all "
                + "together",
            repair: "split by the same columns as then, or ask for fewer or coarser groups",
            nl:
                "\(audit.breaches.count) verborgen cijfers van deze of eerdere tabellen "
                + "(\(names.replacing("release", with: "uitgifte"))) zijn uit alles samen uit te rekenen. Splits uit zoals "
                + "toen, of vraag minder of grovere groepen.")
    }
}
