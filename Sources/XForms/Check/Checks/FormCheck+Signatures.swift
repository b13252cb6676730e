import XMLTree

extension FormCheck {
    /// Translations that nobody who speaks the language has signed for (`translations.json` beside the questionnaire).
    ///
    /// For questionnaires of our programme alone: another one's translations are its own affair.
    mutating func checkSignatures() {
        guard texts.languages.count > 1, outline.binds.contains(where: \.element.hasFacts) else { return }
        var signatures = TranslationSignatures()
        if let file = self.signatures {
            do {
                signatures = try TranslationSignatures(json: file)
            } catch {
                report(.unreadableTranslations, at: texts.translations.first)
            }
        }
        for (number, name) in texts.languages.enumerated() where number != texts.fallback {
            let language = FormLanguage(name: name).code ?? name
            let hash = textsHash(language: number)
            let status = signatures.status(of: language, texts: hash)
            translations.append(Translation(language: language, texts: hash, status: status))
            switch status {
            case .read: break
            case .notRead: report(.unreadTranslation(name), at: texts.translations[number])
            case .changed(let reader, let date):
                report(.changedTranslation(name, reader: reader, date: date), at: texts.translations[number])
            }
        }
    }

    /// SHA-256 of the ids and words of a language, white space folded, in the order of the ids.
    private func textsHash(language: Int) -> String {
        let lines = zip(texts.ids, texts.elements).compactMap { id, elements -> String? in
            guard let element = elements[language] else { return nil }
            return ([id] + element.elements.flatMap(\.text.words)).joined(separator: " ")
        }
        return TranslationSignatures.hash(of: Array(lines.sorted().joined(separator: "\n").utf8))
    }
}

extension XMLElement {
    fileprivate var hasFacts: Bool { attributes.contains { $0.name.namespace == Namespaces.buurtstem } }
}
