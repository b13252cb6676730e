import XMLTree

extension FormCheck {
    /// What may not be shown back (`bs:feedback="no"`) is shown by no text either: not itself, and nothing made of it.
    mutating func checkFeedback() {
        var closed = Set(outline.schema.nodes.indices.filter { fact("feedback", of: $0) == "no" })
        guard !closed.isEmpty else { return }
        let expressions = writtenExpressions().map { ($0, reads(of: $0)) }
        var known = 0
        while known < closed.count {
            known = closed.count
            for (expression, reads) in expressions where ["calculate", "value"].contains(expression.name) {
                if !closed.isDisjoint(with: reads) { closed.formUnion(expression.context.nodes) }
            }
        }
        for (expression, reads) in expressions where expression.name == "output" || expression.name.hasSuffix("/@ref") {
            guard let shown = reads.filter(closed.contains).min() else { continue }
            report(.fedBack(outline.schema.nodes[shown].path), at: expression.element)
        }
    }

    /// The nodes that an expression reads.
    private func reads(of expression: WrittenExpression) -> Set<Int> {
        guard let term = TermReader.read(expression.source.trimmed) else { return [] }
        var resolver = resolver(for: expression)
        resolver.visit(term, from: expression.context)
        return resolver.read.filter { $0 >= 0 }
    }
}
