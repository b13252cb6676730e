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

    /// Whether every respondent is shown every page: none hangs on an answer as a whole, and none comes once per instance
    /// of a repeat. Only then the number of pages is certain.
    package var showsEveryPage: Bool {
        pages.allSatisfy { page in page.repeats.isEmpty && page.items.contains(where: mustShow) }
    }

    private func mustShow(_ item: PageItemDefinition) -> Bool {
        switch item {
        case .question(let number): mustShow(node: questions[number].node)
        case .group(let number, let items):
            groups[number].node.map(mustShow(node:)) != false && items.contains(where: mustShow)
        case .repetition(let number, _): repeats[number].isOpen && mustShow(node: repeats[number].node)
        }
    }

    /// Neither the node nor one above it has a condition.
    private func mustShow(node: Int) -> Bool {
        !logic.hasRelevance[node] && nodes[node].parent.map(mustShow(node:)) != false
    }
}
