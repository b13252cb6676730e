import ArgumentParser
import Disclosure
import Foundation

/// `buurtstem risk`
struct RiskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "risk",
        abstract: "Say how well a CSV file hides who is who: k, l, entropy l, (alpha,k) and t.",
        discussion: """
            Looks at any file, whoever made it, and changes nothing. Prints JSON: the smallest class in the \
            quasi-identifiers, and for each sensitive column its worst class. Ends with status 1 when a figure that was \
            asked for is not reached.
            """)

    @Argument(help: ArgumentHelp("CSV file.", valueName: "file"))
    var input: String

    @OptionGroup var roles: ColumnRoles

    @Option(help: "Least number of people who must look alike.")
    var k: Int?

    @OptionGroup var asked: AskedFigures

    func run() throws {
        let (quasi, sensitive) = (roles.quasiColumns, roles.sensitiveColumns)
        let table = try disclosing { () throws(DisclosureFault) in
            try Table.readCSV(path: input, columns: quasi + sensitive)
        }
        let figures = ProtectionFigures(
            quasi: quasi.compactMap { table[$0] }, sensitive: sensitive.compactMap { table[$0] })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        print(String(decoding: try encoder.encode(figures), as: UTF8.self))
        var findings = asked.thresholds.findings(figures).map(\.description)
        if let k, figures.k < k { findings.append("the smallest class has \(figures.k) people and must have \(k)") }
        guard findings.isEmpty else { throw Refusal(findings.joined(separator: "\n")) }
    }
}
