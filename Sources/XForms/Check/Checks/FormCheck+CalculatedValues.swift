import XMLTree

/// Conditions on calculated values that can only be few: `if(…, 1, 2)` is never 4, and `1 + 1` is always 2.
extension FormCheck {
    private static let relations: Set<XPathToken.Symbol> = [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
    ]
    /// More values than this say nothing that an author overlooks.
    private static let mostValues = 24

    /// Comparisons with calculated values that hold for everybody or for nobody.
    mutating func checkCalculated(_ term: Term, of expression: WrittenExpression) {
        switch term {
        // Predicates are read from other nodes; what they compare is looked at by no one.
        case .text, .number, .path: return
        case .call(let name, let arguments):
            if name == "selected" || name == "is-selected", arguments.count == 2, let code = arguments[1].constantText,
                let path = calculated(arguments[0], expression), let values = values(of: arguments[0], expression),
                !values.contains(where: { $0.words.contains(code.trimmed) })
            {
                report(.calculatedNever(path, Self.listed(values), in: expression.name), at: expression.element)
            }
            for argument in arguments { checkCalculated(argument, of: expression) }
        case .operation(let symbol, let operands):
            if Self.relations.contains(symbol), operands.count == 2 {
                checkCalculated(symbol, operands[0], operands[1], of: expression)
            }
            for operand in operands { checkCalculated(operand, of: expression) }
        }
    }

    private mutating func checkCalculated(
        _ symbol: XPathToken.Symbol, _ left: Term, _ right: Term, of expression: WrittenExpression
    ) {
        guard let path = calculated(left, expression) ?? calculated(right, expression),
            let these = values(of: left, expression), let those = values(of: right, expression)
        else { return }
        let outcomes = Set(these.flatMap { one in those.map { Self.holds(symbol, one, $0) } })
        guard outcomes.count == 1, let always = outcomes.first else { return }
        let shown = Self.listed(calculated(left, expression) == nil ? those : these)
        report(
            always
                ? .calculatedAlways(path, shown, in: expression.name)
                : .calculatedNever(path, shown, in: expression.name),
            at: expression.element)
    }

    /// The path of a calculated value that stands once; nil for any other term.
    private func calculated(_ term: Term, _ expression: WrittenExpression) -> String? {
        guard case .path(let path) = term, let node = single(path, expression),
            outline.bind(of: node)?.attribute("calculate") != nil
        else { return nil }
        return path.written
    }

    private static func listed(_ values: Set<String>) -> String {
        values.sorted().map { $0.isEmpty ? "''" : "‘\($0)’" }.joined(separator: ", ")
    }

    /// Numbers compare as numbers; an order is one of numbers (XPath 1.0 §3.4).
    private static func holds(_ symbol: XPathToken.Symbol, _ left: String, _ right: String) -> Bool {
        let numbers = (Double(left) ?? .nan, Double(right) ?? .nan)
        let areNumbers = !numbers.0.isNaN && !numbers.1.isNaN
        switch symbol {
        case .equal: return areNumbers ? numbers.0 == numbers.1 : left == right
        case .notEqual: return areNumbers ? numbers.0 != numbers.1 : left != right
        case .less: return numbers.0 < numbers.1
        case .lessOrEqual: return numbers.0 <= numbers.1
        case .greater: return numbers.0 > numbers.1
        case .greaterOrEqual: return numbers.0 >= numbers.1
        default: return false
        }
    }

    // MARK: Values

    /// All values that a term can have; nil when they are many or unknown.
    private mutating func values(of term: Term, _ expression: WrittenExpression) -> Set<String>? {
        let values: Set<String>?
        switch term {
        case .text(let text): values = WrittenDate.looksLikeDate(text) ? nil : [text]
        case .number(let number): values = [XPathNumber.text(number)]
        case .path(let path): values = single(path, expression).flatMap { self.values(of: $0) }
        case .call("if", let arguments) where arguments.count == 3:
            guard let these = self.values(of: arguments[1], expression),
                let those = self.values(of: arguments[2], expression)
            else { return nil }
            values = these.union(those)
        case .call("concat", let arguments) where !arguments.isEmpty:
            values = combined(arguments, expression) { $0.joined() }
        case .call("string", let arguments) where arguments.count == 1,
            .call("once", let arguments) where arguments.count == 1:
            values = self.values(of: arguments[0], expression)
        case .operation(let symbol, let operands):
            values = combined(operands, expression) { Self.computed(symbol, $0.map { Double($0) ?? .nan }) }
        case .call: values = nil
        }
        return values.flatMap { $0.count <= Self.mostValues ? $0 : nil }
    }

    /// What comes of every choice of values for the operands.
    private mutating func combined(
        _ operands: [Term], _ expression: WrittenExpression, _ result: ([String]) -> String?
    ) -> Set<String>? {
        var rows: [[String]] = [[]]
        for operand in operands {
            guard let values = values(of: operand, expression) else { return nil }
            rows = rows.flatMap { row in values.map { row + [$0] } }
            guard rows.count <= Self.mostValues * Self.mostValues else { return nil }
        }
        let results = rows.map(result)
        return results.contains(nil) ? nil : Set(results.compactMap(\.self))
    }

    private static func computed(_ symbol: XPathToken.Symbol, _ numbers: [Double]) -> String? {
        let value: Double
        switch (symbol, numbers.count) {
        case (.minus, 1): value = -numbers[0]
        case (.plus, 2): value = numbers[0] + numbers[1]
        case (.minus, 2): value = numbers[0] - numbers[1]
        case (.multiply, 2): value = numbers[0] * numbers[1]
        case (.div, 2): value = numbers[0] / numbers[1]
        default: return nil
        }
        return value.isFinite ? XPathNumber.text(value) : nil
    }

    /// All values of a node that is calculated from what is known; nil for any other.
    private mutating func values(of node: Int) -> Set<String>? {
        if let known = valuesOfNodes[node] { return known }
        // A calculation that reads itself is refused elsewhere.
        valuesOfNodes[node] = .some(nil)
        guard let bind = outline.bind(of: node), let source = bind.attribute("calculate")?.trimmed, !source.isEmpty,
            let term = TermReader.read(source)
        else { return nil }
        var found = values(of: term, WrittenExpression(source, "calculate", at: node, bind))
        // What is not asked or shown reads as empty.
        if outline.schema.chain(node).contains(where: { outline.bind(of: $0)?.attribute("relevant") != nil }) {
            found?.insert("")
        }
        valuesOfNodes[node] = .some(found)
        return found
    }
}
