import XMLTree

extension FormCheck {
    /// Hints about plain language, in the languages whose words we have.
    mutating func checkLanguage() {
        var seen: Set<String> = []
        let vocabularies = texts.languages.map { Vocabulary.of(FormLanguage(name: $0).code) }
        for control in outline.controls {
            for case .element(let part) in control.element.children {
                guard let use = Self.uses[part.name.local] else { continue }
                checkWords(of: part, use: isNote(control) ? .long : use, vocabularies, seen: &seen)
            }
            checkWayOut(of: control)
        }
        for container in outline.containers {
            guard let label = container.element.child(named: "label") else { continue }
            checkWords(of: label, use: .label, vocabularies, seen: &seen)
        }
        checkUntranslated()
    }

    private static let uses: [String: PlainLanguage.Use] = ["label": .label, "hint": .hint]

    /// The words of a label or hint: its own, or those of the text in each language, each text once.
    private mutating func checkWords(
        of part: XMLElement, use: PlainLanguage.Use, _ vocabularies: [Vocabulary?], seen: inout Set<String>
    ) {
        guard let reference = part.attribute("ref") else {
            let language = PlainLanguage(vocabulary: .dutch)
            for fault in language.faults(in: part.text.trimmed, use: use) { report(fault, at: part) }
            return
        }
        guard let id = Texts.id(in: reference), seen.insert(id).inserted else { return }
        for (text, vocabulary) in zip(texts[id] ?? [], vocabularies) {
            guard let text, let vocabulary, let words = Texts.words(of: text) else { continue }
            for fault in PlainLanguage(vocabulary: vocabulary).faults(in: words, use: use) { report(fault, at: text) }
        }
    }

    // MARK: A way out

    /// "Weet ik niet" or "zeg ik liever niet" must be among the choices, or the author says that neither is wanted.
    private mutating func checkWayOut(of control: FormOutline.Control) {
        let appearance = control.element.appearance
        guard control.kind == "select1" || control.kind == "select", !appearance.contains("label"),
            let node = control.node, fact("missing", of: node) == nil, let choices = choices(of: control)
        else { return }
        if !choices.hasWayOut { report(.noWayOut, at: control.element) }
        if choices.isWhole, choices.count > 15, !appearance.contains("minimal"), !appearance.contains("autocomplete") {
            report(.manyChoices(choices.count), at: control.element)
        }
    }

    /// What the hints need to know of a list of choices.
    struct Choices {
        var count = 0
        /// Somebody who does not know, or would rather not say, can choose that.
        var hasWayOut = false
        /// All are offered to everybody.
        var isWhole = true
    }

    /// The choices of a question; nil when they are not in the form, or are a long list of names.
    private mutating func choices(of control: FormOutline.Control) -> Choices? {
        let items = control.element.children(named: "item")
        if !items.isEmpty { return Self.choices(items.map { words(of: $0.child(named: "label")) }) }
        guard let itemset = control.element.child(named: "itemset"), let nodeset = itemset.attribute("nodeset"),
            let source = source(of: nodeset)
        else { return nil }
        var choices: Choices
        if let known = choicesOfLists[source.list] {
            choices = known
        } else {
            // A long list is a list of names, such as municipalities: nobody fails to know those.
            guard let rows = lists.lists[source.list]?.content?.elements, rows.count <= 40, !rows.isEmpty else {
                return nil
            }
            choices = Self.choices(rows.map { label(of: $0, in: itemset) })
            choicesOfLists[source.list] = choices
        }
        choices.isWhole = source.isWhole
        return choices
    }

    private static func choices(_ labels: [String]) -> Choices {
        let ways = Vocabulary.dutch.wayOut + Vocabulary.english.wayOut
        let hasWayOut = labels.contains { label in
            let lower = label.lowercased()
            return ways.contains { lower.contains($0) }
        }
        return Choices(count: labels.count, hasWayOut: hasWayOut)
    }

    // MARK: Translations

    /// Texts that stand in a second language as they stand in the first, or as a hyphen.
    private mutating func checkUntranslated() {
        guard texts.languages.count > 1 else { return }
        for (id, elements) in zip(texts.ids, texts.elements) {
            guard let first = elements[texts.fallback].flatMap(Texts.words) else { continue }
            for (number, element) in elements.enumerated() where number != texts.fallback {
                guard let element, let words = Texts.words(of: element) else { continue }
                let isSame = words == first && words.words.count > 3
                if isSame || words == "-" && first != "-" || words.isEmpty && !first.isEmpty {
                    report(.untranslated(id, language: texts.languages[number]), at: element)
                }
            }
        }
    }
}
