package import Foundation

/// A passage with the tags that a person gave it: a row of `passages-*.jsonl` or of a file of confirmed tags.
package struct CodedPassage: Sendable, Equatable, Codable {
    package var id: String
    package var text: String
    package var themes: [String]
    package var dimensions: [String]
    package var valence: Valence
    /// The story it belongs to; the passage itself when not given.
    package var story: String?
    /// Who wrote or told it; cross-validation keeps all of one person together.
    package var persona: String?
    /// How it is told, such as `dialect` or `second-language`; errors are told apart by it.
    package var register: String?
    package var language: String?

    package init(
        id: String, text: String, themes: [String], dimensions: [String], valence: Valence, story: String?,
        persona: String? = nil, register: String? = nil, language: String? = nil
    ) {
        self.id = id
        self.text = text
        self.themes = themes
        self.dimensions = dimensions
        self.valence = valence
        self.story = story
        self.persona = persona
        self.register = register
        self.language = language
    }

    package var codes: Set<String> { Set(themes).union(dimensions) }
    package var storyKey: String { story ?? id }
    package var tellerKey: String { persona ?? story ?? id }
}

extension CodedPassage {
    /// Reads a file of JSON lines.
    ///
    /// - Throws: ``CodebookFault``, as the reading of its bytes does.
    package static func read(file: URL, codebook: Codebook) throws(CodebookFault) -> [CodedPassage] {
        guard let data = try? Data(contentsOf: file) else {
            throw CodebookFault(file: file.path, what: "cannot be read", repair: "see that it is there and may be read")
        }
        var seen: Set<String> = []
        return try read(data, file: file.path, codebook: codebook, seen: &seen)
    }

    /// Reads JSON lines, one passage each; empty lines are skipped.
    ///
    /// - Throws: ``CodebookFault`` with file and line for a row that cannot be read, an unknown code, an id used twice.
    package static func read(
        _ data: Data, file: String, codebook: Codebook, seen: inout Set<String>
    ) throws(CodebookFault) -> [CodedPassage] {
        let themes = Set(codebook.codes(of: .theme))
        let dimensions = Set(codebook.codes(of: .dimension))
        var result: [CodedPassage] = []
        for (number, line) in JSONLines.rows(of: data) {
            let passage: CodedPassage = try JSONLines.decode(line, file: file, line: number)
            for (code, known) in passage.themes.map({ ($0, themes) }) + passage.dimensions.map({ ($0, dimensions) })
            where !known.contains(code) {
                throw CodebookFault(
                    file: file, line: number,
                    what: "names the code \"\(code)\", which is not in that list of the codebook",
                    repair: "add it to codebook.json or correct it here")
            }
            if passage.codes.isEmpty && passage.valence != .none {
                throw CodebookFault(
                    file: file, line: number, what: "has a valence but no code",
                    repair: "a passage without a code always has the valence none")
            }
            guard seen.insert(passage.id).inserted else {
                throw CodebookFault(
                    file: file, line: number, what: "has an id that another passage has already",
                    repair: "give each passage an id of its own")
            }
            result.append(passage)
        }
        return result
    }
}
