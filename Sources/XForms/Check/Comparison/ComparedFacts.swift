/// What two versions of a question are compared by beside its words and choices.
extension ComparedQuestion {
    /// Attributes of ours that say what an answer means, wherever above the question they stand. Names of indicators are not
    /// among them: under another name other words are welcome.
    private static let meaningful = ["direction", "missing", "missing-rule", "scale", "dimension"]

    static func meaning(_ question: QuestionDefinition, in form: FormDefinition) -> [String: String] {
        var facts: [String: String] = [:]
        for name in meaningful {
            var node: Int? = question.node
            while let here = node, facts[name] == nil {
                facts[name] = form.nodes[here].attributes.value(name)
                node = form.nodes[here].parent
            }
        }
        if let range = question.range { facts["range"] = "\(range.start) – \(range.end) (\(range.step))" }
        return facts
    }

    static func wording(_ question: QuestionDefinition, in form: FormDefinition) -> [String: String] {
        var facts: [String: String] = [:]
        for (number, language) in form.languages.enumerated() {
            let code = language.code ?? language.name
            facts["hint \(code)"] = said(question.hint, number)
            guard number != form.defaultLanguage else { continue }
            facts["label \(code)"] = said(question.label, number)
            guard case .fixed(let choices) = question.choices else { continue }
            facts["choices \(code)"] = choices.map { "\($0.value) = \(said($0.label, number) ?? "")" }
                .joined(separator: "; ")
        }
        let source = { (expression: Int) in form.logic.expressions[expression]?.source }
        for rule in form.logic.rules where rule.target == question.node {
            switch rule.effect {
            case .relevant, .required, .readonly, .calculate: facts["\(rule.effect)"] = source(rule.expression)
            case .count: break
            }
        }
        facts["constraint"] = form.logic.constraints[question.node].flatMap(source)
        return facts
    }

    /// Nil where there is nothing to read.
    private static func said(_ text: FormText?, _ language: Int) -> String? {
        guard let text else { return nil }
        let words = text[language].plain.map { if case .text(let part) = $0 { part } else { "…" } }
            .joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : words
    }
}
