import XMLTree

extension FormCheck {
    private static let comparisons: Set<XPathToken.Symbol> = [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
    ]

    /// Operators that want one value of each side.
    private static let singular = comparisons.union([.plus, .minus, .multiply, .div, .mod])

    /// Comparisons of an answer with a fixed value that it can never have.
    mutating func checkComparisons(_ term: Term, of expression: WrittenExpression) {
        switch term {
        case .text, .number: break
        case .operation(let symbol, let operands):
            if Self.comparisons.contains(symbol), operands.count == 2 {
                compare(operands[0], with: operands[1], by: symbol, of: expression)
                compare(operands[1], with: operands[0], by: symbol, of: expression)
                if symbol == .equal || symbol == .notEqual {
                    compareWhole(operands[0], with: operands[1], of: expression)
                    compareWhole(operands[1], with: operands[0], of: expression)
                }
            }
            if Self.singular.contains(symbol) {
                for operand in operands { checkSingle(operand, of: expression) }
            }
            for operand in operands { checkComparisons(operand, of: expression) }
        case .call(let name, let arguments):
            if name == "selected" || name == "is-selected", arguments.count == 2 {
                compare(arguments[0], with: arguments[1], by: .equal, of: expression)
                checkSelected(arguments[0], of: expression)
            }
            for argument in arguments { checkComparisons(argument, of: expression) }
        // Predicates are read from other nodes; what they compare is looked at by no one.
        case .path: break
        }
    }

    private mutating func compare(
        _ path: Term, with value: Term, by symbol: XPathToken.Symbol, of expression: WrittenExpression
    ) {
        guard case .path = path, let node = node(of: path, in: expression) else { return }
        let written: String
        switch value {
        case .text(let text): written = text.trimmed
        case .number(let number):
            written = number == number.rounded() ? String(Int(exactly: number) ?? 0) : String(number)
        default: return
        }
        guard !written.isEmpty else { return }
        checkDate(written, value, node: node, of: expression)
        guard symbol == .equal || symbol == .notEqual else { return }
        let controls = outline.controls(of: node).filter { ["select", "select1", "rank"].contains($0.kind) }
        guard !controls.isEmpty else { return }
        for control in controls {
            guard let values = offeredValues(of: control) else { return }
            if values.contains(written)
                || values.contains(where: { Double($0) != nil && Double($0) == Double(written) })
            {
                return
            }
        }
        report(
            .neverOffered(written, question: outline.schema.nodes[node].name.local, in: expression.name),
            at: expression.element)
    }

    /// Several choices in one answer, compared as if there were one. A constraint may ask for one alone.
    private mutating func compareWhole(_ path: Term, with value: Term, of expression: WrittenExpression) {
        guard expression.name != "constraint", case .path = path, let text = value.constantText?.trimmed,
            let node = node(of: path, in: expression)
        else { return }
        let controls = outline.controls(of: node)
        guard !controls.isEmpty, controls.allSatisfy({ $0.kind == "select" }),
            controls.allSatisfy({ offeredValues(of: $0)?.contains(text) ?? false })
        else { return }
        report(
            .severalCompared(outline.schema.nodes[node].name.local, text, in: expression.name), at: expression.element)
    }

    /// `selected()` of an answer that is typed: words of it would count as choices.
    private mutating func checkSelected(_ path: Term, of expression: WrittenExpression) {
        guard case .path = path, let node = node(of: path, in: expression) else { return }
        let controls = outline.controls(of: node)
        guard !controls.isEmpty, controls.allSatisfy({ $0.kind == "input" }), !outline.targets.contains(node),
            outline.bind(of: node)?.attribute("calculate") == nil,
            !["select", "select1"].contains(outline.bind(of: node)?.attribute("type")?.trimmed)
        else { return }
        report(.selectedOfTyped(outline.schema.nodes[node].name.local, in: expression.name), at: expression.element)
    }

    /// A date compared with a text that should be a date.
    private mutating func checkDate(_ written: String, _ value: Term, node: Int, of expression: WrittenExpression) {
        guard case .text = value, let type = outline.bind(of: node)?.attribute("type"),
            [.date, .dateTime].contains(ValueType(written: type)), !WrittenDate.isDate(written),
            !WrittenDate.isDateTime(written)
        else { return }
        report(.wrongDate(written, in: expression.name), at: expression.element)
    }

    /// An answer of a repeat that the expression stands outside of: there are as many values as instances.
    private mutating func checkSingle(_ operand: Term, of expression: WrittenExpression) {
        guard case .path(let path) = operand, path.steps.allSatisfy({ $0.predicates.isEmpty }),
            let node = node(of: operand, in: expression), let context = expression.context.nodes.first,
            expression.context.instance == nil, context >= 0
        else { return }
        let around = Set(outline.schema.chain(context))
        let outside = outline.schema.chain(node).contains { outline.repeated.contains($0) && !around.contains($0) }
        if outside { report(.severalNodes(path.written, in: expression.name), at: expression.element) }
    }

    /// The one node of the primary instance that a path means.
    func node(of path: Term, in expression: WrittenExpression) -> Int? {
        var resolver = resolver(for: expression)
        let place = resolver.visit(path, from: expression.context)
        guard place.isKnown, place.instance == nil, place.nodes.count == 1, let node = place.nodes.first, node >= 0
        else {
            return nil
        }
        return node
    }
}
