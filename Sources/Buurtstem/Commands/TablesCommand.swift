import ArgumentParser
import Datasets
import Disclosure

/// `buurtstem tables`
struct TablesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables",
        abstract: "Count people, answers and means by group, so that nobody can be found in the tables.",
        discussion: """
            Each --by crosses columns, with all their totals: --by buurt --by buurt,leeftijd. For each group the tables \
            give the number of people, the answers to the questions of --distribution, and the means of --mean with \
            their 95 % interval.

            A figure of fewer than k people is hidden, and so is what would give it away: further cells are hidden until \
            linear programming, which solves all tables at once as somebody with a pencil could, leaves each hidden \
            count open by at least k. When more than nine in ten of a group gave one answer, all answers of that group \
            are hidden. Hidden figures stand as -98; few and protecting cells look the same.

            The round and how somebody took part are never added up: in a file of `dataset make` these are bs_ronde and \
            bs_wijze, which are apart by themselves; in another file they are named with --apart. So answers on behalf of \
            somebody never stand among people's own. One line of the output is one figure; '*' stands for everybody. With \
            --earlier the tables also hold beside those that went out before. See docs/tables.md.
            """)

    @Option(help: ArgumentHelp("CSV file (RFC 4180, UTF-8), one row for each person.", valueName: "file"))
    var input: String

    @Option(help: ArgumentHelp("Columns to cross; may be repeated.", valueName: "a,b"))
    var by: [String]

    @Option(help: ArgumentHelp("Questions whose answers are counted.", valueName: "q1,q2"))
    var distribution: String = ""

    @Option(help: ArgumentHelp("Questions whose mean is given.", valueName: "q1,q2"))
    var mean: String = ""

    @Option(help: ArgumentHelp("Further columns whose values are never added up.", valueName: "a,b"))
    var apart: String = ""

    @Option(help: ArgumentHelp("Column of the round; rounds are never added up.", valueName: "column"))
    var round: String?

    @Option(
        help: ArgumentHelp(
            "Questions whose change is given for those who took part in two rounds (with --round and --person).",
            valueName: "q1,q2"))
    var linkedChange: String = ""

    @Option(
        help: ArgumentHelp(
            "CSV file of how many live where, by which means are weighted: the columns of --strata, and people.",
            valueName: "file"))
    var population: String?

    @Option(help: ArgumentHelp("Columns of the strata, such as neighbourhood, age and gender.", valueName: "a,b"))
    var strata: String = ""

    @Option(help: ArgumentHelp("Column that says which rows are of one person.", valueName: "column"))
    var person: String?

    @Option(
        help: ArgumentHelp("Column that says who lives together; k then counts households too.", valueName: "column"))
    var household: String?

    @Option(
        help: ArgumentHelp(
            "JSON file with hierarchies by column, or a folder of them; may be repeated.", valueName: "file"))
    var hierarchies: [String] = []

    @Option(help: ArgumentHelp("Column that begins at this level of its hierarchy.", valueName: "column=level"))
    var level: [String] = []

    @Option(help: ArgumentHelp("Tables of this program that went out before; may be repeated.", valueName: "file"))
    var earlier: [String] = []

    @Option(help: "Fewest people of a figure that is shown.")
    var k = 10

    @Option(help: ArgumentHelp("Largest share of a group with one answer that is shown.", valueName: "share"))
    var largestShare = 0.9

    @Option(help: ArgumentHelp("Where the tables go (CSV).", valueName: "file"))
    var output: String

    @Option(help: ArgumentHelp("Where the report goes (JSON).", valueName: "file"))
    var report: String

    func validate() throws {
        _ = try AnonymiseCommand.levels(level, option: "--level")
        guard (population == nil) == strata.isEmpty else {
            throw ValidationError("--population and --strata are given together.")
        }
    }

    func run() throws {
        var plan = TablePlan(by: by.map(ColumnRoles.names))
        plan.distributions = ColumnRoles.names(distribution)
        plan.means = ColumnRoles.names(mean)
        let known = try disclosing { () throws(DisclosureFault) in try Table.columnNames(path: input) }
        let own = known.filter { DatasetColumn.isKeptApart($0) && $0 != round }
        plan.apart = own + ColumnRoles.names(apart).filter { !own.contains($0) }
        (plan.round, plan.person, plan.household) = (round, person, household)
        plan.linkedChanges = ColumnRoles.names(linkedChange)
        plan.strata = ColumnRoles.names(strata)
        plan.levels = try AnonymiseCommand.levels(level, option: "--level")
        plan.rules = TableRules(minimum: k, largestShare: largestShare)
        let done = try disclosing { [plan] () throws(DisclosureFault) in
            try TableFiles.run(
                input: input, hierarchies: hierarchies, plan: plan, earlier: earlier, population: population,
                output: output, report: report)
        }
        let narrowest = done.report.audit.narrowest.map { "; none is known more closely than to \($0) people" } ?? ""
        print("\(done.report.shown) figures shown, \(done.report.hidden) hidden\(narrowest)")
        guard done.refusals.isEmpty else {
            throw Refusal("\(output) is not written:\n" + done.refusals.map(\.description).joined(separator: "\n"))
        }
    }
}
