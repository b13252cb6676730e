// How far one is, where that can be said.

extension Answers {
    /// Which page this is of how many, counted from 1; nil where an answer that is still to come may add or take away one.
    /// - Parameter pages: the pages there are now, where they are known.
    package func step(of page: Page, among pages: [Page]? = nil) -> (number: Int, total: Int)? {
        guard let keepers = definition.steps.keepers[page.index] else { return nil }
        for keeper in keepers where !(keeper.nodes.contains(where: isAsked) || isAway(keeper.group)) { return nil }
        let pages = pages ?? self.pages
        return pages.firstIndex(of: page).map { ($0 + 1, pages.count) }
    }

    private func isAsked(_ node: Int) -> Bool { records(of: node).contains(where: isRelevant) }

    private func isAway(_ group: Int?) -> Bool { group.map { !isAsked($0) } ?? false }
}
