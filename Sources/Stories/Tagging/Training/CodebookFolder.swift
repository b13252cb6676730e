import Crypto
package import Foundation

/// What a codebook folder holds, read and checked: definitions, cues, variants, coded passages.
package struct CodebookFolder: Sendable {
    package let codebook: Codebook
    package let sources: CueSources
    package let passages: [CodedPassage]

    /// SHA-256 over the names and bytes of everything that training reads here, in hexadecimal.
    package let digest: String

    /// - Parameter confirmed: files of passages that coders have confirmed, in the same form as `passages-*.jsonl`.
    /// - Parameter stories: such lines from somewhere else than a file.
    /// - Throws: ``CodebookFault`` naming the place and the repair.
    package init(
        reading folder: URL, confirmed: [URL] = [], stories: Data = Data()
    ) throws(CodebookFault) {
        var hash = SHA256()
        func contents(_ file: URL) throws(CodebookFault) -> Data {
            let data = try Self.contents(of: file)
            hash.update(data: Data("\(file.lastPathComponent) \(data.count)\n".utf8))
            hash.update(data: data)
            return data
        }
        let definition = Self.definition(in: folder)
        codebook = try JSONLines.decode(try contents(definition), file: definition.path, line: 0)
        var sources = CueSources()
        for file in try Self.files(in: folder.appending(path: "cues"), prefix: "", suffix: ".txt") {
            sources.cues.append(
                .init(
                    name: file.deletingPathExtension().lastPathComponent, text: try Self.text(try contents(file), file))
            )
        }
        let variants = folder.appending(path: "variants.txt")
        if FileManager.default.fileExists(atPath: variants.path) {
            sources.variants = try Self.text(try contents(variants), variants)
        }
        var seen: Set<String> = []
        var passages: [CodedPassage] = []
        for file in try Self.files(in: folder, prefix: "passages-", suffix: ".jsonl") + confirmed {
            passages += try CodedPassage.read(
                try contents(file), file: file.path, codebook: codebook, seen: &seen)
        }
        if !stories.isEmpty {
            hash.update(data: stories)
            passages += try CodedPassage.read(stories, file: "(stories)", codebook: codebook, seen: &seen)
        }
        self.sources = sources
        self.passages = passages
        digest = hash.finalize().hexadecimal
        _ = try sources.lexicon(folder: folder.appending(path: "cues").path)
        _ = try sources.variantTable(file: variants.path)
    }

    /// The definitions alone.
    ///
    /// - Throws: ``CodebookFault``
    package static func codebook(in folder: URL) throws(CodebookFault) -> Codebook {
        let file = definition(in: folder)
        return try JSONLines.decode(try contents(of: file), file: file.path, line: 0)
    }

    private static func definition(in folder: URL) -> URL { folder.appending(path: "codebook.json") }

    private static func files(in folder: URL, prefix: String, suffix: String) throws(CodebookFault) -> [URL] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }.sorted().map { folder.appending(path: $0) }
        } catch {
            throw CodebookFault(
                file: folder.path, what: "cannot be opened as a folder", repair: "name a folder that holds a codebook")
        }
    }

    private static func contents(of file: URL) throws(CodebookFault) -> Data {
        do {
            return try Data(contentsOf: file)
        } catch {
            throw CodebookFault(file: file.path, what: "cannot be read", repair: "see that it is there and may be read")
        }
    }

    private static func text(_ data: Data, _ file: URL) throws(CodebookFault) -> String {
        guard let text = String(data: data, encoding: .utf8) else {
            throw CodebookFault(file: file.path, what: "is not UTF-8", repair: "save it as UTF-8")
        }
        return text
    }
}

/// The word files of a codebook as they are written; a model carries them, so that it always reads with its own cues.
package struct CueSources: Sendable, Equatable, Codable {
    package struct File: Sendable, Equatable, Codable {
        package var name: String
        package var text: String
    }

    package var cues: [File] = []
    package var variants = ""

    package init() {}

    /// - Throws: ``CodebookFault`` naming file and line.
    package func lexicon(folder: String) throws(CodebookFault) -> CueLexicon {
        var lexicon = CueLexicon(variants: try variantTable(file: "variants.txt"))
        for file in cues { try lexicon.add(file.text, name: file.name, file: "\(folder)/\(file.name).txt") }
        return lexicon
    }

    /// - Throws: ``CodebookFault`` naming file and line.
    package func variantTable(file: String) throws(CodebookFault) -> Variants {
        try Variants(reading: variants, file: file)
    }
}
