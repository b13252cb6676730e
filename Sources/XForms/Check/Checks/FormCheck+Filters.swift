import XMLTree

/// Conditions on the rows of a list that no row meets: nobody can choose anything.
extension FormCheck {
    mutating func checkFilter(_ itemset: XMLElement, of control: FormOutline.Control) {
        guard let node = control.node, let nodeset = itemset.attribute(anyOf: "nodeset", "ref"),
            let source = source(of: nodeset), !source.isWhole, let content = lists.lists[source.list]?.content,
            !content.elements.isEmpty, let path = Self.rows(of: nodeset)
        else { return }
        let expression = WrittenExpression(nodeset, "itemset", at: node, itemset)
        for predicate in path.steps.flatMap(\.predicates) {
            for part in Self.parts(of: predicate, .and) {
                guard case .operation(.equal, let operands) = part, operands.count == 2,
                    let (column, value) = Self.columnAndValue(operands)
                else { continue }
                if let several = several(value, in: expression) {
                    report(.filterOfSeveral(several, column), at: itemset)
                    continue
                }
                let known = Set(content.elements.compactMap { $0.child(named: column)?.text.trimmed })
                guard !known.isEmpty, let wanted = values(of: value, in: expression), !wanted.isEmpty,
                    !wanted.contains(where: { Self.isAmong($0, known) })
                else { continue }
                report(.filterNeverFits(column, wanted.sorted()), at: itemset)
            }
        }
    }

    /// The path to the rows, whatever shuffles them.
    private static func rows(of nodeset: String) -> PathTerm? {
        guard var term = TermReader.read(nodeset) else { return nil }
        if case .call("randomize", let arguments) = term, let first = arguments.first { term = first }
        guard case .path(let path) = term else { return nil }
        return path
    }

    /// A column of the row on one side, and what it must equal on the other.
    private static func columnAndValue(_ operands: [Term]) -> (column: String, value: Term)? {
        for (side, other) in [(operands[0], operands[1]), (operands[1], operands[0])] {
            guard case .path(let path) = side, case .context = path.start, path.steps.count == 1,
                path.steps[0].axis == "child", path.steps[0].predicates.isEmpty,
                case .name(let column) = path.steps[0].test
            else { continue }
            return (column, other)
        }
        return nil
    }

    /// All values that a fixed text or the answer to a choice can be; nil when they cannot be known.
    private mutating func values(of term: Term, in expression: WrittenExpression) -> Set<String>? {
        if let text = term.constantText { return [text] }
        if let number = term.constantNumber { return [XPathNumber.text(number)] }
        // Relative paths start from the row here.
        guard case .path(let path) = term, Self.isFromAnswers(path), let node = node(of: term, in: expression) else {
            return nil
        }
        let controls = outline.controls(of: node)
        guard !controls.isEmpty, controls.allSatisfy({ $0.kind == "select1" }), !outline.targets.contains(node),
            outline.bind(of: node)?.attribute("calculate") == nil
        else { return nil }
        var values: Set<String> = []
        for control in controls {
            guard let offered = offeredValues(of: control) else { return nil }
            values.formUnion(offered)
        }
        return values
    }

    /// The path of an answer in which several choices may stand.
    private func several(_ term: Term, in expression: WrittenExpression) -> String? {
        guard case .path(let path) = term, Self.isFromAnswers(path), let node = node(of: term, in: expression) else {
            return nil
        }
        let controls = outline.controls(of: node)
        return !controls.isEmpty && controls.allSatisfy { $0.kind == "select" } ? path.written : nil
    }

    private static func isFromAnswers(_ path: PathTerm) -> Bool {
        switch path.start {
        case .document: true
        case .term(.call("current", _)): true
        case .context, .term: false
        }
    }

    private static func isAmong(_ value: String, _ known: Set<String>) -> Bool {
        known.contains(value) || Double(value).map { number in known.contains { Double($0) == number } } ?? false
    }
}
