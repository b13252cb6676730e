import ArgumentParser
import Foundation
import Programme
import XForms

/// `buurtstem inspect`: looks at one questionnaire that somebody handed in, for the service, in a process of its own.
///
/// Not for people: they have `check`. It reads what ``ChildIntake`` writes, and gives itself limits before it reads a byte,
/// so that no document can take the service with it (time, memory, files).
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Check a questionnaire for the service (used by serve).", shouldDisplay: false
    )

    @Option(help: ArgumentHelp("Folder that holds Questionnaires/.", valueName: "folder"))
    var root: String

    /// The document and the files it uses, as they come in on standard input.
    struct Input: Codable {
        let content: Data
        let beside: [String: Data]
    }

    func run() throws {
        ChildLimits.set()
        let input = try JSONDecoder().decode(Input.self, from: FileHandle.standardInput.readDataToEndOfFile())
        let report = FormCheck.report(
            [UInt8](input.content), schema: try QuestionnaireSchema.find(root: root),
            ledgers: try LedgerFile.all(near: root + "/Questionnaires"),
            beside: { name in input.beside[name].map { [UInt8]($0) } })
        try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(QuestionnaireReport(report)))
    }
}
