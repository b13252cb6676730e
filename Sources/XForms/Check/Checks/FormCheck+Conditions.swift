/// Conditions that hold for everybody or for nobody.
extension FormCheck {
    private static let judging: Set<String> = ["relevant", "required", "readonly", "constraint"]
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
        var limits: [Int: Limits] = [:]
        for case .operation(let relation, let operands) in parts where operands.count == 2 {
            guard let (path, relation, value) = Self.compared(relation, operands), let node = single(path, expression)
            else { continue }
            limits[node, default: Limits(path: path)].add(relation, value)
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
    private static func compared(
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

    /// What the parts of a condition ask of one answer.
    private struct Limits {
        let path: PathTerm
        private var equal: Set<String> = []
        private var unequal: Set<String> = []
        /// At least, at most; with whether the number itself is meant too.
        private var least: (number: Double, isIn: Bool)?
        private var most: (number: Double, isIn: Bool)?

        init(path: PathTerm) { self.path = path }

        mutating func add(_ relation: XPathToken.Symbol, _ value: Term) {
            switch relation {
            case .equal: Self.words(value).map { _ = equal.insert($0) }
            case .notEqual: Self.words(value).map { _ = unequal.insert($0) }
            case .greater, .greaterOrEqual:
                guard case .number(let number) = value, least.map({ number > $0.number }) ?? true else { return }
                least = (number, relation == .greaterOrEqual)
            case .less, .lessOrEqual:
                guard case .number(let number) = value, most.map({ number < $0.number }) ?? true else { return }
                most = (number, relation == .lessOrEqual)
            default: return
            }
        }

        /// Texts and numbers are told apart only among themselves: '1' is 1.
        private static func words(_ value: Term) -> String? {
            switch value {
            case .text(let text): Double(text).map { XPathNumber.text($0) } ?? text
            case .number(let number): XPathNumber.text(number)
            case .path, .call, .operation: nil
            }
        }

        /// Nothing meets all parts.
        var isEmpty: Bool {
            if equal.count > 1 { return true }
            guard let least, let most else { return false }
            return least.number > most.number || least.number == most.number && !(least.isIn && most.isIn)
        }

        /// Everything meets one of the parts. Only where there is one of each: of more, the narrowest was kept.
        var isWhole: Bool {
            if unequal.count > 1 { return true }
            guard let least, let most else { return false }
            return least.number < most.number || least.number == most.number && (least.isIn || most.isIn)
        }
    }
}
