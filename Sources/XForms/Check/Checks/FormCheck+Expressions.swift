import XMLTree

extension FormCheck {
    /// Every expression: its grammar, functions, paths, and comparisons that can never hold.
    mutating func checkExpressions() {
        for expression in writtenExpressions() { check(expression) }
        for control in outline.controls {
            for itemset in control.element.children(named: "itemset") { checkItemset(itemset, at: control) }
        }
    }

    /// An itemset's nodeset is read from the question, its value and label from each row.
    private mutating func checkItemset(_ itemset: XMLElement, at control: FormOutline.Control) {
        guard let node = control.node, let nodeset = itemset.attribute(anyOf: "nodeset", "ref") else { return }
        let rows = check(WrittenExpression(nodeset, "itemset", at: node, itemset))
        for part in itemset.elements where ["value", "label", "copy"].contains(part.name.local) {
            guard let source = part.attribute(anyOf: "ref", "nodeset") else { continue }
            let name = "itemset/" + part.name.local
            check(WrittenExpression(source, name, context: rows, current: .node(node), part))
        }
    }

    /// Checks one expression.
    /// - Returns: the nodes it leads to, when it is a path.
    @discardableResult
    mutating func check(_ expression: WrittenExpression) -> Place {
        let source = expression.source.trimmed
        guard !source.isEmpty else {
            report(
                expression.name == "output" ? .outputWithoutValue : .emptyExpression(in: expression.name),
                at: expression.element)
            return .unknown
        }
        let term: Term
        do {
            term = try TermReader.reading(source)
        } catch {
            report(.syntax(in: expression.name, at: Self.rest(of: source, from: error.offset)), at: expression.element)
            return .unknown
        }
        checkCalls(term, of: expression)
        checkSteps(term, of: expression)
        var resolver = resolver(for: expression)
        var place = resolver.visit(term, from: expression.context)
        if expression.name == "jr:count", !resolver.faults.isEmpty,
            case let parent = self.parent(of: expression.context)
        {
            var other = self.resolver(for: expression)
            place = other.visit(term, from: parent)
            if other.faults.isEmpty { resolver = other }
        }
        for fault in resolver.faults { report(fault, at: expression.element) }
        if resolver.faults.isEmpty { checkComparisons(term, of: expression) }
        return place
    }

    func resolver(for expression: WrittenExpression) -> PathResolver {
        PathResolver(
            schema: outline.schema, lists: lists.lists, name: expression.name, current: expression.current)
    }

    private func parent(of place: Place) -> Place {
        var place = place
        place.nodes = place.nodes.compactMap { $0 < 0 ? nil : outline.schema.nodes[$0].parent }
        return place
    }

    /// What stands where reading stopped, short enough for a message.
    private static func rest(of source: String, from offset: Int) -> String {
        let scalars = Array(source.unicodeScalars)
        guard offset < scalars.count else { return source.count > 20 ? "…" + source.suffix(20) : source }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[offset..<min(offset + 20, scalars.count)])
        return String(text)
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
        guard let function = XPathFunctionRow.table[name] else {
            let near = Spelling.nearest(name, in: XPathFunctionRow.table.keys)
            return report(
                .unknownFunction(name, in: expression.name, near: near.map { $0 + "()" }), at: expression.element)
        }
        let count = arguments.count
        if count < function.minimum || function.maximum.map({ count > $0 }) ?? false {
            report(
                .argumentCount(name, given: count, allowed: function.wanted, in: expression.name),
                at: expression.element)
        }
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
                for predicate in step.predicates { checkSteps(predicate, of: expression) }
            }
        }
    }

    private mutating func reportOnlyHere(_ what: String, of expression: WrittenExpression) {
        let instead = Bilingual(
            dutch: "een volledig pad zoals /data/vraag", english: "a full path such as /data/question")
        report(.onlyHere(what, in: expression.name, instead: instead), at: expression.element)
    }
}
