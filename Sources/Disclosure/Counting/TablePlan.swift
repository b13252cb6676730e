/// Which tables are asked for.
package struct TablePlan: Sendable {
    /// The groupings: for each the columns that are crossed, such as neighbourhood and age group.
    package var by: [[String]]
    /// Columns whose answers are counted in each group.
    package var distributions: [String] = []
    /// Of these columns, answers that are counted together too: the label of both by answer.
    package var above: [String: [String: String]] = [:]
    /// Columns whose mean is given for each group.
    package var means: [String] = []
    /// Columns whose values are never added up: the round, and how somebody took part (alone, with help, on behalf).
    package var apart: [String] = []
    /// Column that says in which round somebody answered; it is apart too.
    package var round: String?
    /// Columns whose change is given for those who took part in two rounds; asks for ``round`` and ``person``.
    package var linkedChanges: [String] = []
    /// Columns of the strata by which means are weighted.
    package var strata: [String] = []
    /// Column that says who is one person; each counts once in a table.
    package var person: String?
    /// Column that says who lives together; a cell needs as many households as people.
    package var household: String?
    /// Columns that begin at a coarser level of their hierarchy.
    package var levels: [String: Int] = [:]
    package var rules = TableRules()

    package init(by: [[String]]) { self.by = by }

    /// Values that are no answer: blank, and the codes of what is missing.
    package static let missing: Set<String> = ["", "-91", "-92", "-93", "-94", "-95", "-96", "-97", "-98"]
    /// How all of them are called in a table.
    package static let noAnswer = "-97"

    /// Everything that is never added up, the round first.
    var apartColumns: [String] { Self.distinct([round].compactMap { $0 } + apart) }

    var groupColumns: [String] { Self.distinct(by.joined()) }

    /// Every column that is read.
    package var columns: [String] {
        Self.distinct(
            [
                groupColumns, distributions, means, linkedChanges, apartColumns, strata,
                [person, household].compactMap { $0 },
            ].joined())
    }

    private static func distinct(_ names: some Sequence<String>) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    /// What is wrong with the plan itself.
    func findings() -> [Finding] {
        var found: [Finding] = []
        if by.isEmpty {
            found.append(Finding("--by", "no grouping is named", repair: "name columns, such as --by buurt"))
        }
        // Crossed with itself a column has cells that everybody knows to be empty, and the audit does not.
        for names in by where Set(names).count < names.count {
            found.append(
                Finding("--by", "'\(names.joined(separator: ","))' names a column twice", repair: "name it once"))
        }
        for name in Set(groupColumns).intersection(distributions + means + linkedChanges + apartColumns).sorted() {
            found.append(
                Finding("--by", "'\(name)' is asked for as an answer or apart too", repair: "give it one part"))
        }
        for name in Set(apart).intersection(distributions + means).sorted() {
            found.append(Finding("--apart", "'\(name)' is asked for as an answer too", repair: "give it one part"))
        }
        if !linkedChanges.isEmpty, round == nil || person == nil {
            found.append(
                Finding(
                    "--linked-change", "it is not said what ties two rounds", repair: "name --round and --person"))
        }
        if rules.minimum < 3 {
            found.append(
                Finding("--k", "cells of \(rules.minimum) people", repair: "choose 3 or more; 10 is the rule here"))
        }
        if !(0.5..<1).contains(rules.largestShare) {
            found.append(
                Finding("--largest-share", "it is \(rules.largestShare)", repair: "choose a share from 0.5 to below 1"))
        }
        for name in levels.keys.sorted() where !(groupColumns + strata).contains(name) {
            found.append(Finding("--level", "'\(name)' is no column of --by", repair: "name it in --by too"))
        }
        return found
    }
}
