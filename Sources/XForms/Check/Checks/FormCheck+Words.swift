import HeapModule
import XMLTree

extension FormCheck {
    /// What somebody writes in own words goes apart at sending (``FormDefinition/separated(_:)``). What repeats the words
    /// elsewhere would keep them with the answers: such a questionnaire is not served.
    mutating func checkRepeatedWords() {
        let written = Set(outline.schema.nodes.indices.filter { freeTexts.contains(outline.schema.nodes[$0].path) })
        guard !written.isEmpty else { return }
        let rest = writers().filter { !written.isSuperset(of: $0.nodes) }
        var takers: [Int: [Int]] = [:]
        for (number, writer) in rest.enumerated() {
            for node in writer.takes { takers[node, default: []].append(number) }
        }
        var holding = written
        var waiting = Set(rest.indices)
        var ready = Heap<Int>()
        func wake(_ nodes: Set<Int>) {
            for number in Set(nodes.flatMap { takers[$0] ?? [] }) where waiting.remove(number) != nil {
                ready.insert(number)
            }
        }
        wake(written)
        while let next = ready.popMin() {
            let writer = rest[next]
            let from = writer.takes.filter(holding.contains).min() ?? 0
            wake(writer.nodes.subtracting(holding))
            holding.formUnion(writer.nodes)
            report(.notOfferedRepeatedWords(outline.schema.nodes[from].path), at: writer.element)
        }
    }

    /// Something that puts a value into nodes: a calculation, an action, or a list of choices made of answers.
    private struct Writer {
        let nodes: Set<Int>
        /// The nodes whose words may come to stand there.
        let takes: Set<Int>
        let element: XMLElement
    }

    private func writers() -> [Writer] {
        let values = writtenExpressions().filter { ["calculate", "value"].contains($0.name) } + choiceValues()
        return values.compactMap { expression in
            guard let term = TermReader.read(expression.source.trimmed) else { return nil }
            let takes = words(of: term, in: expression)
            return takes.isEmpty
                ? nil : Writer(nodes: Set(expression.current.nodes), takes: takes, element: expression.element)
        }
    }

    /// The values of choices that are rows of the answers themselves, such as one of the people named before.
    private func choiceValues() -> [WrittenExpression] {
        outline.controls.flatMap(listExpressions).filter {
            $0.name == "itemset/value" && $0.context.isKnown && $0.context.instance == nil
        }
    }

    // MARK: What an expression hands through

    /// The nodes whose words an expression may give back: not what it only measures, counts, adds up or compares.
    private func words(of term: Term, in expression: WrittenExpression) -> Set<Int> {
        func all(_ terms: some Sequence<Term>) -> Set<Int> {
            terms.reduce(into: []) { $0.formUnion(words(of: $1, in: expression)) }
        }
        switch term {
        case .text, .number: return []
        case .operation(let symbol, let operands): return symbol == .union ? all(operands) : []
        case .call(let name, let arguments):
            switch (XPathFunctionRow.table[name]?.function, name) {
            case (.boolean, _), (.number, _), (_, "pulldata"): return []
            case (_, "if"): return all(arguments.dropFirst())
            // What follows the first only says which.
            case (_, "indexed-repeat"): return all(arguments.prefix(1))
            default: return all(arguments)
            }
        case .path(let path):
            var resolver = resolver(for: expression)
            let place = resolver.visit(term, from: expression.context)
            // Where a path cannot be followed, it may have taken anything.
            if resolver.isLost { return Set(outline.schema.nodes.indices) }
            guard place.isKnown else {
                guard case .term(let start) = path.start else { return [] }
                return words(of: start, in: expression)
            }
            guard place.instance == nil else { return [] }
            // The words of a group are those of all in it.
            return place.nodes.reduce(into: []) { found, node in
                found.formUnion(max(node, 0)..<(node < 0 ? outline.schema.nodes.count : outline.schema.nodes[node].end))
            }
        }
    }
}
