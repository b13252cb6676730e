import XForms

extension FormFacts {
    /// What a question can offer, in order, with its words.
    struct Choices {
        let values: [String]
        /// Not everybody is offered all of them.
        let isPartial: Bool
        private let words: [String: Words]

        init(_ choices: [(value: String, words: Words)], isPartial: Bool) {
            values = choices.map(\.value)
            words = Dictionary(choices.map { ($0.value, $0.words) }) { first, _ in first }
            self.isPartial = isPartial
        }

        func words(of value: String) -> Words { words[value] ?? Words([]) }
    }

    /// - Parameter withLists: whether lists that depend on answers or chance are asked for too.
    /// - Returns: nil for a question without choices, and where they are not known or too many.
    func choices(of question: QuestionDefinition?, withLists: Bool) -> Choices? {
        guard let question else { return nil }
        switch question.choices {
        case .none: return nil
        case .fixed(let choices):
            return Choices(choices.map { ($0.value, words($0.label, or: $0.value)) }, isPartial: false)
        case .computed(let list): return withLists ? listed(list, most: question.kind == .select ? 200 : 2_000) : nil
        }
    }

    private func listed(_ list: Int, most: Int) -> Choices? {
        guard let all = form.everyChoice(ofList: list), all.count <= most else { return nil }
        return Choices(
            all.map { choice in (choice.value, Words(zip(languages, choice.words).map { ($0, $1) })) },
            isPartial: true)
    }
}
