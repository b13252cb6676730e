import Foundation
import Stories

/// Finds what a command needs of the run-time root: below `root`, the current folder, or one that holds the program.
enum RunTimeFolder {
    /// - Throws: `Refusal` when the lists are nowhere or cannot be used.
    static func nameLists(root: String?) throws -> NameLists {
        let path = "Questionnaires/Names"
        guard let folder = find(path, root: root) else {
            throw Refusal(
                "\(root.map { $0 + "/" } ?? "")\(path) is not here; say --root FOLDER, the folder that holds Questionnaires/"
            )
        }
        do {
            return try NameLists(folder: folder)
        } catch {
            throw Refusal(error.description)
        }
    }

    static func find(_ path: String, root: String?) -> String? {
        let places = root.map { [$0] } ?? ["."] + ancestors(of: CommandLine.arguments[0])
        return places.map { $0 + "/" + path }.first { FileManager.default.fileExists(atPath: $0) }
    }

    static func ancestors(of program: String) -> [String] {
        var folder = URL(filePath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        var found: [String] = []
        while folder.path.count > 1 {
            found.append(folder.path)
            folder = folder.deletingLastPathComponent()
        }
        return found
    }
}
