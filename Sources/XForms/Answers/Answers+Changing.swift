// What the respondent fills in.

extension Answers {
    /// Stores what was typed or chosen, and recalculates what depends on it.
    ///
    /// Text that fits the node's type is stored in its canonical form (`3,5` as `3.5`, `1-2-2024` as `2024-02-01`);
    /// text that does not is kept as it was typed and is a violation until it is mended. Names of a select or rank
    /// are separated by spaces.
    /// - Returns: false, and nothing changes, when there is no such node or it cannot be answered: read-only,
    ///   calculated, not relevant, or without a control.
    @discardableResult
    package mutating func set(_ text: String, at key: NodeKey) -> Bool {
        guard let (record, question) = place(for: key) else { return false }
        answer(canonical(ValueText.storable(text), for: question), at: record)
        return true
    }

    /// Writes what the service knows of everybody who begins, such as the neighbourhood, and recalculates.
    ///
    /// For a node that no control shows: nobody can change it on a page.
    /// - Returns: false, and nothing changes, when there is no such node, or it is asked, calculated, repeated or an attribute.
    @discardableResult
    package mutating func preset(_ text: String, at node: Int) -> Bool {
        guard definition.nodes.indices.contains(node), definition.nodes[node].isLeaf,
            !definition.nodes[node].isCalculated, !definition.nodes[node].isAttribute,
            definition.nodes[node].preload == nil, logic.questionOfNode[node] == nil, let record = logic.records[node]
        else { return false }
        answer(ValueText.storable(text), at: record)
        return true
    }

    /// Stores the answers of one page, in order, with the same outcome as `set(_:at:)` for each; recalculates only when
    /// what can be answered may have changed, and at the end.
    package mutating func set(_ entries: [(text: String, key: NodeKey)]) {
        var agenda = Agenda(count: logic.rules.count)
        var isUnsure = false
        for (text, key) in entries {
            if isUnsure {
                recalculate(&agenda)
                isUnsure = false
            }
            guard let (record, question) = place(for: key) else { continue }
            let text = canonical(ValueText.storable(text), for: question)
            guard self.text(of: record) != text else { continue }
            context.trees.primary.setText(text, of: record)
            for rule in logic.dependents[key.node] {
                agenda.insert(rule)
                if logic.opensOrCloses[Int(rule)] { isUnsure = true }
            }
            if logic.startsActions[key.node] {
                recalculate(&agenda)
                runValueChanged(record)
            }
        }
        recalculate(&agenda)
    }

    /// Where an answer for a key goes; nil when it cannot be answered.
    private func place(for key: NodeKey) -> (record: NodeID, question: Int)? {
        guard let record = record(at: key), let number = logic.questionOfNode[key.node],
            !definition.nodes[key.node].isCalculated, isRelevant(record), !isReadOnly(record)
        else { return nil }
        return (record, number)
    }

    /// Stores a value as it is, whoever may change it, and does what follows from it.
    mutating func answer(_ text: String, at record: NodeID) {
        if store(text, at: record) { runValueChanged(record) }
    }

    /// The text as it is stored: canonical when it fits, else as it was typed.
    private func canonical(_ text: String, for question: Int) -> String {
        if definition.questions[question].kind == .trigger { return text.isEmpty ? "" : "OK" }
        return ValueText.canonical(text, definition.questions[question].type, in: setting(for: question)) ?? text
    }

    /// What texts of a question need to be understood.
    func setting(for question: Int) -> ValueText.Setting {
        ValueText.Setting(
            zone: context.environment.zone, now: context.environment.clock(), language: context.environment.language,
            appearance: definition.questions[question].appearance)
    }
}
