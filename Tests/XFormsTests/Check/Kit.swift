import Foundation

/// The conformance kit beside the project; not part of it.
enum Kit {
    /// The project's root: the folder that holds `Questionnaires` and `Templates`.
    static let root: URL = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path.count > 1 {
            let inside = ["Questionnaires", "Templates"].map { folder.appending(path: $0).path }
            if inside.allSatisfy(FileManager.default.fileExists(atPath:)) { return folder }
            folder = folder.deletingLastPathComponent()
        }
        return folder
    }()

    static let folder = root.deletingLastPathComponent().appending(path: "shared/xforms-kit")

    static var isPresent: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "forms/manifest.json").path)
    }

    /// A form with ODK Validate's verdict.
    struct Form {
        /// The file name without its ending.
        let name: String
        let bytes: [UInt8]
        let isValid: Bool
        /// It takes lists from files that the kit does not hold.
        let lacksFiles: Bool
        private let media: URL

        fileprivate init(_ file: String, isValid: Bool, lacksFiles: Bool) throws {
            name = URL(filePath: file).deletingPathExtension().lastPathComponent
            bytes = try Kit.bytes(of: Kit.folder.appending(path: "forms/" + file))
            self.isValid = isValid
            self.lacksFiles = lacksFiles
            media = Kit.folder.appending(path: "forms/media/" + name)
        }

        func beside(_ name: String) -> [UInt8]? { try? Kit.bytes(of: media.appending(path: name)) }
    }

    /// The XForms of the kit that ODK Validate has judged.
    static func forms() throws -> [Form] {
        struct Entry: Decodable {
            struct Verdict: Decodable { let valid: Bool? }
            let file: String
            let verdict: Verdict?
            let absentFiles: [String]?

            enum CodingKeys: String, CodingKey {
                case file
                case verdict = "odk_validate"
                case absentFiles = "media_absent"
            }
        }
        let manifest = try Data(contentsOf: folder.appending(path: "forms/manifest.json"))
        return try JSONDecoder().decode([Entry].self, from: manifest).compactMap { entry in
            guard entry.file.hasSuffix(".xml"), let valid = entry.verdict?.valid else { return nil }
            return try Form(entry.file, isValid: valid, lacksFiles: entry.absentFiles != nil)
        }
    }

    static func bytes(of file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }
}
