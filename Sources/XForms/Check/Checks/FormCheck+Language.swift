import XMLTree

extension FormCheck {
    /// Hints about plain language, in the languages whose words we have.
    mutating func checkLanguage() {
        var seen: Set<String> = []
        for control in outline.controls {
            for part in control.element.elements {
                guard let use = Self.uses[part.name.local] else { continue }
                checkWords(of: part, use: isNote(control) ? .long : use, seen: &seen)
            }
            checkWayOut(of: control)
        }
        for container in outline.containers {
            container.element.child(named: "label").map { checkWords(of: $0, use: .label, seen: &seen) }
        }
        checkUntranslated()
    }

    private static let uses: [String: PlainLanguage.Use] = ["label": .label, "hint": .hint]

    /// The words of a label or hint: its own, or those of the text in each language, each text once.
    private mutating func checkWords(of part: XMLElement, use: PlainLanguage.Use, seen: inout Set<String>) {
        guard let reference = part.attribute("ref"), let id = Texts.id(in: reference) else {
            guard let vocabulary = Vocabulary.of(nil), part.attribute("ref") == nil else { return }
            let language = PlainLanguage(vocabulary: vocabulary)
            for fault in language.faults(in: part.text.trimmed, use: use) { report(fault, at: part) }
            return
        }
        guard seen.insert(id).inserted else { return }
        for (number, text) in (texts.texts[id] ?? []).enumerated() {
            guard let text, let words = texts.words(id, language: number) else { continue }
            let code = FormLanguage(name: texts.languages[number]).code
            guard let vocabulary = Vocabulary.of(code ?? "nl") else { continue }
            for fault in PlainLanguage(vocabulary: vocabulary).faults(in: words, use: use) { report(fault, at: text) }
        }
    }

    // MARK: A way out

    /// "Weet ik niet" or "zeg ik liever niet" must be among the choices, or the author says that neither is wanted.
    private mutating func checkWayOut(of control: FormOutline.Control) {
        guard control.kind == "select1" || control.kind == "select", let node = control.node else { return }
        if fact("missing", of: node) != nil { return }
        guard let labels = choiceLabels(of: control), !labels.isEmpty else { return }
        let ways = Vocabulary.dutch.wayOut + Vocabulary.english.wayOut
        let hasWay = labels.contains { label in
            let lower = label.lowercased()
            return ways.contains { lower.contains($0) }
        }
        if !hasWay, !control.element.appearance.contains("label") { report(.noWayOut, at: control.element) }
        if labels.count > 15, !["minimal", "autocomplete"].contains(where: control.element.appearance.contains),
            source(of: control.element.child(named: "itemset")?.attribute("nodeset") ?? "").map(isWhole) ?? true
        {
            report(.manyChoices(labels.count), at: control.element)
        }
    }

    private func isWhole(_ source: ItemsetSource) -> Bool { if case .whole = source { true } else { false } }

    /// The words of all choices in the default language; nil when they are not in the form.
    private func choiceLabels(of control: FormOutline.Control) -> [String]? {
        let items = control.element.children(named: "item")
        if !items.isEmpty { return items.map { words(of: $0.child(named: "label")) } }
        guard let itemset = control.element.child(named: "itemset"), let nodeset = itemset.attribute("nodeset"),
            let source = source(of: nodeset)
        else { return nil }
        let list =
            switch source {
            case .whole(let id), .part(let id): id
            }
        // A long list is a list of names, such as municipalities: nobody fails to know those.
        guard let rows = lists.lists[list]?.content?.elements, rows.count <= 40 else { return nil }
        return rows.map { label(of: $0, in: itemset) }
    }

    // MARK: Translations

    /// Texts that stand in a second language as they stand in the first, or as a hyphen.
    private mutating func checkUntranslated() {
        guard texts.languages.count > 1 else { return }
        for id in texts.ids {
            guard let elements = texts.texts[id], let first = texts.words(id, language: texts.fallback) else {
                continue
            }
            for (number, element) in elements.enumerated() where number != texts.fallback {
                guard let element, let words = texts.words(id, language: number) else { continue }
                let isSame = words == first && words.words.count > 3
                if isSame || words == "-" && first != "-" || words.isEmpty && !first.isEmpty {
                    report(.untranslated(id, language: texts.languages[number]), at: element)
                }
            }
        }
    }
}
