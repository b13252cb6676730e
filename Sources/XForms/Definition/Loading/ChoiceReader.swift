import XMLTree

/// The choices of a control as written.
enum WrittenChoices {
    case none
    case items([ChoiceDefinition])
    /// Number of the itemset.
    case itemset(Int)
}

/// An `itemset` as written, expressions by their number.
struct WrittenItemset {
    var node: Int
    var nodeset: Int
    var value: Int
    /// Nil when the value itself must serve.
    var label: WrittenLabel?
    var position: SourcePosition
}

/// How the label of an item is found.
enum WrittenLabel {
    /// The expression gives the words.
    case words(Int)
    /// The expression gives the id of a text.
    case textId(Int)
}

extension FormReader {
    mutating func readChoices(of element: XMLElement, node: Int) -> WrittenChoices {
        if let itemset = element.child(named: "itemset") { return readItemset(itemset, node: node) }
        var choices: [ChoiceDefinition] = []
        var seen: Set<String> = []
        for item in element.children(named: "item") {
            guard let value = item.child(named: "value")?.text.trimmed, !value.isEmpty else {
                report(.choiceWithoutValue, at: item.place)
                continue
            }
            let label = item.child(named: "label").map { text(of: $0, at: node) }
            if label == nil { report(.choiceWithoutLabel, at: item.place) }
            if value.hasWhitespace { report(Self.spaced(value, in: element), at: item.place) }
            if !seen.insert(value).inserted { report(.duplicateChoice(value), at: item.place) }
            choices.append(
                ChoiceDefinition(value: value, label: label ?? words(value), position: item.place))
        }
        if choices.isEmpty { report(.selectWithoutChoices, at: element.place) }
        return .items(choices)
    }

    /// A space breaks a list of answers apart; one answer alone survives it here, but not in other tools.
    static func spaced(_ value: String, in control: XMLElement) -> Fault {
        .spacedChoice(value).with(severity: control.name.local == "select1" ? .warning : .error)
    }

    private mutating func readItemset(_ itemset: XMLElement, node: Int) -> WrittenChoices {
        guard let nodeset = itemset.attribute(anyOf: "nodeset", "ref")?.trimmed, !nodeset.isEmpty else {
            report(.itemsetWithout("nodeset"), at: itemset.place)
            return .none
        }
        let valueElement = itemset.child(named: "value") ?? itemset.child(named: "copy")
        guard let valueElement, let value = valueElement.attribute(anyOf: "ref", "nodeset")?.trimmed, !value.isEmpty
        else {
            report(.itemsetWithout("value"), at: itemset.place)
            return .none
        }
        itemsets.append(
            WrittenItemset(
                node: node, nodeset: expression(nodeset, at: node, role: .itemset, position: itemset.place),
                value: expression(value, at: node, role: .choiceValue, position: valueElement.place, atItem: true),
                label: readItemLabel(itemset.child(named: "label"), node: node), position: itemset.place))
        return .itemset(itemsets.count - 1)
    }

    private mutating func readItemLabel(_ label: XMLElement?, node: Int) -> WrittenLabel? {
        guard let label, let written = label.attribute("ref")?.trimmed, !written.isEmpty else { return nil }
        if written.hasPrefix("jr:itext("), written.hasSuffix(")"), Self.itextId(written) == nil {
            let id = String(written.dropFirst("jr:itext(".count).dropLast())
            return .textId(expression(id, at: node, role: .choiceLabel, position: label.place, atItem: true))
        }
        return .words(expression(written, at: node, role: .choiceLabel, position: label.place, atItem: true))
    }

    /// The same words in every language.
    func words(_ words: String) -> FormText {
        FormText(translations: Array(repeating: LocalText(plain: [.text(words)]), count: max(1, languages.count)))
    }
}
