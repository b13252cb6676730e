import XMLTree

/// The words of questions, groups and choices as they are written (ODK XForms, "Body Elements" and "Languages").
extension FormCheck {
    mutating func checkLabels() {
        for element in outline.controls.map(\.element) + outline.containers.map(\.element) {
            checkWords(of: element)
            for item in element.children(named: "item") { checkWords(of: item) }
            checkSameWords(of: element)
        }
        checkUnusedTexts()
    }

    /// One label and one hint, each either a reference or words.
    private mutating func checkWords(of element: XMLElement) {
        for name in ["label", "hint"] {
            let parts = element.children(named: name)
            for second in parts.dropFirst() { report(.severalTexts(name, of: element.name.local), at: second) }
            for part in parts where part.attribute("ref") != nil && !part.text.trimmed.isEmpty {
                report(.wordsBesideReference(name), at: part)
            }
        }
    }

    /// Choices that read alike: nobody can tell which is meant.
    private mutating func checkSameWords(of control: XMLElement) {
        for language in texts.languages.isEmpty ? [0] : Array(texts.languages.indices) {
            var seen: Set<String> = []
            for item in control.children(named: "item") {
                guard let label = item.child(named: "label"), let words = words(of: label, language: language),
                    words.contains(where: { $0.isLetter || $0.isNumber })
                else { continue }
                if !seen.insert(words).inserted { report(.sameChoiceWords(words), at: item) }
            }
        }
    }

    /// The fixed words of a label; nil where an answer stands among them.
    private func words(of label: XMLElement, language: Int) -> String? {
        guard let reference = label.attribute("ref") else { return label.elements.isEmpty ? label.text.trimmed : nil }
        guard let id = Texts.id(in: reference), let text = texts[id]?[language],
            let value = Texts.value(of: text), value.elements.isEmpty
        else { return nil }
        return value.text.trimmed
    }

    // MARK: Texts that nothing shows

    private mutating func checkUnusedTexts() {
        guard let model = outline.model, let body = outline.body else { return }
        var used: Set<String> = []
        var isComputed = false
        func collect(_ element: XMLElement) {
            for attribute in element.attributes
            where attribute.value.utf8.contains(UInt8(ascii: "(")) && attribute.value.contains("jr:itext(") {
                guard let named = Texts.ids(in: attribute.value) else {
                    // The label of a row names a column, which is read below; anything else may be any text.
                    isComputed = isComputed || element.name.local != "label"
                    continue
                }
                used.formUnion(named)
            }
            for child in element.elements { collect(child) }
        }
        collect(body)
        collect(model)
        // An id that is worked out may be any.
        guard !isComputed else { return }
        for list in lists.lists.values {
            for row in list.content?.elements ?? [] { used.formUnion(row.elements.map(\.text.trimmed)) }
        }
        for (id, elements) in zip(texts.ids, texts.elements) where !used.contains(id) {
            guard let text = elements.lazy.compactMap(\.self).first else { continue }
            report(.unusedText(id), at: text)
        }
    }
}
