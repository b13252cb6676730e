/// What two versions of a node are compared by beside its words and choices.
extension FormDefinition {
    /// Attributes of ours that say what an answer means, wherever above the question they stand. Names of indicators are not
    /// among them: under another name other words are welcome.
    private static let meaningful = ["direction", "missing", "missing-rule", "scale", "dimension"]
    /// Those that say what may be done with it.
    private static let handling = ["disclosure", "hierarchy"]

    func meaning(at node: Int) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: Self.meaningful.compactMap { name in inherited(name, at: node).map { (name, $0) } })
    }

    func isDisclosed(_ node: Int) -> Bool { inherited("disclosure", at: node) != nil }

    /// An attribute of ours on a node or the nearest node above that has it.
    private func inherited(_ name: String, at node: Int) -> String? {
        var node: Int? = node
        while let here = node {
            if let value = nodes[here].attributes.value(name) { return value }
            node = nodes[here].parent
        }
        return nil
    }

    /// When a node is there, what it demands and says when it is not met, and what stands in it before anybody answers.
    /// - Parameter rules: those about the node.
    func declared(at node: Int, by rules: [Rule]) -> [String: String] {
        var facts: [String: String] = [:]
        for rule in rules {
            switch rule.effect {
            case .relevant, .required, .readonly: facts["\(rule.effect)"] = source(rule.expression)
            case .count: facts["count"] = source(rule.expression)
            case .calculate: break
            }
        }
        facts["constraint"] = logic.constraints[node].flatMap(source)
        facts["value"] = written(node)
        for name in Self.handling { facts[name] = nodes[node].attributes.value(name) }
        for (number, code) in codes {
            facts["constraint message \(code)"] = words(nodes[node].constraintMessage, number)
            facts["required message \(code)"] = words(nodes[node].requiredMessage, number)
        }
        return facts
    }

    /// A label in every language but the first, which is told by itself, and a hint in all of them.
    func translated(_ label: FormText?, _ hint: FormText?) -> [String: String] {
        var facts: [String: String] = [:]
        for (number, code) in codes {
            facts["hint \(code)"] = words(hint, number)
            if number != defaultLanguage { facts["label \(code)"] = words(label, number) }
        }
        return facts
    }

    func translatedChoices(_ question: QuestionDefinition) -> [String: String] {
        guard case .fixed(let choices) = question.choices else { return [:] }
        var facts: [String: String] = [:]
        for (number, code) in codes where number != defaultLanguage {
            facts["choices \(code)"] = choices.map { "\($0.value) = \(words($0.label, number) ?? "")" }
                .joined(separator: "; ")
        }
        return facts
    }

    /// Nil where there is nothing to read.
    func words(_ text: FormText?, _ language: Int) -> String? {
        guard let text else { return nil }
        let words = text[language].plain.map { if case .text(let part) = $0 { part } else { "…" } }
            .joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : words
    }

    private var codes: [(Int, String)] {
        languages.enumerated().map { ($0.offset, $0.element.code ?? $0.element.name) }
    }
}
