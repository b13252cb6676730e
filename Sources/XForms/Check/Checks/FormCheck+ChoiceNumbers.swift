/// Numbers made of choices: computing with choices that are words, and how many of them can be ticked.
extension FormCheck {
    /// A question whose choices are all words, where a number is computed: the outcome is never a number.
    mutating func checkChoiceOperand(_ operand: Term, of expression: WrittenExpression) {
        guard case .path(let path) = operand, let node = single(path, expression),
            let control = outline.controls(of: node).first, control.kind == "select1",
            let values = offeredValues(of: control), !values.isEmpty, !values.contains(where: Self.isComputable)
        else { return }
        report(.wordsAsNumber(path.written, in: expression.name), at: expression.element)
    }

    /// `count-selected()` beside a number that no number of ticks gives.
    mutating func checkCountOfChoices(
        _ symbol: XPathToken.Symbol, _ operands: [Term], of expression: WrittenExpression
    ) {
        guard operands.count == 2, let (counted, number, isTurned) = Self.counted("count-selected", operands),
            case .path(let path)? = counted, let node = single(path, expression),
            let control = outline.controls(of: node).first, control.kind == "select",
            let most = offeredValues(of: control)?.count
        else { return }
        let canHold = (0...most).contains { count in
            let (left, right) = isTurned ? (number, Double(count)) : (Double(count), number)
            return Self.holds(symbol, left, right)
        }
        if !canHold { report(.tooManyTicks(path.written, most: most, in: expression.name), at: expression.element) }
    }

    /// What a function that counts is given, the fixed number beside it, and whether the number stands first.
    static func counted(_ function: String, _ operands: [Term]) -> (Term?, Double, isTurned: Bool)? {
        for (call, number, isTurned) in [(operands[0], operands[1], false), (operands[1], operands[0], true)] {
            guard case .call(function, let arguments) = call, let number = number.constantNumber else { continue }
            return (arguments.first, number, isTurned)
        }
        return nil
    }

    static func holds(_ symbol: XPathToken.Symbol, _ left: Double, _ right: Double) -> Bool {
        switch symbol {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        default: true
        }
    }
}
