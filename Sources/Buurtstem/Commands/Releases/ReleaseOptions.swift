import ArgumentParser
import Programme

/// Which answers a release is made of, and how far it goes.
struct ReleaseWhat: ParsableArguments {
    @Option(help: ArgumentHelp("Form id of the questionnaire.", valueName: "id"))
    var questionnaire: String

    @Option(help: ArgumentHelp("Name of a round; may be repeated, in order.", valueName: "name"))
    var round: [String]

    @Option(
        help: ArgumentHelp(
            "Id of a neighbourhood; may be repeated. All where it was open when absent.", valueName: "id"))
    var neighbourhood: [String] = []

    @Option(help: "How far it goes.")
    var tier: ReleaseTier

    @Flag(help: "One row for each person over rounds, where own codes link them.")
    var perPerson = false

    @Flag(help: "With the reviewed stories of these rounds and neighbourhoods whose tellers agreed; for single rows.")
    var stories = false

    @Flag(
        help:
            "Weight people by the residents' neighbourhood and age, and sex where known: means of tables, a column of a file."
    )
    var weights = false

    @Option(help: ArgumentHelp("Columns that stay out.", valueName: "a,b"))
    var leaveOut: String = ""
}

/// Who gets it, for what, until when.
struct ReleaseWhom: ParsableArguments {
    @Option(help: ArgumentHelp("Name of who gets it; the same name gets the same pseudonyms again.", valueName: "name"))
    var recipient: String

    @Option(help: "What the recipient is; insurers, care teams and the public get tables only.")
    var kind: RecipientKind

    @Option(help: ArgumentHelp("What the data are for.", valueName: "text"))
    var purpose: String

    @Option(help: ArgumentHelp("Last day on which the recipient may have it.", valueName: "date"))
    var expires: String?

    @Option(help: ArgumentHelp("Day on which the recipient accepted the conditions.", valueName: "date"))
    var accepted: String?

    func check() throws {
        for (name, day) in [("--expires", expires), ("--accepted", accepted)] {
            if let day, Day(day) == nil {
                throw ValidationError("\(name) takes a day that exists, written as 2026-11-21.")
            }
        }
    }
}

/// How people are protected.
struct ReleaseHow: ParsableArguments {
    @Option(help: "Least number of people who must look alike; 10 or more.")
    var k = 10

    @Option(help: "Local recoding drops nobody; global has one level for each column.")
    var recoding = ReleaseProtection.Recoding.local

    @Option(help: ArgumentHelp("Largest share of rows that may be left out or held back.", valueName: "share"))
    var suppressionLimit = 0.05

    @Option(help: ArgumentHelp("Column that stays at one level of its hierarchy.", valueName: "column=level"))
    var pin: [String] = []

    @Option(help: ArgumentHelp("Column that goes no higher than a level.", valueName: "column=level"))
    var atMost: [String] = []

    @Option(help: ArgumentHelp("Group whose large loss is accepted.", valueName: "column=label"))
    var acceptLoss: [String] = []

    @Option(help: ArgumentHelp("Least different answers of a class to each question; 1 asks nothing.", valueName: "l"))
    var minL = 2

    @Option(help: ArgumentHelp("Largest distance of a class from all; 1 asks nothing.", valueName: "t"))
    var maxT = 0.6

    @Flag(help: "Leave out questions that miss these figures, instead of refusing.")
    var leaveOutFailing = false

    @Option(help: ArgumentHelp("Why answers to the single questions of a scale are needed.", valueName: "reason"))
    var itemScores: String?

    func check() throws { _ = try protection() }

    func protection() throws -> ReleaseProtection {
        var protection = ReleaseProtection()
        protection.minimum = k
        protection.recoding = recoding
        protection.suppressionLimit = suppressionLimit
        protection.pins = try AnonymiseCommand.levels(pin, option: "--pin")
        protection.ceilings = try AnonymiseCommand.levels(atMost, option: "--at-most")
        protection.acceptedLosses = acceptLoss
        (protection.leastL, protection.mostT) = (minL, maxT)
        protection.leavesOutFailing = leaveOutFailing
        return protection
    }
}

/// Which tables.
struct ReleaseCounted: ParsableArguments {
    @Option(help: ArgumentHelp("Columns to cross; may be repeated.", valueName: "a,b"))
    var by: [String] = ["bs_buurt"]

    @Option(help: ArgumentHelp("Questions whose answers are counted.", valueName: "q1,q2"))
    var distribution: String = ""

    @Option(help: ArgumentHelp("Questions whose mean is given.", valueName: "q1,q2"))
    var mean: String = ""

    @Option(
        help: ArgumentHelp("Questions whose change is given for those who took part in two rounds.", valueName: "q1,q2")
    )
    var linkedChange: String = ""

    var tables: ReleaseTables {
        var tables = ReleaseTables()
        tables.by = by.map(ColumnRoles.names)
        tables.distributions = ColumnRoles.names(distribution)
        tables.means = ColumnRoles.names(mean)
        tables.linkedChanges = ColumnRoles.names(linkedChange)
        return tables
    }
}
