import XMLTree

extension FormCheck {
    /// The translations themselves (ODK XForms, "Languages").
    mutating func checkTranslations() {
        var hasDefault = false
        for translation in texts.translations {
            let language = translation.attribute("lang") ?? ""
            if !language.isEmpty, FormLanguage(name: language).code == nil, texts.translations.count > 1 {
                report(.unknownLanguageCode(language), at: translation)
            }
            if Texts.isDefault(translation) {
                if hasDefault { report(.severalDefaults(language), at: translation) }
                hasDefault = true
            }
            for case .element(let text) in translation.children where text.name.local == "text" { checkForms(of: text) }
        }
        checkGaps()
    }

    /// Forms of a text (ODK XForms, "Languages", "Media"); markdown is Collect's old spelling of plain words.
    static let forms: Set<String> = ["short", "long", "guidance", "image", "big-image", "audio", "video"]
    static let media: Set<String> = ["image", "big-image", "audio", "video"]

    private mutating func checkForms(of text: XMLElement) {
        var media: String?
        var hasWords = false
        var seen: Set<String> = []
        let id = text.attribute("id") ?? ""
        for case .element(let value) in text.children where value.name.local == "value" {
            let form = value.attribute("form")?.trimmed ?? ""
            if !seen.insert(form).inserted { report(.duplicateForm(form, of: id), at: value) }
        }
        if seen.isEmpty { return report(.textWithoutValue(id), at: text) }
        for case .element(let value) in text.children where value.name.local == "value" {
            guard let form = value.attribute("form")?.trimmed, !form.isEmpty else {
                hasWords = true
                continue
            }
            if Self.media.contains(form) {
                media = media ?? form
            } else {
                hasWords = true
                guard !Self.forms.contains(form) else { continue }
                report(.unknownForm(form, near: Spelling.nearest(form, in: Self.forms)), at: value)
            }
        }
        if let media { report(hasWords ? .mediaNotShown(media) : .onlyMedia, at: text) }
    }

    /// Texts that one language has and another has not.
    private mutating func checkGaps() {
        for (id, elements) in zip(texts.ids, texts.elements) where elements.contains(where: { $0 == nil }) {
            guard let present = elements.lazy.compactMap({ $0 }).first else { continue }
            for (number, element) in elements.enumerated() where element == nil {
                report(.missingTranslation(id, language: texts.languages[number]), at: present)
            }
        }
    }

    // MARK: Use of texts

    /// Labels that hold no words, and references that are neither a text nor a path.
    mutating func checkTextReferences() {
        for control in outline.controls {
            if let label = control.element.child(named: "label"), label.attribute("ref") == nil, label.elements.isEmpty,
                label.text.trimmed.isEmpty
            {
                report(.missingLabel(control.kind), at: control.element)
            }
        }
    }

    /// Names as an XLSForm has them, which nothing replaces any more.
    mutating func checkNames() {
        let asked = outline.controls.map(\.element) + outline.containers.map(\.element)
        let parts = asked.flatMap { element in
            element.elements + element.children(named: "item").compactMap { $0.child(named: "label") }
        }.filter { ["label", "hint"].contains($0.name.local) }
        for element in parts + texts.elements.joined().compactMap(\.self).flatMap(\.elements) {
            let words = element.text
            if let name = TypedMarks.name(in: words) {
                report(.unresolvedName(name), at: element)
            } else if let reference = TypedMarks.reference(in: words) {
                report(.referenceShown(reference), at: element)
            } else if let markup = TypedMarks.tag(in: words) ?? TypedMarks.stars(in: words) {
                report(.markupShown(markup), at: element)
            }
        }
    }

    /// The words of a `bs:` attribute: `jr:itext('id')` must name a text.
    mutating func checkText(_ reference: String, at element: XMLElement) {
        guard reference.trimmed.hasPrefix("jr:itext(") else { return }
        guard let id = Texts.id(in: reference) else {
            return report(.wrongTextReference(reference.trimmed), at: element)
        }
        guard texts[id] == nil else { return }
        report(.missingText(id, near: speller.nearest(id, in: texts.ids)), at: element)
    }
}
