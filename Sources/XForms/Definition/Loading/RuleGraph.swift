/// A rule with the nodes it reads.
struct ReadingRule {
    let rule: Rule
    let reads: [Int]
    /// Nodes that the lists behind `jr:choice-name` read: they start the rule again and order it, but make no cycle.
    let listReads: [Int]
}

/// Puts the rules of a definition in an order in which each comes after what it depends on.
///
/// Edges run from what is read to what is decided by it: calculations, relevance, `required` and `readonly`; a
/// constraint may read itself and stays outside (XForms 1.0 §4.3.9; JavaRosa refuses the same cycles).
struct RuleGraph {
    let schema: Schema
    let rules: [ReadingRule]
    /// The nodes that repeat, by the number of the repeat.
    let repeats: [Int]

    /// From a node that is read to one that is decided, and by which rule.
    private struct Edge {
        let target: Int
        let rule: Int
    }

    /// Rules that depend on themselves.
    struct Cycle {
        /// From a node back to itself, over the groups whose rules lie between.
        let path: [Int]
        /// The rule by which it closes.
        let rule: Rule
    }

    /// A cycle through nodes; nil when there is none.
    /// - Parameter withCounts: whether how often a repeat stands counts as a result on which everything in it depends.
    func cycle(withCounts: Bool = false) -> Cycle? {
        var edges = [[Edge]](repeating: [], count: schema.nodes.count)
        for (number, reading) in rules.enumerated() {
            var decided = reading.rule.decided(in: schema)
            if withCounts, case .count(let repetition) = reading.rule.effect {
                let node = repeats[repetition]
                decided = Array(node..<schema.nodes[node].end)
            }
            for node in reading.reads { edges[node] += decided.map { Edge(target: $0, rule: number) } }
        }
        var state = [UInt8](repeating: 0, count: edges.count)  // 0 new, 1 on the way, 2 done
        for start in edges.indices where state[start] == 0 {
            if let found = search(from: start, edges, &state) { return found }
        }
        return nil
    }

    /// Depth first without recursion: definitions may be long chains.
    private func search(from start: Int, _ edges: [[Edge]], _ state: inout [UInt8]) -> Cycle? {
        var path: [(node: Int, next: Int)] = [(start, 0)]
        state[start] = 1
        while let (node, next) = path.last {
            guard next < edges[node].count else {
                state[node] = 2
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1  // so that `next - 1` is the edge gone along
            let target = edges[node][next].target
            if state[target] == 1 {
                let begin = path.firstIndex { $0.node == target } ?? 0
                return cycle(path[begin...].map { edges[$0.node][$0.next - 1] })
            }
            if state[target] == 0 {
                state[target] = 1
                path.append((target, 0))
            }
        }
        return nil
    }

    /// Names the nodes on the way, and the group or repeat where a rule of its own decides about what lies in it.
    private func cycle(_ edges: [Edge]) -> Cycle? {
        var nodes: [Int] = []
        for edge in edges {
            let rule = rules[edge.rule].rule
            let holder = if case .count(let repetition) = rule.effect { repeats[repetition] } else { rule.target }
            if holder != edge.target { nodes.append(holder) }
            nodes.append(edge.target)
        }
        guard let last = edges.last, let first = nodes.indices.min(by: { nodes[$0] < nodes[$1] }) else { return nil }
        return Cycle(path: Array(nodes[first...]) + nodes[...first], rule: rules[last.rule].rule)
    }

    /// The numbers of the rules in dependency order; among equals in the order given.
    func order() -> [Int] {
        var readers = [[Int]](repeating: [], count: schema.nodes.count)
        for (number, rule) in rules.enumerated() {
            for node in rule.reads + rule.listReads { readers[node].append(number) }
        }
        var waiting = [Int](repeating: 0, count: rules.count)
        let followers = rules.map { reading in
            Array(Set(reading.rule.decided(in: schema, valuesOnly: true).flatMap { readers[$0] }))
        }
        for list in followers { for follower in list { waiting[follower] += 1 } }
        var ready = Heap(rules.indices.filter { waiting[$0] == 0 })
        var order: [Int] = []
        while let next = ready.pop() {
            order.append(next)
            for follower in followers[next] {
                waiting[follower] -= 1
                if waiting[follower] == 0 { ready.push(follower) }
            }
        }
        // What a cycle holds back comes last; the loader has refused it, or was asked to be lenient.
        return order + rules.indices.filter { waiting[$0] > 0 }
    }
}

extension Rule {
    /// The nodes that the rule decides about; with `valuesOnly` those of which others can see the change.
    func decided(in schema: Schema, valuesOnly: Bool = false) -> [Int] {
        switch effect {
        case .relevant: Array(target..<schema.nodes[target].end)
        case .readonly: valuesOnly ? [] : Array(target..<schema.nodes[target].end)
        case .required: valuesOnly ? [] : [target]
        case .calculate: [target]
        case .count: []
        }
    }
}

/// The smallest number first.
private struct Heap {
    private var numbers: [Int]

    init(_ numbers: [Int]) { self.numbers = numbers.sorted() }

    mutating func push(_ number: Int) {
        numbers.append(number)
        var at = numbers.count - 1
        while at > 0, numbers[at] < numbers[(at - 1) / 2] {
            numbers.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }

    mutating func pop() -> Int? {
        guard let first = numbers.first, let last = numbers.popLast() else { return nil }
        guard !numbers.isEmpty else { return first }
        numbers[0] = last
        var at = 0
        while true {
            let children = [2 * at + 1, 2 * at + 2].filter { $0 < numbers.count }
            guard let least = children.min(by: { numbers[$0] < numbers[$1] }), numbers[least] < numbers[at] else {
                return first
            }
            numbers.swapAt(at, least)
            at = least
        }
    }
}
