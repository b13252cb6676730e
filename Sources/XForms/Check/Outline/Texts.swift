import XMLTree

/// The translations of a definition: which texts there are, and in which languages.
struct Texts {
    /// Languages in order; empty when the definition has no `itext`.
    private(set) var languages: [String] = []
    /// The language that a missing translation falls back to.
    private(set) var fallback = 0
    /// Ids in order of the document, for reports that do not jump about.
    private(set) var ids: [String] = []
    /// Per id, in the same order, the element of each language; nil where a language lacks it.
    private(set) var elements: [[XMLElement?]] = []
    private var numbers: [String: Int] = [:]
    /// The `translation` elements.
    let translations: [XMLElement]

    init(model: XMLElement?) {
        translations = (model?.children(named: "itext") ?? []).flatMap { $0.children(named: "translation") }
        languages = translations.map { $0.attribute("lang") ?? "" }
        if let chosen = translations.firstIndex(where: { Self.isDefault($0) }) { fallback = chosen }
        for (number, translation) in translations.enumerated() {
            for case .element(let text) in translation.children where text.name.local == "text" {
                guard let id = text.attribute("id"), !id.isEmpty else { continue }
                if let known = numbers[id] {
                    if elements[known][number] == nil { elements[known][number] = text }
                } else {
                    numbers[id] = ids.count
                    ids.append(id)
                    elements.append((0..<translations.count).map { $0 == number ? text : nil })
                }
            }
        }
    }

    static func isDefault(_ translation: XMLElement) -> Bool {
        guard let written = translation.attribute("default") else { return false }
        return !written.hasPrefix("false")
    }

    /// The element of a text in each language; nil when no language has it.
    subscript(id: String) -> [XMLElement?]? { numbers[id].map { elements[$0] } }

    /// The words of a text in a language, without outputs; nil when it has none there.
    func words(_ id: String, language: Int) -> String? {
        numbers[id].flatMap { elements[$0][language] }.flatMap(Self.words)
    }

    /// The words of a `text` element: the plain ones, else the long, else the short.
    static func words(of text: XMLElement) -> String? { value(of: text)?.text.trimmed }

    /// The value that holds them.
    static func value(of text: XMLElement) -> XMLElement? {
        var long: XMLElement?
        var short: XMLElement?
        for case .element(let value) in text.children where value.name.local == "value" {
            switch value.attribute("form") {
            case nil, "": return value
            case "long": long = value
            case "short": short = value
            default: break
            }
        }
        return long ?? short
    }

    /// The id in `jr:itext('id')`; nil for anything else, such as `jr:itext(itextId)`.
    static func id(in reference: String) -> String? {
        if let id = FormReader.itextId(reference) { return id }
        guard case .call("jr:itext", let arguments)? = TermReader.read(reference), arguments.count == 1,
            case .text(let id) = arguments[0]
        else { return nil }
        return id
    }

    /// All ids that an expression names with `jr:itext('id')`; nil when it works one out.
    static func ids(in expression: String) -> [String]? {
        var ids: [String] = []
        for part in expression.split(separator: "jr:itext(", omittingEmptySubsequences: false).dropFirst() {
            let argument = part.drop(while: \.isWhitespace)
            guard let quote = argument.first, quote == "'" || quote == "\"",
                let end = argument.dropFirst().firstIndex(of: quote),
                argument[end...].dropFirst().drop(while: \.isWhitespace).first == ")"
            else { return nil }
            ids.append(String(argument[argument.index(after: argument.startIndex)..<end]))
        }
        return ids
    }
}
