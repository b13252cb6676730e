import XMLTree

extension FormCheck {
    /// Every expression: columns of lists, what other tools refuse, and comparisons that can never hold.
    ///
    /// The loader looks at grammar, functions and the nodes of the primary instance.
    mutating func checkExpressions() {
        for expression in everyExpression() { check(expression) }
    }

    /// Checks one expression.
    mutating func check(_ expression: WrittenExpression) {
        let source = expression.source.trimmed
        guard !source.isEmpty else {
            report(
                expression.name == "output" ? .outputWithoutValue : .emptyExpression(in: expression.name),
                at: expression.element)
            return
        }
        guard let term = term(of: source) else { return }
        checkCalls(term, of: expression)
        checkSteps(term, of: expression)
        var resolver = resolver(for: expression)
        resolver.speller = speller
        resolver.visit(term, from: expression.context)
        speller = resolver.speller
        for fault in resolver.faults { report(fault, at: expression.element) }
        checkComparisons(term, of: expression)
        checkKinds(term, of: expression)
        checkConditions(term, of: expression)
        checkTruths(term, of: expression)
        checkReach(term, of: expression)
        checkCalculated(term, of: expression)
        checkNeverFits(term, of: expression)
    }

    /// The shape of an expression, read once: many say the same.
    private mutating func term(of source: String) -> Term? {
        if let known = terms[source] { return known }
        let term = TermReader.read(source)
        terms[source] = .some(term)
        return term
    }

    func resolver(for expression: WrittenExpression) -> PathResolver {
        PathResolver(
            schema: outline.schema, lists: lists.lists, name: expression.name, current: expression.current)
    }

    // MARK: Functions

    private mutating func checkCalls(_ term: Term, of expression: WrittenExpression) {
        switch term {
        case .text, .number: break
        case .operation(_, let operands): for operand in operands { checkCalls(operand, of: expression) }
        case .path(let path):
            if case .term(let start) = path.start { checkCalls(start, of: expression) }
            for predicate in path.predicates + path.steps.flatMap(\.predicates) {
                checkCalls(predicate, of: expression)
            }
        case .call(let name, let arguments):
            checkCall(name, arguments, of: expression)
            for argument in arguments { checkCalls(argument, of: expression) }
        }
    }

    private mutating func checkCall(_ name: String, _ arguments: [Term], of expression: WrittenExpression) {
        guard let function = XPathFunctionRow.table[name] else { return }
        checkArguments(name, arguments, of: expression)
        checkHabits(name, arguments, of: expression)
        if !function.isODK {
            report(
                .onlyHere(name + "()", in: expression.name, instead: FunctionOrigin.replacement(of: name)),
                at: expression.element)
        }
        if ["date", "date-time", "decimal-date-time", "format-date", "format-date-time"].contains(name),
            case .text(let text)? = arguments.first, !text.isEmpty, !WrittenDate.isDate(text),
            !WrittenDate.isDateTime(text)
        {
            report(.wrongDate(text, in: expression.name), at: expression.element)
        }
    }

    // MARK: Steps that other tools refuse

    private static let axes: Set<String> = ["child", "parent", "self", "attribute"]

    private mutating func checkSteps(_ term: Term, of expression: WrittenExpression) {
        switch term {
        case .text, .number: break
        case .operation(let symbol, let operands):
            if symbol == .union { reportOnlyHere("|", of: expression) }
            for operand in operands { checkSteps(operand, of: expression) }
        case .call(_, let arguments): for argument in arguments { checkSteps(argument, of: expression) }
        case .path(let path):
            if case .term(let start) = path.start { checkSteps(start, of: expression) }
            for step in path.steps {
                if step.axis == "descendant-or-self" {
                    reportOnlyHere("//", of: expression)
                } else if !Self.axes.contains(step.axis) {
                    reportOnlyHere(step.axis + "::", of: expression)
                }
                for predicate in step.predicates {
                    if let place = predicate.constantNumber, place < 1 || place != place.rounded() {
                        report(.noSuchPlace(path.written, in: expression.name), at: expression.element)
                    }
                    checkSteps(predicate, of: expression)
                }
            }
        }
    }

    private mutating func reportOnlyHere(_ what: String, of expression: WrittenExpression) {
        let instead = Bilingual(
            dutch: "een volledig pad zoals /data/vraag", english: "a full path such as /data/question")
        report(.onlyHere(what, in: expression.name, instead: instead), at: expression.element)
    }
}
