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
    /// Whether the audit takes in what earlier tables told of the same people by groupings that are not asked for now. False
    /// makes tables of a program that did not, again.
    package var isAuditedWithEarlier = true
    /// What a question is part of, such as its scale; a question that is not in it stands for itself.
    package var parts: [String: String] = [:]

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

    /// Columns of earlier tables, which the audit counts again.
    package func columns(of earlier: [EarlierTables]) -> [String] {
        guard isAuditedWithEarlier else { return [] }
        let names = earlier.reduce(into: Set<String>()) { $0.formUnion($1.groupColumns.union($1.questions)) }
        return names.subtracting(columns).sorted()
    }

    private static func distinct(_ names: some Sequence<String>) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    /// What a question is part of: its answers and those of others with the same name follow from each other.
    func part(_ question: String) -> String { parts[question] ?? question }

    /// What is wrong with the plan itself.
    func findings(isWeighted: Bool = false) -> [Finding] {
        var found: [Finding] = []
        // Counts give the plain mean, and a mean with weights beside one without tells of those who weigh differently.
        let plain = Set((distributions + linkedChanges).map(part))
        for name in means.sorted() where isWeighted && plain.contains(part(name)) {
            found.append(
                Finding(
                    "--mean", "the answers to '\(name)' are asked for with weights and without",
                    repair: "ask for its weighted mean, or for its counts and its change",
                    nl:
                        "Van ‘\(name)’ is een gewogen gemiddelde gevraagd, en ook de aantallen of de verandering. Naast "
                        + "elkaar zouden ze iets over weinig mensen zeggen. Kies een van de twee."))
        }
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
