// The rules of the binds and counts, and what each reads.

extension FormAssembler {
    func writtenRules() -> [ReadingRule] {
        var rules: [ReadingRule] = []
        for (node, bind) in reader.binds.sorted(by: { $0.key < $1.key }) {
            let effects: [(Rule.Effect, Int?)] = [
                (.relevant, bind.relevant), (.required, bind.required), (.readonly, bind.readonly),
                (.calculate, bind.calculate),
            ]
            for (effect, expression) in effects {
                rules += rule(effect, on: node, expression)
            }
        }
        for (number, repetition) in reader.repeats.enumerated() {
            rules += rule(.count(number), on: reader.schema.nodes[repetition.node].parent ?? 0, repetition.count)
        }
        return rules
    }

    /// A rule; none without an expression that could be compiled.
    private func rule(_ effect: Rule.Effect, on node: Int, _ expression: Int?) -> [ReadingRule] {
        guard let expression, let compiled = compiler.expressions[expression] else { return [] }
        return [
            ReadingRule(
                rule: Rule(effect: effect, target: node, expression: expression), reads: compiler.reads[expression],
                listReads: listReads(of: compiled, at: node))
        ]
    }

    /// What the lists of the questions named in `jr:choice-name` read.
    private func listReads(of expression: XPathExpression, at node: Int) -> [Int] {
        expression.literals(of: "jr:choice-name").flatMap { arguments -> [Int] in
            guard arguments.count == 2, let path = arguments[1],
                case .node(let asked) = reader.schema.follow(path, from: node)
            else { return [] }
            return reader.questions.filter { $0.node == asked }.flatMap { question -> [Int] in
                guard case .itemset(let number) = question.choices else { return [] }
                return compiler.reads[reader.itemsets[number].nodeset]
            }
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
        reader.repeats.map { repetition in
            let range = repetition.node..<reader.schema.nodes[repetition.node].end
            return rules.indices.filter { number in
                range.contains(rules[number].rule.target) || rules[number].reads.contains(where: range.contains)
                    || rules[number].listReads.contains(where: range.contains)
            }.map(Int32.init)
        }
    }

    func volatile(_ rules: [ReadingRule], _ kind: XPathExpression.Volatility) -> [Int32] {
        rules.indices.filter { compiler.expressions[rules[$0].rule.expression]?.volatility.contains(kind) == true }
            .map(Int32.init)
    }
}
