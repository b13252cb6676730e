import XMLTree

extension FormCheck {
    /// What people read and agree to: tied to its version, in every language (GDPR art. 7(1): the service must be able to show
    /// what somebody agreed to, and a response keeps the version alone).
    mutating func checkConsent() {
        guard let (version, bind) = stated("consent-version"), let (consent, _) = stated("consent") else { return }
        let form = outline.roots.first?.attribute("id") ?? ""
        let parts = ["purpose", "notice"].compactMap { stated($0)?.value } + [consent]
        let months = stated("retention").map { [$0.value] } ?? []
        func lines(_ language: Int) -> [String] {
            // By paragraph, so that an error shows what differs and not all of it.
            parts.flatMap { words(written: $0, language).split(whereSeparator: \.isNewline) }
                .map { String($0).words.joined(separator: " ") }.filter { !$0.isEmpty } + months
        }
        note(Wording(.consent, name: "\(form)/\(version)", texts: texts, lines: lines), at: bind)
    }

    /// The words of an attribute's value: of the text it names in a language (else in the default language), or as written.
    private func words(written value: String, _ language: Int) -> String {
        guard let id = Texts.id(in: value) else { return value }
        return texts.words(id, language: language) ?? texts.words(id, language: texts.fallback) ?? ""
    }

    /// A fact about the whole questionnaire, and the bind that states it.
    private func stated(_ name: String) -> (value: String, bind: XMLElement)? {
        for bind in outline.binds {
            guard let node = bind.node, outline.schema.isInner(node), let value = bind.element.fact(name) else {
                continue
            }
            return (value, bind.element)
        }
        return nil
    }
}
