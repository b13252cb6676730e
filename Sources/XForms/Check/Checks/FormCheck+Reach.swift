import XMLTree

/// Conditions on answers that nobody can give: beyond a range, against the constraint of the question, or against the group
/// that the condition stands in.
extension FormCheck {
    mutating func checkReach(_ term: Term, of expression: WrittenExpression) {
        guard ["relevant", "required", "readonly", "constraint"].contains(expression.name),
            let own = expression.context.nodes.first, own >= 0
        else { return }
        for (node, limits) in asked(by: term, of: expression).sorted(by: { $0.key < $1.key }) where !limits.isEmpty {
            var all = limits
            if limits.wantAnswer {
                restrict(&all, byScaleOf: node)
                if expression.name != "constraint" || node != own { restrict(&all, byConstraintOf: node) }
            }
            if expression.name == "relevant" { restrict(&all, node, byGroupsAround: own) }
            if all.isEmpty { report(.outOfReach(limits.path.written, in: expression.name), at: expression.element) }
        }
    }

    /// What a condition asks of each answer, in parts that must hold together.
    private func asked(by term: Term, of expression: WrittenExpression) -> [Int: AnswerLimits] {
        var found: [Int: AnswerLimits] = [:]
        for case .operation(let relation, let operands) in Self.parts(of: term, .and) where operands.count == 2 {
            guard let (path, relation, value) = Self.compared(relation, operands), let node = single(path, expression)
            else { continue }
            found[node, default: AnswerLimits(path: path)].add(relation, value)
        }
        return found
    }

    /// The figures of a range, when nothing else fills the answer.
    private func restrict(_ limits: inout AnswerLimits, byScaleOf node: Int) {
        guard isAnswered(node), let control = outline.controls(of: node).first, control.kind == "range",
            outline.controls(of: node).count == 1
        else { return }
        let bounds = ["start", "end"].compactMap { control.element.attribute($0).flatMap { Double($0.trimmed) } }
        guard let least = bounds.min(), let most = bounds.max(), bounds.count == 2 else { return }
        limits.add(.greaterOrEqual, .number(least))
        limits.add(.lessOrEqual, .number(most))
    }

    private func restrict(_ limits: inout AnswerLimits, byConstraintOf node: Int) {
        guard isAnswered(node), let bind = outline.bind(of: node),
            let term = bind.attribute("constraint").flatMap({ TermReader.read($0.trimmed) })
        else { return }
        let rule = WrittenExpression("", "constraint", at: node, bind)
        if let more = asked(by: term, of: rule)[node] { limits.add(more) }
    }

    /// What is shown only where its groups are.
    private func restrict(_ limits: inout AnswerLimits, _ node: Int, byGroupsAround own: Int) {
        for group in outline.schema.chain(own) where group != own {
            guard let bind = outline.bind(of: group),
                let term = bind.attribute("relevant").flatMap({ TermReader.read($0.trimmed) })
            else { continue }
            let rule = WrittenExpression("", "relevant", at: group, bind)
            if let more = asked(by: term, of: rule)[node] { limits.add(more) }
        }
    }

    /// Somebody gives it, and nothing else puts a value there.
    private func isAnswered(_ node: Int) -> Bool {
        guard !outline.controls(of: node).isEmpty, !outline.targets.contains(node),
            outline.bind(of: node)?.attribute("calculate") == nil
        else { return false }
        return (outline.schema.nodes[node].sample?.text ?? "").trimmed.isEmpty
    }
}
