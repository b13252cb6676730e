// The rules of the binds and counts, and what each reads.

extension FormAssembler {
    func writtenRules() -> [ReadingRule] {
        let itemsets = itemsetsOfNode
        var rules: [ReadingRule] = []
        for (node, bind) in reader.binds.sorted(by: { $0.key < $1.key }) {
            let effects: [(Rule.Effect, Int?)] = [
                (.relevant, bind.relevant), (.required, bind.required), (.readonly, bind.readonly),
                (.calculate, bind.calculate),
            ]
            for (effect, expression) in effects {
                rules += rule(effect, on: node, expression, itemsets)
            }
        }
        for (number, repetition) in reader.repeats.enumerated() {
            let parent = reader.schema.nodes[repetition.node].parent ?? 0
            rules += rule(.count(number), on: parent, repetition.count, itemsets)
        }
        return rules
    }

    /// The lists of the questions of a node.
    private var itemsetsOfNode: [Int: [Int]] {
        var itemsets: [Int: [Int]] = [:]
        for question in reader.questions {
            if case .itemset(let number) = question.choices { itemsets[question.node, default: []].append(number) }
        }
        return itemsets
    }

    /// A rule; none without an expression that could be compiled.
    private func rule(
        _ effect: Rule.Effect, on node: Int, _ expression: Int?, _ itemsets: [Int: [Int]]
    ) -> [ReadingRule] {
        guard let expression, let compiled = compiler.expressions[expression] else { return [] }
        return [
            ReadingRule(
                rule: Rule(effect: effect, target: node, expression: expression), reads: compiler.reads[expression],
                listReads: listReads(of: compiled, at: node, itemsets))
        ]
    }

    /// What the lists of the questions named in `jr:choice-name` read.
    private func listReads(of expression: XPathExpression, at node: Int, _ itemsets: [Int: [Int]]) -> [Int] {
        expression.literals(of: "jr:choice-name").flatMap { arguments -> [Int] in
            guard arguments.count == 2, let path = arguments[1],
                case .node(let asked) = reader.schema.follow(path, from: node)
            else { return [] }
            return (itemsets[asked] ?? []).flatMap { compiler.reads[reader.itemsets[$0].nodeset] }
        }
    }

    /// Results that depend on themselves; repeats that count themselves only where nothing else does.
    func cycles(in graph: RuleGraph) -> [Diagnostic] {
        if let cycle = graph.cycle() {
            let place = reader.binds[cycle.rule.target]?.position ?? reader.parts.model.place
            return [Diagnostic(.cycle(cycle.path.map { graph.schema.nodes[$0].path }), at: place)]
        }
        guard graph.rules.contains(where: { if case .count = $0.rule.effect { true } else { false } }),
            let cycle = graph.cycle(withCounts: true)
        else { return [] }
        // The closing rule may be a bind's; the repeat is what its author must look at.
        let repetition = reader.repeats.first { $0.count != nil && cycle.path.contains($0.node) }
        return [
            Diagnostic(
                .countsItself(cycle.path.map { graph.schema.nodes[$0].path }),
                at: repetition?.position ?? reader.parts.model.place)
        ]
    }

    func dependents(of rules: [ReadingRule]) -> [[Int32]] {
        var dependents = [[Int32]](repeating: [], count: reader.schema.nodes.count)
        for (number, rule) in rules.enumerated() {
            for node in Set(rule.reads + rule.listReads) { dependents[node].append(Int32(number)) }
            // A repeat that was hidden makes its instances when it appears.
            if case .count(let repetition) = rule.rule.effect {
                dependents[reader.repeats[repetition].node].append(Int32(number))
            }
        }
        return dependents
    }

    /// Per rule: whether it or any rule after it decides relevance, read-only or a count.
    func opensOrCloses(_ rules: [ReadingRule]) -> [Bool] {
        let dependents = dependents(of: rules)
        var marked = [Bool](repeating: false, count: rules.count)
        for number in rules.indices.reversed() {
            switch rules[number].rule.effect {
            case .relevant, .readonly, .count: marked[number] = true
            case .required: marked[number] = false
            case .calculate: marked[number] = dependents[rules[number].rule.target].contains { marked[Int($0)] }
            }
        }
        return marked
    }

    func structural(_ rules: [ReadingRule]) -> [[Int32]] {
        var structural = [[Int32]](repeating: [], count: reader.repeats.count)
        for (number, rule) in rules.enumerated() {
            var touched: Set<Int> = []
            for node in [rule.rule.target] + rule.reads + rule.listReads {
                // From the innermost repeat outwards, as far as it is new.
                var repetition = reader.schema.nodes[node].repetition
                while let inner = repetition, touched.insert(inner).inserted {
                    repetition = reader.schema.nodes[reader.repeats[inner].node].parent
                        .flatMap { reader.schema.nodes[$0].repetition }
                }
            }
            for repetition in touched { structural[repetition].append(Int32(number)) }
        }
        return structural
    }

    func volatile(_ rules: [ReadingRule], _ kind: XPathExpression.Volatility) -> [Int32] {
        rules.indices.filter { compiler.expressions[rules[$0].rule.expression]?.volatility.contains(kind) == true }
            .map(Int32.init)
    }
}
