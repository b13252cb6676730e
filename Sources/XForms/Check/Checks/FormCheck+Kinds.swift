import XMLTree

extension FormCheck {
    private static let comparisons: Set<XPathToken.Symbol> = [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
    ]
    private static let arithmetic: Set<XPathToken.Symbol> = [.plus, .minus, .multiply, .div, .mod]

    /// What an expression computes and compares, by kind: a text where only a number can stand, a date beside a number.
    mutating func checkKinds(_ term: Term, of expression: WrittenExpression) {
        checkWhole(term, of: expression)
        checkParts(term, of: expression)
    }

    private mutating func checkParts(_ term: Term, of expression: WrittenExpression) {
        switch term {
        // Predicates are read from other nodes; what they compare is looked at by no one.
        case .text, .number, .path: return
        case .call(_, let arguments): for argument in arguments { checkParts(argument, of: expression) }
        case .operation(let symbol, let operands):
            if Self.arithmetic.contains(symbol) {
                for operand in operands {
                    checkOperand(operand, of: expression)
                    checkChoiceOperand(operand, of: expression)
                }
            }
            if Self.comparisons.contains(symbol), operands.count == 2 {
                checkPair(operands[0], operands[1], of: expression)
                checkPair(operands[1], operands[0], of: expression)
            }
            for operand in operands { checkParts(operand, of: expression) }
        }
    }

    // MARK: Whole expressions

    private mutating func checkWhole(_ term: Term, of expression: WrittenExpression) {
        switch expression.name {
        case "relevant", "required", "readonly", "constraint":
            guard let text = term.constantText else { return checkConstant(term, of: expression) }
            let isMeant = ["true", "1"].contains(text)
            report(
                .constantRule(text, in: expression.name).with(severity: isMeant ? .warning : .error),
                at: expression.element)
        case "calculate": checkOutcomes(of: term, of: expression)
        default: return
        }
    }

    /// A condition in which no answer stands, and which is not plainly `true()` or `false()`.
    private mutating func checkConstant(_ term: Term, of expression: WrittenExpression) {
        guard case .operation = term, term.isSameForEverybody else { return }
        report(.constantCondition(in: expression.name), at: expression.element)
    }

    /// What is calculated must have the form of the node's type.
    private mutating func checkOutcomes(of term: Term, of expression: WrittenExpression) {
        guard let type = expression.element.attribute("type").flatMap({ ValueType(written: $0.trimmed) }) else {
            return
        }
        if type == .int, let number = term.constantNumber, number != number.rounded() {
            return report(
                .calculationDoesNotFit(XPathNumber.text(number), type: type.rawValue).with(severity: .warning),
                at: expression.element)
        }
        if type == .date, case .call("format-date", let arguments) = term, let form = arguments.last?.constantText,
            form != "%Y-%m-%d"
        {
            return report(
                .calculationDoesNotFit("format-date(…, '\(form)')", type: type.rawValue).with(severity: .warning),
                at: expression.element)
        }
        if type == .int, case .operation(.div, _) = term {
            return report(.fractionInWhole, at: expression.element)
        }
        let isWhole = term.constantText != nil
        for text in term.outcomes where !text.trimmed.isEmpty && !Self.fits(text.trimmed, type) {
            report(
                .calculationDoesNotFit(text, type: type.rawValue).with(severity: isWhole ? .error : .warning),
                at: expression.element)
            return
        }
        guard [.int, .decimal].contains(type), case .call("string", let arguments) = term, let first = arguments.first,
            kind(of: first, in: expression) == .date
        else { return }
        report(.calculationDoesNotFit("string(…)", type: type.rawValue), at: expression.element)
    }

    // MARK: Operands

    private mutating func checkOperand(_ operand: Term, of expression: WrittenExpression) {
        guard let text = operand.constantText, !text.trimmed.isEmpty else { return }
        if isPath(text) { return report(.quotedPath(text, in: expression.name), at: expression.element) }
        guard !Self.isComputable(text) else { return }
        report(.neverANumber(text, in: expression.name), at: expression.element)
    }

    /// Texts that a number is read from: numbers and dates.
    static func isComputable(_ text: String) -> Bool {
        let text = text.trimmed
        return Double(text) != nil || WrittenDate.isDate(text) || WrittenDate.isDateTime(text)
    }

    /// The path of a node, in quotes: words that equal no answer.
    func isPath(_ text: String) -> Bool {
        guard text.hasPrefix("/"), case .node = outline.schema.follow(text, from: 0) else { return false }
        return true
    }

    /// One side of a comparison beside what the other is.
    private mutating func checkPair(_ side: Term, _ other: Term, of expression: WrittenExpression) {
        if let number = side.constantNumber {
            guard kind(of: other, in: expression) == .date else { return }
            return report(.dateBesideNumber(XPathNumber.text(number), in: expression.name), at: expression.element)
        }
        if let text = side.constantText {
            guard !text.trimmed.isEmpty else { return }
            return checkText(text, beside: other, of: expression)
        }
        guard case .call = side, kind(of: side, in: expression) == .date,
            kind(of: other, in: expression) == .numberAnswer, case .path(let path) = other
        else { return }
        report(.dateBesideNumber(path.written, in: expression.name), at: expression.element)
    }

    private mutating func checkText(_ text: String, beside other: Term, of expression: WrittenExpression) {
        if isPath(text) { return report(.quotedPath(text, in: expression.name), at: expression.element) }
        switch kind(of: other, in: expression) {
        case .numberAnswer, .number:
            guard !Self.isComputable(text) else { return }
            report(.neverANumber(text, in: expression.name), at: expression.element)
        case .date:
            // Answers are looked at where dates are compared.
            guard case .call = other, !Self.isComputable(text) else { return }
            report(.wrongDate(text, in: expression.name), at: expression.element)
        case .time:
            guard !WrittenDate.isTime(text.trimmed) else { return }
            report(.wrongTime(text, in: expression.name), at: expression.element)
        case .truth: report(.truthBesideText(text, in: expression.name), at: expression.element)
        case .unknown: return
        }
    }

    // MARK: Kinds

    /// The kind of a term; answers by the type of their bind, when somebody fills them in.
    func kind(of term: Term, in expression: WrittenExpression) -> TermKind {
        switch term {
        case .number: return .number
        case .text: return .unknown
        case .operation(let symbol, let operands): return kind(of: symbol, operands, in: expression)
        case .call("today", _), .call("now", _), .call("date", _), .call("date-time", _): return .date
        case .call(let name, _):
            switch XPathFunctionRow.table[name]?.function {
            case .number: return .number
            case .boolean: return .truth
            case .string, .nodes, .any, nil: return .unknown
            }
        case .path:
            guard let node = node(of: term, in: expression), let bind = outline.bind(of: node) else { return .unknown }
            return kind(ofAnswer: node, bind)
        }
    }

    /// A day more or less is a date still; but any number may be added to it, so nothing is said of it.
    private func kind(
        of symbol: XPathToken.Symbol, _ operands: [Term], in expression: WrittenExpression
    ) -> TermKind {
        if Self.comparisons.contains(symbol) || symbol == .and || symbol == .or { return .truth }
        guard Self.arithmetic.contains(symbol) else { return .unknown }
        let dates = operands.count { kind(of: $0, in: expression) == .date }
        return dates == 1 ? .unknown : .number
    }

    private func kind(ofAnswer node: Int, _ bind: XMLElement) -> TermKind {
        let controls = outline.controls(of: node)
        guard bind.attribute("calculate") == nil, !controls.isEmpty,
            controls.allSatisfy({ $0.kind == "input" || $0.kind == "range" }), !outline.targets.contains(node)
        else { return .unknown }
        switch bind.attribute("type").flatMap({ ValueType(written: $0.trimmed) }) {
        case .int, .decimal: return .numberAnswer
        case .date, .dateTime: return .date
        case .time: return .time
        default: return .unknown
        }
    }
}
