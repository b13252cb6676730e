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
        _ logic: FormLogic, pages: [PageDefinition], questions: [QuestionDefinition], groups: [GroupDefinition],
        repeats: [RepeatDefinition]
    ) {
        let influence = PageInfluence(
            logic, pages: pages.map { page in page.items.flatMap(\.questions).map { questions[$0].node } },
            repeats: repeats.map { ($0.node, $0.isOpen) })
        self.init(influence, pages: pages, questions: questions, groups: groups)
    }

    /// As many keepers and questions in them as are told apart: of thousands of pages that all hang on the last, no number is told.
    private static let mostKeepers = 100_000

    init(
        _ influence: PageInfluence, pages: [PageDefinition], questions: [QuestionDefinition],
        groups: [GroupDefinition]
    ) {
        // The others are there whatever is answered; of thousands of pages they are nearly all.
        let restless = pages.compactMap { RestlessPage($0, influence, questions, groups) }
        let byOpening = restless.sorted { ($0.opensUntil, $1.page) > ($1.opensUntil, $0.page) }
        let stubborn = restless.sorted { $0.untellableUntil > $1.untellableUntil }
        var firsts: [Int: Int] = [:]
        for page in pages {
            if let outermost = page.repeats.first { firsts[outermost] = firsts[outermost] ?? page.index }
        }
        var left = Self.mostKeepers
        keepers = pages.map { page in
            // Of pages that come again, the first of the outermost repeat: those behind it may still follow.
            let outermost = page.repeats.first
            let here = outermost.flatMap { firsts[$0] } ?? page.index
            // What stands on the page itself does not take it away.
            func bound(_ other: RestlessPage) -> Int {
                other.page == page.index && outermost == nil ? here + 1 : here
            }
            guard !stubborn.prefix(2).contains(where: { $0.untellableUntil >= bound($0) }) else { return nil }
            guard left > 0 else { return nil }
            let open = byOpening.prefix { $0.opensUntil >= here }.filter { $0.opensUntil >= bound($0) }
            left -= open.reduce(0) { $0 + $1.weight }
            guard left > 0 else { return nil }
            return open.sorted { $0.page < $1.page }.map { $0.keeper(bound: bound($0), influence) }
        }
    }
}

/// A page that an answer may bring or take away.
private struct RestlessPage {
    let page: Int
    /// Up to this page on, it cannot be told whether the page stays.
    let untellableUntil: Int
    /// Up to this page on, some of its questions may come or go.
    let opensUntil: Int
    private let nodes: [Int]
    /// What it costs to keep an eye on it.
    var weight: Int { nodes.count + 1 }
    /// The group that is the page.
    private let group: Int?

    /// Nil for a page that is there whatever is answered.
    init?(
        _ definition: PageDefinition, _ influence: PageInfluence, _ questions: [QuestionDefinition],
        _ groups: [GroupDefinition]
    ) {
        page = definition.index
        nodes = definition.items.flatMap(\.questions).map { questions[$0].node }
        let relevance = nodes.map { influence.ofRelevance[$0] }
        let counts = definition.repeats.map { influence.ofCount[$0] }
        opensUntil = relevance.max() ?? PageInfluence.never
        guard case .items = definition.content else {
            (untellableUntil, group) = (PageInfluence.always, nil)
            return
        }
        guard (relevance + counts).contains(where: { $0 != PageInfluence.never }) else { return nil }
        group = definition.items.first.flatMap { item in
            if case .group(let number, _) = item { groups[number].node } else { Int?.none }
        }
        // A question or the group that nothing changes any more tells it; of a page that comes again only all of them.
        let told = relevance + (group.map { [influence.ofRelevance[$0]] } ?? [])
        let settled = definition.repeats.isEmpty ? told.min() ?? PageInfluence.never : opensUntil
        untellableUntil = max(counts.max() ?? PageInfluence.never, min(settled, opensUntil))
    }

    /// What must hold at a page for this one to stay or stay away.
    func keeper(bound: Int, _ influence: PageInfluence) -> PageSteps.Keeper {
        PageSteps.Keeper(
            nodes: nodes.filter { influence.ofRelevance[$0] < bound },
            group: group.flatMap { influence.ofRelevance[$0] < bound ? $0 : nil })
    }
}
