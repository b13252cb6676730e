import Foundation
import XMLTree

/// The RELAX NG schema of questionnaires, a file of the run-time root.
enum QuestionnaireSchema {
    private static let path = "Questionnaires/Schemas/xforms.rng"

    /// The schema below `root`; without a root, below the current folder or one that holds the program.
    /// - Returns: nil when it was not asked for by a root and is nowhere.
    /// - Throws: `Refusal` when it cannot be used.
    static func find(root: String?) throws -> RelaxNGSchema? {
        if let root { return try read(root + "/" + path) }
        let places = ["."] + RunTimeFolder.ancestors(of: CommandLine.arguments[0])
        guard let place = places.first(where: { FileManager.default.fileExists(atPath: $0 + "/" + path) }) else {
            return nil
        }
        return try read(place + "/" + path)
    }

    private static func read(_ file: String) throws -> RelaxNGSchema {
        guard let content = FileManager.default.contents(atPath: file) else {
            throw Refusal("\(file): there is no such file; it says what shape a questionnaire has")
        }
        do {
            return try RelaxNGSchema([UInt8](content))
        } catch {
            throw Refusal("\(file): this is no schema (\(error.kind)); take the file that belongs to this version")
        }
    }
}
