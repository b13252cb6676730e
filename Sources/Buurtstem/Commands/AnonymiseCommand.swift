import ArgumentParser
import Disclosure

/// `buurtstem anonymise`
struct AnonymiseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anonymise",
        abstract: "Make a CSV file k-anonymous by its hierarchies.",
        discussion: """
            Columns named in --quasi are recoded along their hierarchies, those in --sensitive go out as they are, all \
            others are left out. Everybody in the output looks like at least k - 1 others in the quasi-identifiers. \
            Rows come out in the order of their own values, so that the order of the input leaves no trace.

            Local mode recodes group by group and drops nobody. Global mode gives each column one level, finds the \
            combination that loses least, and leaves out whoever stays below k, up to the limit.

            The report is written in any case; the output only when nothing speaks against it. Ends with status 1 when \
            something does, and says what: a group that loses more than twice the average needs --accept-loss, naming it. \
            A file with a person's scores is not anonymous, whatever k is: see docs/anonymising.md.
            """)

    @Option(help: ArgumentHelp("CSV file (RFC 4180, UTF-8), column names in its first line.", valueName: "file"))
    var input: String

    @Option(
        help: ArgumentHelp(
            "JSON file with hierarchies by column, or a folder of them; may be repeated.", valueName: "file"))
    var hierarchies: [String]

    @OptionGroup var roles: ColumnRoles

    @Option(help: "How many people must look alike at least.")
    var k = 10

    @Option(help: "local or global.")
    var mode = AnonymisationPlan.Mode.local

    @Option(help: "What to lose least of: nue (bits) or lm (values).")
    var objective = Objective.nue

    @Option(help: ArgumentHelp("Global mode: largest share of people that may be left out.", valueName: "share"))
    var suppressionLimit = 0.05

    @Option(
        help: ArgumentHelp(
            "Column that is to be at exactly this level; 0 keeps it as it is.", valueName: "column=level"))
    var pin: [String] = []

    @Option(help: ArgumentHelp("Column that is to be at most at this level.", valueName: "column=level"))
    var atMost: [String] = []

    @Option(
        help: ArgumentHelp(
            "Group that may lose more than twice the average, as the report names it.", valueName: "column=label"))
    var acceptLoss: [String] = []

    @OptionGroup var asked: AskedFigures

    @Option(help: ArgumentHelp("Where the anonymised CSV goes.", valueName: "file"))
    var output: String

    @Option(help: ArgumentHelp("Where the report goes (JSON).", valueName: "file"))
    var report: String

    func validate() throws {
        guard k >= 2 else { throw ValidationError("--k takes 2 or more; 10 is the rule here.") }
        guard (0...1).contains(suppressionLimit) else {
            throw ValidationError("--suppression-limit takes a share from 0 to 1, such as 0.05.")
        }
        _ = try Self.levels(pin, option: "--pin")
        _ = try Self.levels(atMost, option: "--at-most")
    }

    func run() throws {
        var plan = AnonymisationPlan(quasi: roles.quasiColumns, sensitive: roles.sensitiveColumns)
        plan.household = roles.household
        plan.minimum = k
        plan.mode = mode
        plan.objective = objective
        plan.suppressionLimit = suppressionLimit
        plan.pins = try Self.levels(pin, option: "--pin")
        plan.ceilings = try Self.levels(atMost, option: "--at-most")
        plan.acceptedLosses = Set(acceptLoss)
        plan.thresholds = asked.thresholds
        let done = try disclosing { [plan] () throws(DisclosureFault) in
            try AnonymisationFiles.run(
                input: input, hierarchies: hierarchies, plan: plan, output: output, report: report)
        }
        for line in AnonymisationLines.lines(done.report) { print(line) }
        guard done.refusals.isEmpty else {
            throw Refusal("\(output) is not written:\n" + done.refusals.map(\.description).joined(separator: "\n"))
        }
    }

    static func levels(_ words: [String], option: String) throws -> [String: Int] {
        var levels: [String: Int] = [:]
        for word in words {
            guard let sign = word.lastIndex(of: "="), let level = Int(word[word.index(after: sign)...]), level >= 0
            else {
                throw ValidationError("\(option) takes column=level, such as neighbourhood=0.")
            }
            guard levels.updateValue(level, forKey: String(word[..<sign])) == nil else {
                throw ValidationError("\(option) names '\(word[..<sign])' twice.")
            }
        }
        return levels
    }
}

extension AnonymisationPlan.Mode: ExpressibleByArgument {}
extension Objective: ExpressibleByArgument {}
