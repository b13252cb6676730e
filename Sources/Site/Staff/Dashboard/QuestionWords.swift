import XForms

/// The words of a questionnaire's questions and answers, by the names that columns of releases have.
struct QuestionWords: Sendable {
    /// A talk about what moves somebody, not a measure (`bs:allowed-use`): never held against an earlier time.
    let isForTalking: Bool
    let title: String
    private let questions: [String: String]
    private let answers: [String: [String: String]]
    private let orders: [String: [String]]
    private let scales: [String: ClosedRange<Int>]
    private let facts: [String: Facts]

    /// What a question is about, and what may be told of it.
    struct Facts: Sendable {
        /// The theme and the side of life that it is about.
        let codes: Set<String>
        let isIndicator: Bool
        /// An owner may forbid to show results of an instrument to those who answered.
        let mayFeedBack: Bool
    }

    init(_ form: FormDefinition, language: InterfaceLanguage) {
        isForTalking = form.facts.value("allowed-use") == "conversation"
        title = QuestionnaireFacts(form, language: language).title
        let number = form.language(language.code) ?? form.defaultLanguage
        var (questions, answers): ([String: String], [String: [String: String]]) = ([:], [:])
        var scales: [String: ClosedRange<Int>] = [:]
        var orders: [String: [String]] = [:]
        var facts: [String: Facts] = [:]
        for question in form.questions {
            let node = form.nodes[question.node]
            let words = Self.line(question.label?[number].plain ?? [])
            let parts = node.path.split(separator: "/").dropFirst().map(String.init)
            var choices: [String: String] = [:]
            var order: [String] = []
            if case .fixed(let fixed) = question.choices {
                order = fixed.map(\.value)
                for choice in fixed { choices[choice.value] = Self.line(choice.label[number].plain) }
            }
            // A name that two questions share has the group in front of it; the first keeps the short one.
            for count in 1...max(1, parts.count) {
                let name = parts.suffix(count).joined(separator: "_")
                guard questions[name] == nil else { continue }
                let told = Facts(
                    codes: Set(["theme", "dimension"].compactMap { form.fact($0, at: question.node) }),
                    isIndicator: node.attributes.value("indicator") != nil,
                    mayFeedBack: form.mayFeedBack(question.node))
                facts[name] = told
                questions[name] = words.isEmpty ? node.name : words
                answers[name] = choices
                orders[name] = order
                let figures = choices.keys.compactMap { Int($0) }
                if let low = figures.min(), let high = figures.max(), low < high { scales[name] = low...high }
                for (value, label) in choices where questions["\(name)_\(value)"] == nil {
                    questions["\(name)_\(value)"] = "\(words) – \(label)"
                    facts["\(name)_\(value)"] = told
                    answers["\(name)_\(value)"] = [:]
                }
            }
        }
        // The mean of a side of life is called by the heading above its questions.
        for group in form.groups {
            guard let node = group.node, form.nodes[node].attributes.value("scale") != nil,
                let side = form.nodes[node].attributes.value("dimension"), questions[side] == nil,
                let label = group.label
            else { continue }
            questions[side] = Self.line(label[number].plain)
            facts[side] = Facts(codes: [side], isIndicator: false, mayFeedBack: form.mayFeedBack(node))
        }
        (self.questions, self.answers, self.scales, self.orders) = (questions, answers, scales, orders)
        self.facts = facts
    }

    func question(_ name: String) -> String { questions[name] ?? name }

    /// Nil for a figure that no question of the form gives as it stands, such as the mean of a scale.
    func facts(_ name: String) -> Facts? { facts[name] }

    /// Nil for an answer that is none of the question's own, such as none at all.
    func answer(_ value: String, of question: String) -> String? { answers[question]?[value] }

    /// The place of an answer among the question's own; the others come last.
    func place(of value: String, in question: String) -> Int {
        orders[question]?.firstIndex(of: value) ?? Int.max
    }

    /// The lowest and highest figure that can be chosen.
    func scale(of question: String) -> ClosedRange<Int>? { scales[question] }

    static func line(_ parts: [TextPart]) -> String {
        parts.map { if case .text(let words) = $0 { words } else { "…" } }.joined()
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
