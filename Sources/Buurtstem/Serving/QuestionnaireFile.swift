import Foundation
import XForms

/// A definition on disk, with the files beside it.
struct QuestionnaireFile: Sendable {
    let path: String
    let content: [UInt8]

    /// Largest definition or file beside it, in bytes.
    private static let mostBytes = 8 << 20

    /// Reads a definition.
    static func read(_ path: String) throws -> QuestionnaireFile {
        guard let content = bytes(at: path) else {
            throw Refusal("\(path): this cannot be read, or is larger than 8 MB; mend the path or the file")
        }
        return QuestionnaireFile(path: path, content: content)
    }

    /// The bytes of a file beside the definition by its bare name; nil when there is none.
    func beside(_ name: String) -> [UInt8]? {
        guard !name.isEmpty, !name.contains("/"), name != "..", !name.contains("\0") else { return nil }
        return Self.bytes(at: folder + "/" + name)
    }

    /// The files beside the definition that it uses, by name.
    func attachments(_ names: [String]) -> [String: [UInt8]] {
        Dictionary(names.compactMap { name in beside(name).map { (name, $0) } }) { first, _ in first }
    }

    /// The definitions at a path: the file itself, or every `.xml` in a folder that holds a form.
    static func all(at path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Refusal("\(path): there is no such file or folder")
        }
        guard isFolder.boolValue else { return [path] }
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        let found = names.filter { $0.hasSuffix(".xml") }.sorted().map { path + "/" + $0 }.filter(isForm)
        guard !found.isEmpty else { throw Refusal("\(path): there is no questionnaire (.xml) in this folder") }
        return found
    }

    /// The folder that it lies in.
    var folder: String {
        let parent = (path as NSString).deletingLastPathComponent
        return parent.isEmpty ? "." : parent
    }

    /// Lists that stand beside a form are XML too.
    private static func isForm(_ path: String) -> Bool {
        guard let content = bytes(at: path) else { return true }
        return String(decoding: content.prefix(4_096), as: UTF8.self).contains("http://www.w3.org/1999/xhtml")
    }

    private static func bytes(at path: String) -> [UInt8]? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        // At the end of a file, also of an empty one, nothing is read.
        guard let data = try? handle.read(upToCount: mostBytes + 1) ?? Data(), data.count <= mostBytes else {
            return nil
        }
        return [UInt8](data)
    }
}
