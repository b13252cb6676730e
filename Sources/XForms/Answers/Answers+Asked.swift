// Which questions were asked of somebody: what an export must know of every value that is not there.

extension FormDefinition {
    /// The nodes outside repeats whose values decide which nodes outside repeats are asked, in document order.
    ///
    /// Two responses that agree on these were asked the same. Nil when more decides: repeats, the clock, texts.
    /// - Parameter withLists: whether what lists offered is asked too.
    package func deciders(withLists: Bool) -> [Int]? {
        var readers = [[Int]](repeating: [], count: logic.rules.count)
        for (node, rules) in logic.dependents.enumerated() { for rule in rules { readers[Int(rule)].append(node) } }
        let restless = Set((logic.clockRules + logic.languageRules).map(Int.init))
        var waiting = logic.rules.indices.filter {
            logic.rules[$0].effect == .relevant && nodes[logic.rules[$0].target].repetition == nil
        }
        var (seen, found) = (Set(waiting), Set<Int>())
        /// Whether what is read there stands outside repeats.
        func hear(_ read: [Int]) -> Bool {
            for reader in read {
                guard nodes[reader].repetition == nil else { return false }
                for leaf in reader..<logic.ends[reader] where nodes[leaf].isLeaf {
                    guard nodes[leaf].repetition == nil else { return false }
                    found.insert(leaf)
                }
            }
            for (number, other) in logic.rules.enumerated() where !seen.contains(number) {
                let isHeard = read.contains { (other.target..<logic.ends[other.target]).contains($0) }
                guard isHeard, other.effect == .calculate || other.effect == .relevant else { continue }
                seen.insert(number)
                waiting.append(number)
            }
            return true
        }
        for list in withLists ? logic.itemsets : [] where nodes[list.node].repetition == nil {
            let isRestless = logic.expressions[list.nodeset]?.volatility.contains(.clock) ?? false
            guard !isRestless, hear(list.reads) else { return nil }
        }
        while let rule = waiting.popLast() {
            guard !restless.contains(rule), hear(readers[rule]) else { return nil }
        }
        return found.sorted()
    }

    /// Something inside the repeat may be left out by a rule of its own.
    package func hasConditions(inRepeat repetition: Int) -> Bool {
        let node = repeats[repetition].node
        return (node..<logic.ends[node]).contains { logic.hasRelevance[$0] }
    }
}

extension Answers {
    /// Per node of the definition: asked now, by its own rule and those around it. False for all inside repeats.
    package func askedNodes() -> [Bool] {
        definition.nodes.indices.map { node in logic.records[node].map(isRelevant) ?? false }
    }

    /// The same for the nodes inside one instance of a repeat.
    /// - Parameter positions: of the instance and those around it, outermost first, from 1.
    /// - Returns: nil when there is no such instance.
    package func askedNodes(inRepeat repetition: Int, at positions: [Int]) -> [Bool]? {
        guard var record = tree.root else { return nil }
        var rest = positions[...]
        let chain = logic.chains[definition.repeats[repetition].node]
        for step in chain.dropFirst() {
            let found = children(step, of: record)
            let position = logic.repeats[step] ? rest.popFirst() ?? 1 : 1
            guard found.indices.contains(position - 1) else { return nil }
            record = found[position - 1]
        }
        return definition.nodes.indices.map { node in
            guard logic.chains[node].count > chain.count, logic.chains[node].starts(with: chain) else { return false }
            return records(of: node, below: record).first.map(isRelevant) ?? false
        }
    }
}
