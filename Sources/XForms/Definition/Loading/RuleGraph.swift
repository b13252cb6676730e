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

    /// A cycle through nodes, as paths from a node back to itself; nil when there is none.
    func cycle() -> [Int]? {
        var edges = [[Int]](repeating: [], count: schema.nodes.count)
        for reading in rules {
            let decided = reading.rule.decided(in: schema)
            for node in reading.reads { edges[node] += decided }
        }
        var state = [UInt8](repeating: 0, count: edges.count)  // 0 new, 1 on the way, 2 done
        for start in edges.indices where state[start] == 0 {
            if let found = search(from: start, edges, &state) { return found }
        }
        return nil
    }

    /// Depth first without recursion: definitions may be long chains.
    private func search(from start: Int, _ edges: [[Int]], _ state: inout [UInt8]) -> [Int]? {
        var path: [(node: Int, next: Int)] = [(start, 0)]
        state[start] = 1
        while let (node, next) = path.last {
            guard next < edges[node].count else {
                state[node] = 2
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            let target = edges[node][next]
            if state[target] == 1 {
                let begin = path.firstIndex { $0.node == target } ?? 0
                return path[begin...].map(\.node) + [target]
            }
            if state[target] == 0 {
                state[target] = 1
                path.append((target, 0))
            }
        }
        return nil
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
