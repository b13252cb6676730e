import XMLTree

/// Conditions that do not ask what their author means: of no answer, of another, or of whether a question is there.
extension FormCheck {
    private static let orders: Set<XPathToken.Symbol> = [.less, .lessOrEqual, .greater, .greaterOrEqual]

    mutating func checkTruths(_ term: Term, of expression: WrittenExpression) {
        if Self.judging.contains(expression.name) {
            for part in Self.conditions(in: term) { checkBare(part, of: expression) }
            if term.fixedTruth == false { checkNever(expression) }
        }
        if expression.name == "constraint" { checkOwn(term, of: expression) }
        checkPieces(term, of: expression)
    }

    /// What `and`, `or` and `not` join.
    private static func conditions(in term: Term) -> [Term] {
        switch term {
        case .operation(.and, let operands), .operation(.or, let operands), .call("not", let operands):
            operands.flatMap(conditions)
        case .text, .number, .path, .call, .operation: [term]
        }
    }

    private mutating func checkBare(_ part: Term, of expression: WrittenExpression) {
        guard case .path(let path) = part, let node = single(path, expression), !outline.schema.isInner(node) else {
            return
        }
        report(.barePath(path.written, in: expression.name), at: expression.element)
    }

    private mutating func checkNever(_ expression: WrittenExpression) {
        guard let node = expression.context.nodes.first, node >= 0 else { return }
        let path = outline.schema.nodes[node].path
        if expression.name == "constraint" { return report(.neverRight(path), at: expression.element) }
        let controls =
            outline.controls(of: node)
            + outline.containers.filter { $0.node == node }.flatMap { outline.controls[$0.controls] }
        // A note that is never shown lends its words to others: so an XLSForm keeps a text in several languages.
        let isMeant = controls.allSatisfy { control in
            Self.isTrue(control.node.flatMap(outline.bind)?.attribute("readonly"))
        }
        if expression.name == "relevant", !isMeant { report(.neverShown(path), at: expression.element) }
    }

    /// A constraint looks at its own answer, and only when there is one.
    private mutating func checkOwn(_ term: Term, of expression: WrittenExpression) {
        guard let node = expression.context.nodes.first, node >= 0, !outline.controls(of: node).isEmpty else { return }
        for part in Self.parts(of: term, .and) where isNotEmpty(part, node: node, of: expression) {
            report(.constraintOfEmpty, at: expression.element)
        }
        var resolver = resolver(for: expression)
        resolver.visit(term, from: expression.context)
        let own = Set(outline.schema.chain(node))
        guard !resolver.isLost, !resolver.read.isEmpty, resolver.read.isDisjoint(with: own),
            !Self.isTrue(outline.bind(of: node)?.attribute("readonly"))
        else { return }
        report(.constraintElsewhere(outline.schema.nodes[node].path), at: expression.element)
    }

    /// `. != ''` and `string-length(.) > 0`.
    private func isNotEmpty(_ part: Term, node: Int, of expression: WrittenExpression) -> Bool {
        guard case .operation(let symbol, let operands) = part, operands.count == 2 else { return false }
        switch (symbol, operands[0], operands[1]) {
        case (.notEqual, .path, .text("")): return self.node(of: operands[0], in: expression) == node
        case (.greater, .call("string-length", let arguments), .number(0)):
            return arguments.first.map { self.node(of: $0, in: expression) == node } ?? true
        default: return false
        }
    }

    // MARK: Anywhere in an expression

    private mutating func checkPieces(_ term: Term, of expression: WrittenExpression) {
        switch term {
        case .text, .number, .path: return
        case .call(let name, let arguments):
            if name == "if", let condition = arguments.first {
                for part in Self.conditions(in: condition) { checkBare(part, of: expression) }
            }
            for argument in arguments { checkPieces(argument, of: expression) }
        case .operation(let symbol, let operands):
            if let date = term.subtractedDate {
                return report(.subtractedDate(date, in: expression.name), at: expression.element)
            }
            if symbol == .and || symbol == .or, let number = operands.lazy.compactMap(\.constantNumber).first {
                report(.bareNumber(XPathNumber.text(number), in: expression.name), at: expression.element)
            }
            if operands.count == 2 { checkPair(symbol, operands[0], operands[1], of: expression) }
            for operand in operands { checkPieces(operand, of: expression) }
        }
    }

    private mutating func checkPair(
        _ symbol: XPathToken.Symbol, _ left: Term, _ right: Term, of expression: WrittenExpression
    ) {
        if Self.orders.contains(symbol) || symbol == .equal || symbol == .notEqual,
            case .path(let path) = left, case .path(let other) = right, path.written == other.written,
            single(path, expression) != nil
        {
            report(.sameOnBothSides(path.written, in: expression.name), at: expression.element)
        }
        if Self.orders.contains(symbol), [left, right].contains(where: { kind(of: $0, in: expression) == .time }) {
            report(.timesInOrder(in: expression.name), at: expression.element)
        }
        if symbol == .div, right.constantNumber == 365, left.hasDate {
            report(.shortYear(in: expression.name), at: expression.element)
        }
    }
}

extension Term {
    /// What a condition comes to that is written out; nil where it depends on something.
    var fixedTruth: Bool? {
        switch self {
        case .call("true", _): return true
        case .call("false", _): return false
        case .call("not", let arguments) where arguments.count == 1: return arguments[0].fixedTruth.map { !$0 }
        case .number(let number): return number != 0
        case .operation(.and, let operands):
            let truths = operands.map(\.fixedTruth)
            return truths.contains(false) ? false : truths.allSatisfy { $0 == true } ? true : nil
        case .operation(.or, let operands):
            let truths = operands.map(\.fixedTruth)
            return truths.contains(true) ? true : truths.allSatisfy { $0 == false } ? false : nil
        case .text, .path, .call, .operation: return nil
        }
    }

    /// `2024-12-31` or `31-12-2024` as it was written, when the numbers are those of a date.
    fileprivate var subtractedDate: String? {
        guard case .operation(.minus, let outer) = self, outer.count == 2, case .number(let third) = outer[1],
            case .operation(.minus, let inner) = outer[0], inner.count == 2, case .number(let first) = inner[0],
            case .number(let second) = inner[1], [first, second, third].allSatisfy({ $0 == $0.rounded() })
        else { return nil }
        let (years, days) = (1900.0...2100, 1.0...31)
        guard (1...12).contains(second),
            years.contains(first) && days.contains(third) || years.contains(third) && days.contains(first)
        else { return nil }
        return [first, second, third].map(XPathNumber.text).joined(separator: "-")
    }

    /// It reads the clock: what is subtracted from it are days.
    fileprivate var hasDate: Bool {
        switch self {
        case .call("today", _), .call("now", _): true
        case .call(_, let arguments): arguments.contains(where: \.hasDate)
        case .operation(_, let operands): operands.contains(where: \.hasDate)
        case .text, .number, .path: false
        }
    }
}
