/// Why the templates, languages or assets cannot be used; the service does not start.
package enum TemplateFault: Error, Equatable, CustomStringConvertible {
    case missing(name: String)
    case unreadable(file: String, reason: String)
    /// `{{{`, `{{&` or a content type: they would write text unescaped.
    case unescaped(file: String)
    /// U+0001, the sign we mark content with.
    case controlCharacter(file: String)
    case noLanguage(folder: String)
    case unreadableLanguage(file: String, reason: String)
    case missingText(name: String, language: String)
    case unknownText(name: String, language: String)
    /// Something is kept of which no sentence tells, or a sentence tells of something that is not kept.
    case unexplained(name: String, language: String)
    case explainedInVain(name: String, language: String)
    /// Other names in braces than Dutch has.
    case wrongPlaces(name: String, language: String, places: [String])

    package var description: String {
        switch self {
        case .missing(let name):
            "Templates/\(name) is missing; put the file back or start with the right --root."
        case .unreadable(let file, let reason):
            "Templates/\(file) cannot be read: \(reason)."
        case .unescaped(let file):
            "Templates/\(file) holds {{{, {{& or {{%; write {{name}} so that the value is escaped."
        case .controlCharacter(let file):
            "Templates/\(file) holds the control character U+0001; remove it."
        case .noLanguage(let folder):
            "\(folder) holds no language file; put nl.json there."
        case .unreadableLanguage(let file, let reason):
            "Templates/Languages/\(file) cannot be read: \(reason)."
        case .missingText(let name, let language):
            "Templates/Languages/\(language).json misses the text \"\(name)\"; add it."
        case .unknownText(let name, let language):
            "Templates/Languages/\(language).json has a text \"\(name)\" that nl.json lacks; add it there or remove it."
        case .unexplained(let name, let language):
            "Templates/Languages/\(language).json does not say what is kept in \(name); add a sentence under \"kept\"."
        case .explainedInVain(let name, let language):
            "Templates/Languages/\(language).json explains \(name), which is not kept; remove it under \"kept\"."
        case .wrongPlaces(let name, let language, let places):
            "Templates/Languages/\(language).json: the text \"\(name)\" must hold "
                + (places.isEmpty
                    ? "nothing in braces." : places.map { "{\($0)}" }.joined(separator: " and ") + " once.")
        }
    }
}
