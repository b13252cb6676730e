import XMLTree

extension FormCheck {
    /// The translations themselves (ODK XForms, "Languages").
    mutating func checkTranslations() {
        var seen: Set<String> = []
        var hasDefault = false
        for translation in texts.translations {
            let language = translation.attribute("lang") ?? ""
            if language.trimmed.isEmpty {
                report(.translationWithoutLanguage, at: translation)
            } else if !seen.insert(language).inserted {
                report(.duplicateLanguage(language), at: translation)
            } else if FormLanguage(name: language).code == nil, texts.translations.count > 1 {
                report(.unknownLanguageCode(language), at: translation)
            }
            if Texts.isDefault(translation) {
                if hasDefault { report(.severalDefaults(language), at: translation) }
                hasDefault = true
            }
            checkTexts(of: translation, language: language)
        }
        checkGaps()
    }

    private mutating func checkTexts(of translation: XMLElement, language: String) {
        var seen: Set<String> = []
        for case .element(let text) in translation.children where text.name.local == "text" {
            guard let id = text.attribute("id"), !id.isEmpty else {
                report(.textWithoutID, at: text)
                continue
            }
            if !seen.insert(id).inserted { report(.duplicateText(id, language: language), at: text) }
            checkForms(of: text)
        }
    }

    /// Forms of a text (ODK XForms, "Languages", "Media"); markdown is Collect's old spelling of plain words.
    static let forms: Set<String> = ["short", "long", "guidance", "image", "big-image", "audio", "video"]
    static let media: Set<String> = ["image", "big-image", "audio", "video"]

    private mutating func checkForms(of text: XMLElement) {
        var media: String?
        var hasWords = false
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

    /// Labels, hints and messages: each leads to words.
    mutating func checkTextReferences() {
        for control in outline.controls {
            checkLabel(of: control)
            for part in control.element.elements { checkReference(of: part) }
            for item in control.element.children(named: "item") {
                item.child(named: "label").map { checkReference(of: $0) }
            }
        }
        for container in outline.containers {
            for part in container.element.elements { checkReference(of: part) }
        }
        for bind in outline.binds {
            for message in ["constraintMsg", "requiredMsg"] {
                bind.element.javarosa(message).map { checkText($0, at: bind.element) }
            }
        }
    }

    private mutating func checkLabel(of control: FormOutline.Control) {
        let label = control.element.child(named: "label")
        if let label, label.attribute("ref") != nil || !label.text.trimmed.isEmpty || !label.elements.isEmpty { return }
        report(.missingLabel(control.kind), at: control.element)
    }

    private mutating func checkReference(of part: XMLElement) {
        guard part.name.local == "label" || part.name.local == "hint", let reference = part.attribute("ref") else {
            return
        }
        checkText(reference, at: part)
    }

    /// `jr:itext('id')` must name a text; anything else is words or a path.
    mutating func checkText(_ reference: String, at element: XMLElement) {
        guard reference.trimmed.hasPrefix("jr:itext(") else { return }
        guard let id = Texts.id(in: reference) else {
            if TermReader.read(reference) == nil { report(.wrongTextReference(reference.trimmed), at: element) }
            return
        }
        guard texts[id] == nil else { return }
        report(.missingText(id, near: texts.ids.count < 2_000 ? Spelling.nearest(id, in: texts.ids) : nil), at: element)
    }
}
