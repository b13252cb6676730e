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
            quasi-identifiers, and for each sensitive column its worst class. With --earlier it also looks at the file \
            beside those that went out before: rows are tied by the sensitive columns that all of them have, and k \
            (10 when --k is absent) must hold for what they say together. Ends with status 1 when a figure that was \
            asked for is not reached.
            """)

    @Argument(help: ArgumentHelp("CSV file.", valueName: "file"))
    var input: String

    @OptionGroup var roles: ColumnRoles

    @Option(help: "Least number of people who must look alike.")
    var k: Int?

    @OptionGroup var asked: AskedFigures

    @Option(
        help: ArgumentHelp("File that went out earlier, to put beside this one; may be repeated.", valueName: "file"))
    var earlier: [String] = []

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
        findings += try beside(table, quasi, sensitive).map(\.description)
        guard findings.isEmpty else { throw Refusal(findings.joined(separator: "\n")) }
    }

    /// What the file lays bare beside the earlier ones: rows are tied by the sensitive columns that all have.
    private func beside(_ table: Table, _ quasi: [String], _ sensitive: [String]) throws -> [Finding] {
        let tables = try disclosing { () throws(DisclosureFault) in
            var tables = [table]
            for path in earlier {
                let names = try Table.columnNames(path: path)
                tables.append(try Table.readCSV(path: path, columns: (quasi + sensitive).filter(names.contains)))
            }
            return tables
        }
        let linked = LinkedRelease.tied(tables, quasi: quasi, ties: sensitive)
        return ReleaseRules.findings(linked[0], earlier: Array(linked.dropFirst()), minimum: k ?? 10)
    }
}
