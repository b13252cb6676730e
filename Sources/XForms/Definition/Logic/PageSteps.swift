/// Where the number of pages can be told: "Stap 3 van 9" (GOV.UK "Question pages": only when you know the total).
///
/// Worked out once per definition; a respondent's page only looks which questions are asked now.
struct PageSteps: Sendable {
    /// Per page: nil where an answer from that page on may bring or take away a page; else what must hold now.
    let keepers: [[Keeper]?]

    /// Why a page stays or stays away although some of its questions may still come and go.
    struct Keeper: Sendable {
        /// Questions that nothing changes any more: one that is asked now keeps the page.
        let nodes: [Int]
        /// The group that is the page, where nothing changes it any more: hidden now, it stays hidden.
        let group: Int?
    }

    init(
        _ influence: PageInfluence, pages: [PageDefinition], questions: [QuestionDefinition],
        groups: [GroupDefinition]
    ) {
        let nodes = pages.map { page in page.items.flatMap(\.questions).map { questions[$0].node } }
        // The others are there whatever is answered; of thousands of pages they are nearly all.
        let restless = pages.filter { page in
            guard case .items = page.content else { return true }
            return page.repeats.contains { influence.ofCount[$0] != PageInfluence.never }
                || nodes[page.index].contains { influence.ofRelevance[$0] != PageInfluence.never }
        }
        keepers = pages.map { page in
            // Of pages that come again, the first of the outermost repeat: those behind it may still follow.
            let outermost = page.repeats.first
            let here = outermost.flatMap { one in pages.firstIndex { $0.repeats.first == one } } ?? page.index
            var keepers: [Keeper] = []
            for other in restless {
                // What stands on the page itself does not take it away.
                let bound = other.index == page.index && outermost == nil ? here + 1 : here
                guard case .items = other.content,
                    other.repeats.allSatisfy({ influence.ofCount[$0] < bound })
                else { return nil }
                let settled = nodes[other.index].filter { influence.ofRelevance[$0] < bound }
                if settled.count == nodes[other.index].count { continue }
                let whole = other.items.first.flatMap { item in
                    if case .group(let number, _) = item { groups[number].node } else { Int?.none }
                }
                let group = whole.flatMap { influence.ofRelevance[$0] < bound ? $0 : nil }
                guard other.repeats.isEmpty, !settled.isEmpty || group != nil else { return nil }
                keepers.append(Keeper(nodes: settled, group: group))
            }
            return keepers
        }
    }
}
