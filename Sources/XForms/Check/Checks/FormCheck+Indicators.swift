import XMLTree

extension FormCheck {
    /// Core indicators: each once, with a hash that guards its words over the rounds.
    mutating func checkIndicators() {
        var seen: Set<String> = []
        for control in outline.controls {
            guard let node = control.node, let bind = outline.bind(of: node) else { continue }
            let wording = bind.attribute("wording", namespace: Namespaces.buurtstem)
            let indicator = bind.attribute("indicator", namespace: Namespaces.buurtstem)
            guard indicator != nil || wording != nil else { continue }
            let hash = wordingHash(of: control)
            let name = indicator ?? outline.schema.nodes[node].name.local
            if let indicator, !seen.insert(indicator).inserted { report(.duplicateIndicator(indicator), at: bind) }
            if let wording {
                if wording != hash { report(.changedWording(name, hash: hash), at: bind) }
            } else {
                report(.indicatorWithoutWording(hash), at: bind)
            }
            guard let indicator else { continue }
            let now = Wording(.indicator, name: indicator, texts: texts) { wordingLines(of: control, language: $0) }
            note(now, at: bind)
        }
    }

    /// SHA-256 of the question and its choices in the default language: white space folded, one per line.
    ///
    /// A new translation is no new wording; another order of choices is.
    mutating func wordingHash(of control: FormOutline.Control) -> String {
        Wording.hash(of: wordingLines(of: control, language: texts.fallback))
    }

    /// The label, the hint, then each choice with its value, in a language, white space folded.
    private mutating func wordingLines(of control: FormOutline.Control, language: Int) -> [String] {
        let element = control.element
        var lines = [
            words(of: element.child(named: "label"), language), words(of: element.child(named: "hint"), language),
        ]
        for item in element.children(named: "item") {
            let value = item.child(named: "value")?.text.trimmed ?? ""
            lines.append(value + " " + words(of: item.child(named: "label"), language))
        }
        if let itemset = element.child(named: "itemset"), let nodeset = itemset.attribute("nodeset"),
            let source = source(of: nodeset), let value = itemset.child(named: "value")?.attribute("ref")
        {
            for row in lists.lists[source.list]?.content?.elements ?? [] {
                let name = row.child(named: value.trimmed)?.text.trimmed ?? ""
                lines.append(name + " " + label(of: row, in: itemset, language))
            }
        }
        return lines.map { $0.words.joined(separator: " ") }
    }

    /// The words of a label or hint in a language; without one in the default language.
    func words(of part: XMLElement?, _ language: Int? = nil) -> String {
        guard let part else { return "" }
        guard let reference = part.attribute("ref"), let id = Texts.id(in: reference) else { return part.text.trimmed }
        return texts.words(id, language: language ?? texts.fallback) ?? ""
    }

    /// The words of a row of a list, by `jr:itext(column)` or a column.
    func label(of row: XMLElement, in itemset: XMLElement, _ language: Int? = nil) -> String {
        guard let reference = itemset.child(named: "label")?.attribute("ref")?.trimmed else { return "" }
        if reference.hasPrefix("jr:itext("), reference.hasSuffix(")") {
            let column = String(reference.dropFirst(9).dropLast()).trimmed
            return texts.words(row.child(named: column)?.text.trimmed ?? "", language: language ?? texts.fallback) ?? ""
        }
        return row.child(named: reference)?.text.trimmed ?? ""
    }
}
