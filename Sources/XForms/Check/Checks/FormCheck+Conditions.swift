/// Conditions that hold for everybody or for nobody.
extension FormCheck {
    /// Attributes that hold a condition.
    static let judging: Set<String> = ["relevant", "required", "readonly", "constraint"]
    private static let relations: Set<XPathToken.Symbol> = [.less, .lessOrEqual, .greater, .greaterOrEqual]

    /// Looks at what `and` and `or` join, and at comparisons of comparisons.
    mutating func checkConditions(_ term: Term, of expression: WrittenExpression) {
        switch term {
        case .text, .number, .path: return
        case .call(_, let arguments): for argument in arguments { checkConditions(argument, of: expression) }
        case .operation(let symbol, let operands):
            if symbol == .and || symbol == .or {
                checkJoined(term, symbol, of: expression)
                for part in Self.parts(of: term, symbol) { checkConditions(part, of: expression) }
                return
            }
            if Self.relations.contains(symbol), case .operation(let inner, _)? = operands.first,
                Self.relations.contains(inner)
            {
                report(.chainedComparison(in: expression.name), at: expression.element)
            }
            checkCountOfChoices(symbol, operands, of: expression)
            for operand in operands { checkConditions(operand, of: expression) }
        }
    }

    static func parts(of term: Term, _ symbol: XPathToken.Symbol) -> [Term] {
        guard case .operation(symbol, let operands) = term else { return [term] }
        return operands.flatMap { parts(of: $0, symbol) }
    }

    private mutating func checkJoined(_ term: Term, _ symbol: XPathToken.Symbol, of expression: WrittenExpression) {
        let parts = Self.parts(of: term, symbol)
        for part in parts {
            if case .text(let text) = part, !text.trimmed.isEmpty {
                return report(.bareText(text, in: expression.name), at: expression.element)
            }
        }
        guard Self.judging.contains(expression.name) else { return }
        var limits: [Int: AnswerLimits] = [:]
        for case .operation(let relation, let operands) in parts where operands.count == 2 {
            guard let (path, relation, value) = Self.compared(relation, operands), let node = single(path, expression)
            else { continue }
            limits[node, default: AnswerLimits(path: path)].add(relation, value)
        }
        for node in limits.keys.sorted() {
            guard let found = limits[node] else { continue }
            if symbol == .and, found.isEmpty {
                report(.neverHolds(found.path.written, in: expression.name), at: expression.element)
            }
            if symbol == .or, found.isWhole {
                report(.alwaysHolds(found.path.written, in: expression.name), at: expression.element)
            }
        }
    }

    /// The node of a path that stands once: of several that are alike one may hold this and another that.
    func single(_ path: PathTerm, _ expression: WrittenExpression) -> Int? {
        guard path.predicates.isEmpty, path.steps.allSatisfy(\.predicates.isEmpty),
            let node = node(of: .path(path), in: expression), expression.context.nodes.count == 1
        else { return nil }
        let repeats = Set(outline.schema.chain(node).filter(outline.repeated.contains))
        let around = expression.context.nodes.first.map { $0 < 0 ? [] : outline.schema.chain($0) } ?? []
        return repeats.isSubset(of: around) ? node : nil
    }

    /// A path beside a fixed value, as if the path stood first.
    static func compared(
        _ symbol: XPathToken.Symbol, _ operands: [Term]
    ) -> (PathTerm, XPathToken.Symbol, Term)? {
        let turned: [XPathToken.Symbol: XPathToken.Symbol] = [
            .less: .greater, .lessOrEqual: .greaterOrEqual, .greater: .less, .greaterOrEqual: .lessOrEqual,
            .equal: .equal, .notEqual: .notEqual,
        ]
        guard let other = turned[symbol] else { return nil }
        switch (operands[0], operands[1]) {
        case (.path(let path), .text), (.path(let path), .number): return (path, symbol, operands[1])
        case (.text, .path(let path)), (.number, .path(let path)): return (path, other, operands[0])
        default: return nil
        }
    }
}
