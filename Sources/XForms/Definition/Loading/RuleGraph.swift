import HeapModule

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

    /// To a node that is decided, and by which rule.
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
        // Places are the nodes and, behind them, the rules: a group of thousands that reads thousands is one rule.
        let count = schema.nodes.count
        var next = [[Int]](repeating: [], count: count + rules.count)
        for (number, reading) in rules.enumerated() {
            var decided = reading.rule.decided(in: schema)
            if withCounts, case .count(let repetition) = reading.rule.effect {
                let node = repeats[repetition]
                decided = Array(node..<schema.nodes[node].end)
            }
            guard !decided.isEmpty else { continue }
            next[count + number] = decided
            for node in reading.reads { next[node].append(count + number) }
        }
        var state = [UInt8](repeating: 0, count: next.count)  // 0 new, 1 on the way, 2 done
        for start in 0..<count where state[start] == 0 {
            if let found = search(from: start, next, &state) { return cycle(found) }
        }
        return nil
    }

    /// Depth first without recursion: definitions may be long chains.
    /// - Returns: the edges of a cycle, each from one node by a rule to another.
    private func search(from start: Int, _ next: [[Int]], _ state: inout [UInt8]) -> [Edge]? {
        var path: [(place: Int, next: Int)] = [(start, 0)]
        state[start] = 1
        while let (place, number) = path.last {
            guard number < next[place].count else {
                state[place] = 2
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            let target = next[place][number]
            if state[target] == 1 {
                let begin = path.firstIndex { $0.place == target } ?? 0
                return edges(along: path[begin...].map(\.place))
            }
            if state[target] == 0 {
                state[target] = 1
                path.append((target, 0))
            }
        }
        return nil
    }

    /// Places around a cycle are nodes and rules in turn.
    private func edges(along places: [Int]) -> [Edge] {
        let count = schema.nodes.count
        let first = places.firstIndex { $0 >= count } ?? 0
        return stride(from: first, to: places.count, by: 2).map { rule in
            Edge(target: places[(rule + 1) % places.count], rule: places[rule] - count)
        }
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
        while let next = ready.popMin() {
            order.append(next)
            for follower in followers[next] {
                waiting[follower] -= 1
                if waiting[follower] == 0 { ready.insert(follower) }
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
