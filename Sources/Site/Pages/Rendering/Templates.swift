package import Foundation
import Mustache

/// All template files, read and checked once at start.
package struct Templates: Sendable {
    private let library: MustacheLibrary

    /// Reads every `.mustache` file under the folder; a file `partials/x.mustache` is named `partials/x`.
    ///
    /// - Throws: `TemplateFault` naming the file.
    package init(folder: URL) throws {
        var library = MustacheLibrary()
        let sources = try Self.sources(in: folder)
        let names = Set(sources.map(\.name))
        for (name, source) in sources {
            if let absent = Self.parts(of: source).first(where: { !names.contains($0) }) {
                throw TemplateFault.missing(name: absent + ".mustache")
            }
            do {
                try library.register(source, named: name)
            } catch {
                throw TemplateFault.unreadable(file: name, reason: "\(error)")
            }
        }
        self.library = library
    }

    /// Renders a template on the properties of some values, the first that has a name wins.
    ///
    /// - Throws: `TemplateFault.missing` when there is no such template.
    func stencil<Place>(_ template: String, of values: [Any], leaves: Leaves = Leaves()) throws -> Stencil<Place> {
        let scope = TemplateScope(values, leaves: leaves, isRoot: true)
        guard let rendered = library.render(scope, withTemplate: template) else {
            throw TemplateFault.missing(name: template + ".mustache")
        }
        return Stencil(rendered, leaves: leaves)
    }

    /// Names of the templates that a template asks for.
    private static func parts(of source: String) -> [String] {
        tags(of: source).filter { $0.hasPrefix(">") || $0.hasPrefix("<") }.map {
            $0.dropFirst().trimmingCharacters(in: .whitespaces)
        }
    }

    /// What stands between the braces of each tag, in order.
    static func tags(of source: String) -> [String] {
        source.components(separatedBy: "{{").dropFirst().compactMap { $0.components(separatedBy: "}}").first }
    }

    /// Name and text of every template file.
    static func sources(in folder: URL) throws -> [(name: String, source: String)] {
        let folder = folder.resolvingSymlinksInPath()
        guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else {
            throw TemplateFault.missing(name: "")
        }
        let base = folder.path.count + 1
        return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "mustache" }.map { file in
            let name = String(file.resolvingSymlinksInPath().deletingPathExtension().path.dropFirst(base))
            guard let source = try? String(contentsOf: file, encoding: .utf8) else {
                throw TemplateFault.unreadable(file: name, reason: "it is not text in UTF-8")
            }
            if ["{{{", "{{&", "{{%"].contains(where: source.contains) { throw TemplateFault.unescaped(file: name) }
            if source.utf8.contains(1) { throw TemplateFault.controlCharacter(file: name) }
            return (name, source)
        }
    }
}
