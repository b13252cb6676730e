import Foundation

/// Where the project and the conformance kit lie.
enum Kit {
    /// The folder that holds `Questionnaires/` and `Templates/`, upwards of this file.
    static let root: URL? = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let has = { FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path) }
            if has("Questionnaires"), has("Templates") { return folder }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    /// The kit beside the project; nil where it is not there.
    static let folder: URL? = {
        guard let root else { return nil }
        let folder = root.deletingLastPathComponent().appendingPathComponent("shared/xforms-kit")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var isThere: Bool { folder != nil }

    /// The XForms that ship with the project.
    static var questionnaires: [URL] {
        guard let root else { return [] }
        let folder = root.appendingPathComponent("Questionnaires")
        let entries = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL]
        return (entries ?? []).filter {
            $0.pathExtension == "xml" && $0.deletingLastPathComponent().lastPathComponent == $0.deletingPathExtension().lastPathComponent
        }
    }

    /// Forms of the kit, by name.
    static var forms: [URL] {
        guard let folder else { return [] }
        let entries = try? FileManager.default.contentsOfDirectory(
            at: folder.appendingPathComponent("forms/xforms"), includingPropertiesForKeys: nil)
        return (entries ?? []).filter { $0.pathExtension == "xml" }.sorted { $0.path < $1.path }
    }
}
