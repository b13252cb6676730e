// Recalculation in dependency order (XForms 1.0 §4.3.9; ODK XForms, "Bindings").

extension Answers {
    /// How often counts of repeats may set each other off before we stop: a nested list is settled in a few rounds.
    private static let mostRounds = 200

    /// Applies every rule, or none.
    mutating func recalculate(all: Bool) {
        guard all else { return }
        var agenda = Agenda(count: logic.rules.count)
        agenda.insertAll(count: logic.rules.count)
        recalculate(&agenda)
    }

    /// Applies these rules and all that depend on what they change.
    mutating func recalculate(_ rules: [Int32]) {
        guard !rules.isEmpty else { return }
        var agenda = Agenda(count: logic.rules.count)
        agenda.insert(rules)
        recalculate(&agenda)
    }

    /// Applies what is on the agenda, and empties it.
    mutating func recalculate(_ agenda: inout Agenda) {
        for _ in 0..<Self.mostRounds {
            var counts: [Rule] = []
            while let number = agenda.pop() {
                let rule = logic.rules[Int(number)]
                if case .count = rule.effect { counts.append(rule) } else { apply(rule, &agenda) }
            }
            var changed = false
            for rule in counts where settleCount(rule, &agenda) { changed = true }
            if !changed { return }
        }
    }

    private mutating func apply(_ rule: Rule, _ agenda: inout Agenda) {
        guard let expression = logic.expressions[rule.expression] else { return }
        if let record = logic.records[rule.target] {
            apply(rule, expression, at: record, &agenda)
        } else {
            for record in records(of: rule.target) { apply(rule, expression, at: record, &agenda) }
        }
    }

    /// An expression that cannot be evaluated to the end hides nothing, asks nothing and gives no value.
    private mutating func apply(_ rule: Rule, _ expression: XPathExpression, at record: NodeID, _ agenda: inout Agenda)
    {
        let node = NodeRef(node: record)
        switch rule.effect {
        case .relevant:
            let hidden = !(holds(expression, rule.expression, at: node) ?? true)
            guard tree.flags(of: record).contains(.hidden) != hidden else { return }
            context.trees.primary.setFlag(.hidden, hidden, of: record)
            for inner in rule.target..<logic.ends[rule.target] { agenda.insert(logic.dependents[inner]) }
        case .required: mark(.required, holds(expression, rule.expression, at: node) ?? false, record)
        case .readonly: mark(.readonly, holds(expression, rule.expression, at: node) ?? false, record)
        case .calculate:
            let text: String
            do throws(XPathError) {
                text = try expression.string(at: node, in: context)
            } catch {
                definition.note(error, in: rule.expression, context)
                text = ""
            }
            store(calculated: text, of: rule.target, at: record, &agenda)
        case .count: break
        }
    }

    /// Whether a condition holds; nil when it cannot be evaluated to the end.
    ///
    /// A condition that is only a path asks for the value of the node it leads to: true for a boolean that is true, a
    /// number that is not 0, a text that is not empty (as JavaRosa; XPath 1.0 would ask whether the node exists, which
    /// no author of a form means).
    /// - Parameter number: of the expression.
    func holds(_ expression: XPathExpression, _ number: Int, at node: NodeRef) -> Bool? {
        let value: XPathValue
        do throws(XPathError) {
            value = try expression.evaluate(at: node, in: context)
        } catch {
            definition.note(error, in: number, context)
            return nil
        }
        switch value {
        case .boolean(let truth): return truth
        case .number(let number): return number != 0 && !number.isNaN
        case .string(let text): return !text.isEmpty
        case .date: return true
        case .nodes(let nodes): return nodes.first.map(isTrue) ?? false
        }
    }

    private func isTrue(_ node: NodeRef) -> Bool {
        let text = context.trees[Int(node.tree)].text(of: node.node)
        let shape = node.tree == 0 && node.node.rawValue >= 0 ? self.node(of: node.node) : -1
        guard shape >= 0, !text.isEmpty else { return !text.isEmpty }
        switch definition.nodes[shape].type {
        case .boolean: return text == "true" || text == "1"
        case .int, .decimal: return Double(text) != 0
        default: return true
        }
    }

    private mutating func mark(_ mark: AnswerState.Marks, _ on: Bool, _ record: NodeID) {
        let index = Int(record.rawValue)
        guard state.marks[index].contains(mark) != on else { return }
        if on { state.marks[index].insert(mark) } else { state.marks[index].remove(mark) }
    }

    private mutating func store(calculated text: String, of node: Int, at record: NodeID, _ agenda: inout Agenda) {
        // No number is no value (JavaRosa stores NaN as empty).
        let text = text == "NaN" ? "" : text
        guard !logic.isInner[node], self.text(of: record) != text else { return }
        context.trees.primary.setText(text, of: record)
        agenda.insert(logic.dependents[node])
    }

    /// Stores a value that did not come from a calculation, and recalculates what depends on it.
    /// - Returns: whether the value is another than before.
    @discardableResult
    mutating func store(_ text: String, at record: NodeID) -> Bool {
        let node = node(of: record)
        guard node >= 0, !logic.isInner[node], self.text(of: record) != text else { return false }
        context.trees.primary.setText(text, of: record)
        recalculate(logic.dependents[node])
        return true
    }
}
