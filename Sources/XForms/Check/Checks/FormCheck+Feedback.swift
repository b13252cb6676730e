import XMLTree

extension FormCheck {
    /// What may not be shown back (`bs:feedback="no"`) is shown in no way: not itself, and nothing that follows from it.
    ///
    /// Every expression of a definition either puts a value somewhere, which is then guarded too, or decides over what
    /// people see: whether it is there, in which words, with which choices, how often, and when it is refused. So each
    /// that reads a guarded answer is refused, but for the ways in which questions lead to each other (``leads(_:)``).
    mutating func checkFeedback() {
        let declared = Set(outline.schema.nodes.indices.filter(isClosed))
        guard !declared.isEmpty else { return }
        let all = (everyExpression() + textExpressions()).map { Reading(expression: $0, nodes: reads(of: $0)) }
        let asked = Set(outline.controls.compactMap(\.node))
        var made: Set<Int> = []
        var guarded = declared
        var known = -1
        while known < guarded.count {
            known = guarded.count
            for one in all where !guarded.isDisjoint(with: one.nodes) {
                let targets = Set(one.expression.current.nodes.filter { $0 >= 0 }.flatMap(inside))
                switch one.expression.name {
                case "calculate", "value": made.formUnion(targets)
                // Whether there is a value tells as much; what is asked is refused below.
                case "relevant": made.formUnion(targets.subtracting(asked))
                default: continue
                }
            }
            guarded.formUnion(made)
        }
        let answers = declared.intersection(asked).subtracting(made)
        for one in all where !["calculate", "value"].contains(one.expression.name) {
            guard let node = one.nodes.intersection(guarded).min(), !leads(one, among: answers) else { continue }
            let isHidden =
                one.expression.name == "relevant"
                && asked.isDisjoint(with: one.expression.current.nodes.flatMap(inside))
            if !isHidden {
                report(.fedBack(outline.schema.nodes[node].path, by: one.expression.name), at: one.expression.element)
            }
        }
        for control in outline.controls {
            guard let node = control.node, made.contains(node) else { continue }
            report(.fedBack(outline.schema.nodes[node].path, by: control.kind), at: control.element)
        }
    }

    /// An expression and the nodes that it reads.
    private struct Reading {
        let expression: WrittenExpression
        let nodes: Set<Int>
    }

    /// The nearest word counts, but the `no` of an instrument holds for all of it (``FormDefinition/mayFeedBack(_:)``).
    private func isClosed(_ node: Int) -> Bool {
        fact("feedback", of: node) == "no"
            || outline.schema.chain(node).contains { above in
                outline.bind(of: above).map { $0.fact("instrument") != nil && $0.fact("feedback") == "no" } ?? false
            }
    }

    /// A question that may not be shown back may be asked after one answer to another, compared with what is written. And
    /// any may be judged by its own answer. What carries words alone never may, nor anything by what was calculated.
    private func leads(_ one: Reading, among answers: Set<Int>) -> Bool {
        let targets = Set(one.expression.current.nodes.flatMap(inside))
        switch one.expression.name {
        case "constraint", "required", "readonly": return one.nodes.isSubset(of: targets) && targets.count == 1
        case "relevant":
            let controls = outline.controls.filter { $0.node.map(targets.contains) ?? false }
            let hasHeading = outline.containers.contains { container in
                container.node.map(targets.contains) ?? false
                    && (container.element.child(named: "label") ?? container.element.child(named: "hint")) != nil
            }
            return one.nodes.isSubset(of: answers) && !controls.isEmpty && !hasHeading
                && controls.allSatisfy { isAsked($0) && answers.contains($0.node ?? -1) }
                && TermReader.read(one.expression.source.trimmed).map(Self.isOneComparison) ?? false
        default: return false
        }
    }

    /// It asks for an answer, and is no words alone.
    private func isAsked(_ control: FormOutline.Control) -> Bool {
        !isNote(control) && control.kind != "trigger" && !control.element.appearance.contains("label")
    }

    /// One answer beside a text or number, such as `../a = 'ja'` or `selected(../a, 'x')`.
    private static func isOneComparison(_ term: Term) -> Bool {
        switch term {
        case .operation(.equal, let pair), .operation(.notEqual, let pair), .operation(.less, let pair),
            .operation(.lessOrEqual, let pair), .operation(.greater, let pair), .operation(.greaterOrEqual, let pair),
            .call("selected", let pair):
            guard pair.count == 2, case .path = pair[0] else { return false }
            switch pair[1] {
            case .text, .number: return true
            case .path, .call, .operation: return false
            }
        case .call("not", let inner): return inner.count == 1 && isOneComparison(inner[0])
        case .text, .number, .path, .call, .operation: return false
        }
    }

    /// A node and all in it.
    private func inside(_ node: Int) -> Range<Int> {
        node < 0 ? 0..<outline.schema.nodes.count : node..<outline.schema.nodes[node].end
    }

    /// The nodes that an expression reads; all of them where its paths cannot be followed.
    func reads(of expression: WrittenExpression) -> Set<Int> {
        guard let term = TermReader.read(expression.source.trimmed) else { return [] }
        var resolver = resolver(for: expression)
        resolver.visit(term, from: expression.context)
        return Set((resolver.isLost ? [Place.document] : resolver.read).flatMap(inside))
    }

    // MARK: Every way

    /// The outputs in every text, whatever refers to it: read from the root, and from each question whose list names texts.
    private func textExpressions() -> [WrittenExpression] {
        let listed = outline.controls.filter { $0.element.child(named: "itemset") != nil }.compactMap(\.node)
        return texts.elements.joined().compactMap { $0 }.flatMap { text in
            ([0] + listed).flatMap { outputs(in: text, at: $0) }
        }
    }
}
