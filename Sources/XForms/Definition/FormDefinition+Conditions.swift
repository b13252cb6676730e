extension FormDefinition {
    /// Whether something on the page may come and go by itself: a question or inner group with a condition of its own.
    package func hasConditions(on page: PageDefinition) -> Bool {
        page.items.contains { item in
            switch item {
            case .question: false
            case .group(_, let items), .repetition(_, let items): items.contains(where: mayHide)
            }
        }
    }

    private func mayHide(_ item: PageItemDefinition) -> Bool {
        switch item {
        case .question(let number): logic.hasRelevance[questions[number].node]
        case .group(let number, let items):
            groups[number].node.map { logic.hasRelevance[$0] } == true || items.contains(where: mayHide)
        case .repetition(let number, let items):
            logic.hasRelevance[repeats[number].node] || items.contains(where: mayHide)
        }
    }
}
