import XMLTree

/// Functions that are called the other way round, or on something of which there is only one.
extension FormCheck {
    private static let haystackFirst: Set<String> = ["selected", "is-selected", "contains", "starts-with", "ends-with"]
    private static let ofMany: Set<String> = ["count", "sum", "max", "min"]

    mutating func checkHabits(_ name: String, _ arguments: [Term], of expression: WrittenExpression) {
        if Self.haystackFirst.contains(name) { checkSwapped(name, arguments, of: expression) }
        if Self.ofMany.contains(name), let first = arguments.first, arguments.count == 1 {
            checkOne(name, first, of: expression)
        }
        switch name {
        case "selected", "is-selected":
            guard arguments.count == 2, let number = arguments[1].constantNumber else { return }
            let text = XPathNumber.text(number)
            let instead = Bilingual(dutch: "aanhalingstekens: '\(text)'", english: "quotes: '\(text)'")
            report(.onlyHere("\(name)(…, \(text))", in: expression.name, instead: instead), at: expression.element)
        case "jr:choice-name": checkChoiceName(arguments, of: expression)
        case "position":
            guard let first = arguments.first, case .path(let path) = first,
                let node = node(of: first, in: expression), !outline.repeated.contains(node)
            else { return }
            report(.positionOfOne(path.written, in: expression.name), at: expression.element)
        case "concat" where arguments.count > 1:
            for case .text(let text) in arguments where isPath(text) {
                report(.quotedPath(text, in: expression.name).with(severity: .warning), at: expression.element)
            }
        case "regex": checkPattern(arguments, of: expression)
        case "random", "uuid": checkChance(name, of: expression)
        default: return
        }
    }

    /// `selected('e', /data/s)`. Several words first are a list that an answer is looked for in, which is meant so.
    private mutating func checkSwapped(_ name: String, _ arguments: [Term], of expression: WrittenExpression) {
        guard arguments.count == 2, case .text(let text) = arguments[0], case .path(let path) = arguments[1],
            !text.isEmpty, text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }),
            node(of: arguments[1], in: expression) != nil
        else { return }
        report(
            .swappedArguments("\(name)(\(path.written), '\(text)')", in: expression.name), at: expression.element)
    }

    /// What counts and adds up many, given the one answer to a question.
    private mutating func checkOne(_ name: String, _ argument: Term, of expression: WrittenExpression) {
        guard case .path(let path) = argument else { return }
        if name != "count", let node = node(of: argument, in: expression), outline.schema.isInner(node) {
            return report(.valueOfGroup(path.written, in: expression.name), at: expression.element)
        }
        guard let node = single(path, expression) else { return }
        if outline.controls(of: node).contains(where: { $0.kind == "select" }) {
            report(.countedChoices(name, path.written, in: expression.name), at: expression.element)
        } else if name != "count", !outline.controls(of: node).isEmpty {
            report(.manyOfOne(name, path.written, in: expression.name), at: expression.element)
        }
    }

    /// `jr:choice-name` looks for the words among the choices of the question that its second argument names.
    private mutating func checkChoiceName(_ arguments: [Term], of expression: WrittenExpression) {
        guard arguments.count == 2, let written = arguments[1].constantText,
            let context = expression.context.nodes.first,
            context >= 0, let node = outline.node(written, from: context)
        else { return }
        let choices: Set<String> = ["select", "select1", "rank"]
        guard !outline.controls(of: node).contains(where: { choices.contains($0.kind) }) else { return }
        report(.choiceNameElsewhere(written, in: expression.name), at: expression.element)
    }

    /// A pattern as JavaScript writes it, one that lost its backslash, and one that the tools do not read alike.
    private mutating func checkPattern(_ arguments: [Term], of expression: WrittenExpression) {
        guard arguments.count == 2, let pattern = arguments[1].constantText, pattern.count > 1 else { return }
        if pattern.hasPrefix("/^") || pattern.hasPrefix("/") && pattern.hasSuffix("$/") {
            return report(.slashedPattern(pattern, in: expression.name), at: expression.element)
        }
        if pattern.contains(/(^|[\^(\[\]}])[dws][{+*]/) {
            return report(.lostBackslash(pattern, in: expression.name), at: expression.element)
        }
        guard expression.name == "constraint", !pattern.hasPrefix("^"), !pattern.hasSuffix("$"),
            !pattern.hasPrefix(".*"),
            !pattern.hasPrefix("(^")
        else { return }
        report(.looseEnds(pattern, in: expression.name), at: expression.element)
    }

    /// Chance in a calculation that may run again. The id of the answers themselves is made once.
    private mutating func checkChance(_ name: String, of expression: WrittenExpression) {
        guard expression.name == "calculate", let node = expression.context.nodes.first, node >= 0,
            !expression.source.contains("once("), !outline.schema.nodes[node].path.contains("/meta/")
        else { return }
        report(.chanceAgain(name, in: expression.name), at: expression.element)
    }
}
