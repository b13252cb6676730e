/// Where the number of pages can be told: "Stap 3 van 9" (GOV.UK "Question pages": only when you know the total).
///
/// Worked out once per definition; a respondent's page only looks which questions are asked now.
struct PageSteps: Sendable {
    /// Per page: nil where an answer from that page on may bring or take away a page; else lists of nodes, in each of
    /// which one must be asked now, because it keeps a page whose other questions may still go.
    let keepers: [[[Int]]?]

    init(_ influence: PageInfluence, pages: [PageDefinition], questions: [QuestionDefinition]) {
        let nodes = pages.map { page in page.items.flatMap(\.questions).map { questions[$0].node } }
        keepers = pages.map { page in
            // Of pages that come again, the first of the outermost repeat: those behind it may still follow.
            let outermost = page.repeats.first
            let here = outermost.flatMap { one in pages.firstIndex { $0.repeats.first == one } } ?? page.index
            var keepers: [[Int]] = []
            for other in pages[here...] {
                // What stands on the page itself does not take it away.
                if other.index == here, outermost == nil, case .items = other.content { continue }
                guard case .items = other.content,
                    other.repeats.allSatisfy({ influence.ofCount[$0] < here })
                else { return nil }
                let settled = nodes[other.index].filter { influence.ofRelevance[$0] < here }
                if settled.count == nodes[other.index].count { continue }
                guard other.repeats.isEmpty, !settled.isEmpty else { return nil }
                keepers.append(settled)
            }
            return keepers
        }
    }
}
