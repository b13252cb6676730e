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

    /// Seconds of processor and bytes of memory.
    static let mostSeconds: rlim_t = 5
    static let mostBytes: rlim_t = 512 << 20

    func run() throws {
        Self.limit()
        let input = try JSONDecoder().decode(Input.self, from: FileHandle.standardInput.readDataToEndOfFile())
        let report = FormCheck.report(
            [UInt8](input.content), schema: try QuestionnaireSchema.find(root: root),
            ledgers: try LedgerFile.all(near: root + "/Questionnaires"),
            beside: { name in input.beside[name].map { [UInt8]($0) } })
        try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(QuestionnaireReport(report)))
    }

    private static func limit() {
        func set(_ resource: __rlimit_resource, _ value: rlim_t) {
            var limit = rlimit(rlim_cur: value, rlim_max: value)
            setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
        }
        set(RLIMIT_CPU, mostSeconds)
        set(RLIMIT_AS, mostBytes)
        set(RLIMIT_CORE, 0)
        // Nothing is written but the report, which goes through a pipe.
        set(RLIMIT_FSIZE, 0)
    }
}
