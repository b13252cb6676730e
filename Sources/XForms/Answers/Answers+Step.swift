// How far one is, where that can be said.

extension Answers {
    /// Which page this is of how many, counted from 1; nil where an answer that is still to come may add or take away one.
    /// - Parameter pages: the pages there are now, where they are known.
    package func step(of page: Page, among pages: [Page]? = nil) -> (number: Int, total: Int)? {
        guard let keepers = definition.steps.keepers[page.index] else { return nil }
        for keeper in keepers where !isAnyAsked(keeper.nodes) && !isAway(keeper.group) { return nil }
        let pages = pages ?? self.pages
        return pages.firstIndex(of: page).map { ($0 + 1, pages.count) }
    }

    private func isAnyAsked(_ nodes: [Int]) -> Bool {
        for node in nodes where isAsked(node) { return true }
        return false
    }

    private func isAsked(_ node: Int) -> Bool {
        if let record = logic.records[node] { return isRelevant(record) }
        for record in records(of: node) where isRelevant(record) { return true }
        return false
    }

    private func isAway(_ group: Int?) -> Bool {
        guard let group else { return false }
        return !isAsked(group)
    }
}
