import XMLTree

// What people read of a question or group, line by line, as it is hashed (docs/bs-attributes.md, "The wording hash").

extension FormCheck {
    /// The label, the hint, each choice with its value, and whatever else a question says, in a language, white space folded.
    func wordingLines(of control: FormOutline.Control, language: Int) -> [String] {
        let element = control.element
        var lines = [
            words(of: element.child(named: "label"), language), words(of: element.child(named: "hint"), language),
        ]
        for item in element.children(named: "item") {
            let value = item.child(named: "value")?.text.trimmed ?? ""
            lines.append(value + " " + words(of: item.child(named: "label"), language))
        }
        if let itemset = element.child(named: "itemset") { lines += rows(of: itemset, language) }
        let range = ["start", "end", "step"].compactMap { element.attribute($0)?.trimmed }
        if control.kind == "range" { lines += tagged("range", [range.joined(separator: " ")]) }
        lines += tagged("guidance", ["label", "hint"].map { guidance(of: element.child(named: $0), language) })
        if let bind = control.node.flatMap(outline.bind) {
            for message in ["constraintMsg", "requiredMsg"] {
                guard let written = bind.javarosa(message) else { continue }
                let words = Texts.id(in: written).map { texts.wording($0, language: language) ?? "" } ?? written
                lines += tagged(message, [words])
            }
        }
        return lines.map { $0.words.joined(separator: " ") }
    }

    /// The label and the hint of a group or note.
    func labels(of element: XMLElement, _ language: Int) -> [String] {
        ["label", "hint"].flatMap { name in
            let part = element.child(named: name)
            return [words(of: part, language), guidance(of: part, language)]
        }
    }

    /// Lines of a kind that not every question has; those without words are left out.
    func tagged(_ kind: String, _ lines: [String]) -> [String] {
        lines.map { $0.words.joined(separator: " ") }.filter { !$0.isEmpty }.map { kind + " " + $0 }
    }

    /// The rows of a list with their values. What is left out of it or shuffled is worded by how.
    private func rows(of itemset: XMLElement, _ language: Int) -> [String] {
        guard let nodeset = itemset.attribute(anyOf: "nodeset", "ref") else { return [] }
        let source = Self.source(of: nodeset)
        let content = source.flatMap { lists.lists[$0.list]?.content }
        let value = itemset.child(named: "value")?.attribute("ref")?.trimmed ?? ""
        let rows = (content?.elements ?? []).map { row in
            (row.child(named: value)?.text.trimmed ?? "") + " " + label(of: row, in: itemset, language)
        }
        let isPlain = content != nil && source?.isWhole == true && !nodeset.contains("randomize")
        return rows + (isPlain ? [] : tagged("rows", [nodeset]))
    }

    // MARK: Words

    /// The words of a label or hint in a language; without one in the default language.
    func words(of part: XMLElement?, _ language: Int? = nil) -> String {
        guard let part else { return "" }
        guard let reference = part.attribute("ref")?.trimmed, !reference.isEmpty else { return part.wording }
        guard let id = Texts.id(in: reference) else { return "{\(reference)}" }
        return texts.wording(id, language: language ?? texts.fallback) ?? ""
    }

    /// The guidance beside the words of a label or hint.
    private func guidance(of part: XMLElement?, _ language: Int) -> String {
        guard let id = part?.attribute("ref").flatMap(Texts.id) else { return "" }
        return texts.wording(id, form: "guidance", language: language) ?? ""
    }

    /// The words of a row of a list, by `jr:itext(column)` or a column.
    func label(of row: XMLElement, in itemset: XMLElement, _ language: Int? = nil) -> String {
        guard let reference = itemset.child(named: "label")?.attribute("ref")?.trimmed else { return "" }
        guard reference.hasPrefix("jr:itext("), reference.hasSuffix(")") else {
            return row.child(named: reference)?.text.trimmed ?? ""
        }
        let column = String(reference.dropFirst(9).dropLast()).trimmed
        return texts.wording(row.child(named: column)?.text.trimmed ?? "", language: language ?? texts.fallback) ?? ""
    }
}

extension Texts {
    /// The words of a text in a language, or those of one of its forms, each output in braces.
    func wording(_ id: String, form: String? = nil, language: Int) -> String? {
        guard let text = self[id]?[language] else { return nil }
        guard let form else { return Self.value(of: text)?.wording }
        return text.children(named: "value").last { $0.attribute("form")?.trimmed == form }?.wording
    }
}

extension XMLElement {
    /// The words in an element, and in braces what an output puts among them.
    fileprivate var wording: String {
        var words = ""
        for child in children {
            switch child {
            case .text(let text): words += text
            case .element(let output) where output.name.local == "output":
                words += "{\((output.attribute(anyOf: "value", "ref") ?? "").words.joined(separator: " "))}"
            case .element(let inner): words += inner.wording
            case .comment, .processingInstruction: break
            }
        }
        return words.trimmed
    }
}
