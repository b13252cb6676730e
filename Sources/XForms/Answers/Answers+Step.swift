// How far one is, where that can be said.

extension Answers {
    /// Which page this is of how many, counted from 1; nil where an answer that is still to come may add or take away one.
    /// - Parameter pages: the pages there are now, where they are known.
    package func step(of page: Page, among pages: [Page]? = nil) -> (number: Int, total: Int)? {
        guard let keepers = definition.steps.keepers[page.index] else { return nil }
        for nodes in keepers {
            guard nodes.contains(where: { records(of: $0).contains(where: isRelevant) }) else { return nil }
        }
        let pages = pages ?? self.pages
        return pages.firstIndex(of: page).map { ($0 + 1, pages.count) }
    }
}
