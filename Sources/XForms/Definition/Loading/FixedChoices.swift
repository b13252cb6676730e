/// Works out once the lists that are the same for everybody.
final class FixedChoices {
    private let logic: FormLogic
    private let reader: FormReader
    private let compiler: ExpressionCompiler
    /// By what the author wrote: many questions share one list.
    private var known: [String: [ChoiceDefinition]?] = [:]

    init(logic: FormLogic, reader: FormReader, compiler: ExpressionCompiler) {
        self.logic = logic
        self.reader = reader
        self.compiler = compiler
    }

    func source(of choices: WrittenChoices) -> ChoiceSource {
        switch choices {
        case .none: return .none
        case .items(let items): return .fixed(items)
        case .itemset(let number):
            let written = reader.itemsets[number]
            let key = [written.nodeset, written.value, written.labelExpression ?? -1]
                .map { $0 < 0 ? "" : reader.expressions[$0].source }.joined(separator: "\n")
            let choices = known[key] ?? list(number)
            known[key] = .some(choices)
            return choices.map { .fixed($0) } ?? .computed(number)
        }
    }

    /// The choices of an itemset; nil when they depend on answers, chance or the clock.
    private func list(_ number: Int) -> [ChoiceDefinition]? {
        let written = reader.itemsets[number]
        guard let nodeset = compiler.expressions[written.nodeset], nodeset.volatility.isEmpty,
            readsOnlyInstances(nodeset, at: written.node)
        else { return nil }
        let itemset = logic.itemsets[number]
        guard isPlain(itemset.value), itemset.label.map(isPlain) ?? true else { return nil }
        let context = logic.context
        let document = NodeRef(node: .document)
        guard let items = try? nodeset.nodes(at: document, in: context) else { return nil }
        return items.map { item in
            let value = text(itemset.value, at: item, in: context)
            return ChoiceDefinition(
                value: value, label: label(itemset.label, at: item, in: context) ?? reader.words(value),
                position: written.position)
        }
    }

    /// Reads nothing that a respondent can change.
    private func readsOnlyInstances(_ expression: XPathExpression, at node: Int) -> Bool {
        expression.references(from: compiler.resolver.reference(to: node)).allSatisfy {
            $0.instance != nil && $0.instance != reader.parts.primaryId
        }
    }

    private func isPlain(_ part: Itemset.ItemPart) -> Bool { if case .child = part { true } else { false } }

    private func isPlain(_ label: Itemset.Label) -> Bool {
        switch label {
        case .words(let part), .textId(let part): isPlain(part)
        }
    }

    private func text(_ part: Itemset.ItemPart, at item: NodeRef, in context: XPathContext) -> String {
        guard case .child(let name) = part else { return "" }
        let tree = context.trees[Int(item.tree)]
        return tree.child(name, of: item.node).map { tree.text(of: $0) } ?? ""
    }

    private func label(_ label: Itemset.Label?, at item: NodeRef, in context: XPathContext) -> FormText? {
        switch label {
        case .words(let part): reader.words(text(part, at: item, in: context))
        case .textId(let part): logic.texts[text(part, at: item, in: context)]
        case nil: nil
        }
    }
}

extension WrittenItemset {
    /// The expression that gives the label or its id.
    var labelExpression: Int? {
        switch label {
        case .words(let number), .textId(let number): number
        case nil: nil
        }
    }
}
