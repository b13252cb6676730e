import Records
import Stories

/// The codebook in the language of the screen.
struct CodebookWords {
    let book: Codebook
    let language: InterfaceLanguage

    func say(_ words: Codebook.Words) -> String { language.code == "en" ? words.en : words.nl }

    /// The name of a code, or of a valence; the code itself when the codebook does not have it any more.
    func name(_ code: String) -> String {
        book.codes.first { $0.id == code }.map { say($0.name) } ?? code
    }

    func name(_ valence: Valence) -> String {
        book.valences.first { $0.id == valence }.map { say($0.name) } ?? valence.rawValue
    }

    /// Name and definition, when not to use it, and examples.
    func facts(_ code: Codebook.Code) -> [StaffFact] {
        [StaffFact(term: say(code.name), words: lines(code).joined(separator: " "))]
    }

    /// What is said of a code, a line for each thing.
    func lines(_ code: Codebook.Code) -> [String] {
        let not = code.exclude.map { [language.say(.codeNot, ["words": say($0)])] } ?? []
        return [say(code.definition)] + not
            + code.examples.map { example in
                language.say(
                    example.belongs ? .codeExample : .codeCounterexample,
                    ["text": example.text, "why": say(example.why)])
            }
    }
}
