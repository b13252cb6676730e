import XMLTree

/// The translations of a definition: which texts there are, and in which languages.
struct Texts {
    /// Languages in order; empty when the definition has no `itext`.
    private(set) var languages: [String] = []
    /// The language that a missing translation falls back to.
    private(set) var fallback = 0
    /// Per text id, the element of each language; nil where a language lacks it.
    private(set) var texts: [String: [XMLElement?]] = [:]
    /// Ids in order of the document, for reports that do not jump about.
    private(set) var ids: [String] = []
    /// The `translation` elements.
    let translations: [XMLElement]

    init(model: XMLElement?) {
        translations = (model?.children(named: "itext") ?? []).flatMap { $0.children(named: "translation") }
        languages = translations.map { $0.attribute("lang") ?? "" }
        if let chosen = translations.firstIndex(where: { Self.isDefault($0) }) { fallback = chosen }
        for (number, translation) in translations.enumerated() {
            for text in translation.children(named: "text") {
                guard let id = text.attribute("id"), !id.isEmpty else { continue }
                if texts[id] == nil {
                    texts[id] = Array(repeating: nil, count: translations.count)
                    ids.append(id)
                }
                if texts[id]?[number] == nil { texts[id]?[number] = text }
            }
        }
    }

    static func isDefault(_ translation: XMLElement) -> Bool {
        guard let written = translation.attribute("default") else { return false }
        return !written.hasPrefix("false")
    }

    /// The words of a text in a language, without outputs; nil when it has none there.
    func words(_ id: String, language: Int) -> String? {
        guard let text = texts[id]?[language] else { return nil }
        let values = text.children(named: "value")
        let plain =
            values.first { $0.attribute("form") == nil } ?? values.first { $0.attribute("form") == "long" }
            ?? values.first { $0.attribute("form") == "short" }
        return plain?.text.trimmed
    }

    /// The id in `jr:itext('id')`; nil for anything else, such as `jr:itext(itextId)`.
    static func id(in reference: String) -> String? {
        guard case .call("jr:itext", let arguments)? = TermReader.read(reference), arguments.count == 1,
            case .text(let id) = arguments[0]
        else { return nil }
        return id
    }
}
