import XForms

/// Questions that are counted together (`bs:scale`) for one side of positive health (`bs:dimension`).
struct SideScale: Sendable, Equatable {
    /// The scale's name, by which it is found again in another version of the questionnaire.
    let name: String
    let dimension: String
    let items: [Item]
    /// How many questions may be without an answer (`bs:missing-rule`).
    let mostMissing: Int

    /// One question of a scale.
    struct Item: Sendable, Equatable {
        let node: Int
        /// Choices that count as no answer.
        let missing: Set<String>
        /// Lowest and highest figure that can be chosen.
        let lowest: Double
        let highest: Double
        /// A low figure is good: it is turned round, so that all items of a scale point the same way.
        let isTurned: Bool
    }

    /// What a person's answers come to.
    enum Score: Sendable, Equatable {
        /// The mean of the answers there are, and the figures it can lie between.
        case mean(Double, of: ClosedRange<Double>)
        /// More questions are without an answer than the rule allows.
        case tooFew
        /// None of the questions was asked.
        case notAsked
    }

    /// The mean, as the rule for missing answers allows it.
    func score(_ answers: Answers) -> Score {
        let asked = items.compactMap { item in
            answers.question(at: NodeKey(node: item.node)).flatMap { $0.isRelevant ? (item, $0.value) : nil }
        }
        guard !asked.isEmpty else { return .notAsked }
        let figures = asked.compactMap { item, value -> Double? in
            guard !item.missing.contains(value), let figure = Double(value) else { return nil }
            return item.isTurned ? item.lowest + item.highest - figure : figure
        }
        guard !figures.isEmpty, items.count - figures.count <= mostMissing,
            let lowest = items.map(\.lowest).min(), let highest = items.map(\.highest).max()
        else { return .tooFew }
        return .mean(figures.reduce(0, +) / Double(figures.count), of: lowest...highest)
    }
}

extension SideScale {
    /// The scales of a questionnaire whose result may be shown to the person who answered: a conversation tool
    /// (`bs:allowed-use`), and of it the questions that say so (`bs:feedback`, on them or on what is around them). Empty
    /// for any other: an instrument that says no is never shown.
    static func scales(of form: FormDefinition) -> [SideScale] {
        guard form.facts.value("allowed-use") == "conversation" else { return [] }
        var order: [String] = []
        var items: [String: [Item]] = [:]
        var facts: [String: (dimension: String, rule: String?)] = [:]
        for question in form.questions {
            let node = question.node
            guard let name = form.fact("scale", at: node), let dimension = form.fact("dimension", at: node),
                form.fact("feedback", at: node) == "yes", form.mayFeedBack(node), let item = Item(question, form)
            else { continue }
            if facts[name] == nil {
                order.append(name)
                facts[name] = (dimension, form.fact("missing-rule", at: node))
            }
            items[name, default: []].append(item)
        }
        return order.compactMap { name in
            guard let (dimension, rule) = facts[name], let items = items[name] else { return nil }
            let most = rule.flatMap { $0.hasPrefix("at-most-") ? Int($0.dropFirst(8)) : nil } ?? 0
            return SideScale(name: name, dimension: dimension, items: items, mostMissing: most)
        }
    }
}

extension SideScale.Item {
    /// Nil for a question that is no figure: a note, a choice of words, an own text.
    fileprivate init?(_ question: QuestionDefinition, _ form: FormDefinition) {
        let missing = Set((form.fact("missing", at: question.node) ?? "").split(separator: " ").map(String.init))
        let figures: [Double]
        switch question.choices {
        case .fixed(let choices) where question.kind == .select1:
            let counted = choices.map(\.value).filter { !missing.contains($0) }
            figures = counted.compactMap(Double.init)
            guard figures.count == counted.count else { return nil }
        case .none where question.kind == .range: figures = question.range.map { [$0.minimum, $0.maximum] } ?? []
        case .none, .fixed, .computed: return nil
        }
        guard let lowest = figures.min(), let highest = figures.max(), lowest < highest else { return nil }
        self.init(
            node: question.node, missing: missing, lowest: lowest, highest: highest,
            isTurned: form.fact("direction", at: question.node) == "lower-better")
    }
}

extension FormDefinition {
    /// What the author says at a node, or at the nearest group around it that says so.
    func fact(_ name: String, at node: Int) -> String? {
        var next: Int? = node
        while let here = next {
            if let value = nodes[here].attributes.value(name) { return value }
            next = nodes[here].parent
        }
        return nil
    }
}
