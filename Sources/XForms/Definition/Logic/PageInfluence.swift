/// From which page on answers can still bring or take away a page: what a step text needs ("Stap 3 van 9").
///
/// Pages are counted from 0 in the order of the definition. Clock, language and actions may change something at any
/// moment, so what hangs on them is never settled.
struct PageInfluence: Sendable {
    /// Something that may change at any page.
    static let always = Int.max
    /// Something that no page changes.
    static let never = -1

    /// Per node: the last page whose answers may show or hide it.
    private(set) var ofRelevance: [Int]
    /// Per repeat: the last page whose answers may change the number of instances.
    private(set) var ofCount: [Int]

    /// - Parameters:
    ///   - pages: the nodes of the questions on each page.
    ///   - repeats: the node of each repeat, and whether the respondent adds and removes instances.
    init(_ logic: FormLogic, pages: [[Int]], repeats: [(node: Int, isOpen: Bool)]) {
        let count = logic.ends.count
        ofRelevance = [Int](repeating: Self.never, count: count)
        ofCount = repeats.map { $0.isOpen ? Self.always : Self.never }
        var ofValue = ofRelevance
        for (page, nodes) in pages.enumerated() { for node in nodes { ofValue[node] = page } }
        for action in logic.actions { ofValue[action.target] = Self.always }
        for (repeated, last) in zip(repeats, ofCount) { ofValue[repeated.node] = max(ofValue[repeated.node], last) }
        var readers = [[Int]](repeating: [], count: logic.rules.count)
        for (node, rules) in logic.dependents.enumerated() { for rule in rules { readers[Int(rule)].append(node) } }
        let restless = Set((logic.clockRules + logic.languageRules).map(Int.init))
        let repeated = repeats.map(\.node)
        var isSettled = false
        var rounds = 0
        while !isSettled {
            isSettled = true
            rounds += 1
            guard rounds <= Self.mostRounds else {
                settleNothing()
                break
            }
            for (number, rule) in logic.rules.enumerated() {
                let last = restless.contains(number) ? Self.always : readers[number].map { ofValue[$0] }.max() ?? -1
                for node in Self.reached(by: rule, logic, repeated) where ofValue[node] < last {
                    ofValue[node] = last
                    isSettled = false
                }
                switch rule.effect {
                case .relevant:
                    for node in rule.target..<logic.ends[rule.target] {
                        ofRelevance[node] = max(ofRelevance[node], last)
                    }
                case .count(let repetition): ofCount[repetition] = max(ofCount[repetition], last)
                case .required, .readonly, .calculate: break
                }
            }
        }
    }

    /// Rules come after what they depend on, so that a round or two settle all but rules that go in circles.
    private static let mostRounds = 20

    private mutating func settleNothing() {
        ofRelevance = ofRelevance.map { _ in Self.always }
        ofCount = ofCount.map { _ in Self.always }
    }

    /// The nodes whose value others see change when a rule does; one that is hidden reads as empty.
    private static func reached(by rule: Rule, _ logic: FormLogic, _ repeats: [Int]) -> Range<Int> {
        switch rule.effect {
        case .relevant: rule.target..<logic.ends[rule.target]
        case .calculate: rule.target..<rule.target + 1
        case .count(let repetition): repeats[repetition]..<logic.ends[repeats[repetition]]
        case .required, .readonly: 0..<0
        }
    }
}
