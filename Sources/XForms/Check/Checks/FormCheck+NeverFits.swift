import XMLTree

/// Rules that no answer keeps, by its length, its pattern or its kind, and sums that come to nothing.
extension FormCheck {
    private static let arithmetic: Set<XPathToken.Symbol> = [.plus, .minus, .multiply, .div, .mod]

    mutating func checkNeverFits(_ term: Term, of expression: WrittenExpression) {
        if Self.judging.contains(expression.name) { checkLengths(term, of: expression) }
        for piece in term.pieces {
            switch piece {
            case .call("regex", let arguments): checkFitting(arguments, of: expression)
            case .call("checklist", let arguments), .call("weighted-checklist", let arguments):
                checkBounds(arguments, of: expression)
            case .operation(let symbol, let operands) where operands.count == 2:
                if symbol == .div || symbol == .mod, operands[1].constantNumber == 0 {
                    report(.dividedByNought(in: expression.name), at: expression.element)
                }
                if symbol == .equal { checkWhole(operands, of: expression) }
                guard Self.arithmetic.contains(symbol) else { continue }
                for case .path(let path) in operands { checkTyped(path, of: expression) }
            case .text, .number, .path, .call, .operation: continue
            }
        }
    }

    /// What `and` asks of the length of one text: none is shorter than nothing, and none has two lengths.
    private mutating func checkLengths(_ term: Term, of expression: WrittenExpression) {
        typealias Rule = (symbol: XPathToken.Symbol, number: Double, isTurned: Bool)
        var rules: [Int: [Rule]] = [:]
        for case .operation(let symbol, let operands) in Self.parts(of: term, .and) where operands.count == 2 {
            guard let (text, number, isTurned) = Self.counted("string-length", operands),
                let node = measured(text, in: expression)
            else { continue }
            rules[node, default: []].append((symbol, number, isTurned))
        }
        for (node, rules): (Int, [Rule]) in rules.sorted(by: { $0.key < $1.key }) {
            // Between two bounds nothing changes, so beside each of them is enough.
            let lengths: [Double] = rules.flatMap { [$0.number.rounded(.down), $0.number.rounded(.down) + 1] } + [0]
            let canHold = lengths.contains { length in
                length >= 0
                    && rules.allSatisfy { rule in
                        let (left, right) = rule.isTurned ? (rule.number, length) : (length, rule.number)
                        return Self.holds(rule.symbol, left, right)
                    }
            }
            guard !canHold else { continue }
            let path = outline.schema.nodes[node].path
            report(.neverHolds("string-length(\(path))", in: expression.name), at: expression.element)
        }
    }

    /// The node whose text is measured; that of the expression when nothing is named.
    private func measured(_ text: Term?, in expression: WrittenExpression) -> Int? {
        guard let text else { return expression.context.nodes.first.flatMap { $0 < 0 ? nil : $0 } }
        guard case .path(let path) = text else { return nil }
        return single(path, expression)
    }

    private mutating func checkFitting(_ arguments: [Term], of expression: WrittenExpression) {
        guard arguments.count == 2, let pattern = arguments[1].constantText,
            let read = try? PatternParser.parse(pattern), !read.syntax.fitsAnything
        else { return }
        report(.patternFitsNothing(pattern, in: expression.name), at: expression.element)
    }

    /// `checklist(least, most, …)`; -1 is no bound.
    private mutating func checkBounds(_ arguments: [Term], of expression: WrittenExpression) {
        guard arguments.count > 1, let least = arguments[0].constantNumber, let most = arguments[1].constantNumber,
            most >= 0, least > most
        else { return }
        report(.boundsTurned(least: least, most: most, in: expression.name), at: expression.element)
    }

    /// A whole number compared with half a one.
    private mutating func checkWhole(_ operands: [Term], of expression: WrittenExpression) {
        for (term, number) in [(operands[0], operands[1]), (operands[1], operands[0])] {
            guard case .path(let path) = term, let number = number.constantNumber, number != number.rounded(),
                let node = single(path, expression), !outline.controls(of: node).isEmpty,
                outline.bind(of: node)?.attribute("type").flatMap({ ValueType(written: $0.trimmed) }) == .int
            else { continue }
            report(.neverHolds(path.written, in: expression.name), at: expression.element)
        }
    }

    /// A number computed with what somebody types as a text.
    private mutating func checkTyped(_ path: PathTerm, of expression: WrittenExpression) {
        guard let node = single(path, expression), let bind = outline.bind(of: node),
            bind.attribute("calculate") == nil, bind.attribute("constraint") == nil, !outline.targets.contains(node),
            bind.attribute("type").flatMap({ ValueType(written: $0.trimmed) }) == .string
        else { return }
        let controls = outline.controls(of: node)
        guard !controls.isEmpty,
            controls.allSatisfy({ $0.kind == "input" && !$0.element.appearance.contains("numbers") })
        else { return }
        report(.computedText(path.written, in: expression.name), at: expression.element)
    }
}
