import ArgumentParser
import Disclosure

/// Which columns somebody may know, and which nobody is to learn.
struct ColumnRoles: ParsableArguments {
    @Option(help: ArgumentHelp("Columns an outsider may know of somebody.", valueName: "a,b,c"))
    var quasi: String

    @Option(help: ArgumentHelp("Columns nobody is to learn of somebody; they go out as they are.", valueName: "s1,s2"))
    var sensitive: String = ""

    @Option(
        help: ArgumentHelp("Column that says who lives together; k then counts households too.", valueName: "column"))
    var household: String?

    var quasiColumns: [String] { Self.names(quasi) }
    var sensitiveColumns: [String] { Self.names(sensitive) }

    static func names(_ words: String) -> [String] {
        words.split(separator: ",").map(String.init)
    }
}

/// Figures that a release must reach besides k.
struct AskedFigures: ParsableArguments {
    @Option(help: "Least number of different values of each sensitive column in a class.")
    var minL: Int?

    @Option(help: "Least entropy l of each sensitive column.")
    var minEntropyL: Double?

    @Option(help: "Largest share of one value of a sensitive column in a class, from 0 to 1.")
    var maxAlpha: Double?

    @Option(help: "Largest distance of a class from the whole in a sensitive column, from 0 to 1.")
    var maxT: Double?

    var thresholds: Thresholds {
        Thresholds(leastL: minL, leastEntropyL: minEntropyL, mostAlpha: maxAlpha, mostT: maxT)
    }
}

/// Runs what a command does; a fault of the files ends it with its sentences.
func disclosing<Value>(_ body: () throws(DisclosureFault) -> Value) throws -> Value {
    do throws(DisclosureFault) {
        return try body()
    } catch {
        throw Refusal(error.description)
    }
}
