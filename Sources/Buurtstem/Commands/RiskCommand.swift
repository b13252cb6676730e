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
            beside those that went out before: rows are tied by the sensitive columns that all of them have, by six of \
            those at a time, and by the person where --person names one. k (10 when --k is absent) must hold for what \
            they say together; the refusal names what would be allowed. Ends with status 1 when a figure that was asked \
            for is not reached.
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

    @Option(help: ArgumentHelp("Column that names the person in all of these files.", valueName: "column"))
    var person: String?

    func run() throws {
        let (quasi, sensitive) = (roles.quasiColumns, roles.sensitiveColumns)
        let table = try disclosing { () throws(DisclosureFault) in
            try Table.readCSV(path: input, columns: quasi + sensitive + [roles.household].compactMap { $0 })
        }
        let figures = ProtectionFigures(
            quasi: quasi.compactMap { table[$0] }, sensitive: sensitive.compactMap { table[$0] },
            households: roles.household.flatMap { table[$0] }.map(Households.init))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        print(String(decoding: try encoder.encode(figures), as: UTF8.self))
        var findings = asked.thresholds.findings(figures).map(\.description)
        if let k, figures.k < k { findings.append("the smallest class has \(figures.k) people and must have \(k)") }
        if let k, let households = figures.households, households < k {
            findings.append("the smallest class has \(households) households and must have \(k)")
        }
        findings += try beside(quasi, sensitive).map(\.description)
        guard findings.isEmpty else { throw Refusal(findings.joined(separator: "\n")) }
    }

    /// What the file lays bare beside the earlier ones.
    private func beside(_ quasi: [String], _ sensitive: [String]) throws -> [Finding] {
        guard !earlier.isEmpty else { return [] }
        let people = person.map { [$0] } ?? []
        let files = try disclosing { () throws(DisclosureFault) in
            var files: [ReleasedFile] = []
            for path in [input] + earlier {
                let names = try Table.columnNames(path: path)
                let columns = (quasi + sensitive + people).filter(names.contains)
                files.append(
                    ReleasedFile(
                        try Table.readCSV(path: path, columns: columns), quasi: quasi.filter(names.contains),
                        sensitive: sensitive.filter(names.contains), person: people.filter(names.contains)))
            }
            return files
        }
        return ReleaseRules(minimum: k ?? 10).findings(files[0], earlier: Array(files.dropFirst()))
    }
}
