/// Follows a program without evaluating it and notes all paths, resolved for a context.
struct ReferenceFinder {
    private let program: Program
    private let names: NameTable
    private let current: XPathReference
    private(set) var found: Set<XPathReference> = []

    /// - Parameter origin: the pattern of the node for which the expression is evaluated.
    static func references(of program: Program, names: NameTable, from origin: XPathReference) -> Set<XPathReference> {
        var finder = ReferenceFinder(program: program, names: names, current: origin)
        finder.read(program.main, [origin])
        return finder.found
    }

    private init(program: Program, names: NameTable, current: XPathReference) {
        self.program = program
        self.names = names
        self.current = current
    }

    /// Notes what an instruction reads when `context` are the context nodes.
    /// - Returns: the nodes it yields.
    @discardableResult
    private mutating func read(_ index: Int32, _ context: Set<XPathReference>) -> Set<XPathReference> {
        switch program.code[index] {
        case .number, .string, .wrongCall: return []
        case .or(let list), .and(let list):
            for operand in list.range { read(program.operands[operand], context) }
            return []
        case .equality(_, let left, let right), .relation(_, let left, let right), .arithmetic(_, let left, let right):
            read(left, context)
            read(right, context)
            return []
        case .union(let left, let right): return read(left, context).union(read(right, context))
        case .negation(let operand): return read(operand, context)
        case .remembered(_, let inner): return read(inner, context)
        case .filter(let source, let predicates):
            let nodes = read(source, context)
            readPredicates(predicates, nodes)
            return nodes
        case .path(let path):
            let nodes = follow(program.paths[path], context)
            found.formUnion(nodes)
            return nodes
        case .call(let function, let list): return call(function, list, context)
        }
    }

    private mutating func call(
        _ function: XPathFunction, _ list: Operands, _ context: Set<XPathReference>
    ) -> Set<XPathReference> {
        let arguments = list.range.map { read(program.operands[$0], context) }
        switch function {
        case .nodes(.current):
            found.insert(current)
            return [current]
        case .nodes(.instance): return [XPathReference(instance: literal(list, 0) ?? "*", steps: [])]
        case .nodes(.id):
            let everywhere = XPathReference(steps: [.descendants])
            found.insert(everywhere)
            return [everywhere]
        case .nodes(.randomize), .nodes(.indexedRepeat): return arguments[0]
        case .any(.if): return arguments[1].union(arguments[2])
        case .string(.pulldata):
            found.insert(XPathReference(instance: literal(list, 0) ?? "*", steps: [.descendants]))
            return []
        case .string(.once), .number(.position), .number(.last): return []
        case .boolean, .number, .string, .any:
            if list.isEmpty, Self.readsContext(function) { found.formUnion(context) }
            return []
        }
    }

    private static func readsContext(_ function: XPathFunction) -> Bool {
        switch function {
        case .number(.number), .number(.stringLength), .string(.string), .string(.normalizeSpace): true
        case .boolean, .number, .string, .nodes, .any: false
        }
    }

    private func literal(_ list: Operands, _ index: Int) -> String? {
        program.literal(program.operands[Int(list.start) + index])
    }

    private mutating func readPredicates(_ predicates: Operands, _ context: Set<XPathReference>) {
        for index in predicates.range { read(program.predicates[index].code, context) }
    }
}

// MARK: - Paths

extension ReferenceFinder {
    private mutating func follow(_ plan: PathPlan, _ context: Set<XPathReference>) -> Set<XPathReference> {
        var nodes: Set<XPathReference>
        switch plan.start {
        case .root: nodes = [XPathReference(steps: [])]
        case .context: nodes = context
        case .current: nodes = [current]
        case .instruction(let source): nodes = read(source, context)
        }
        var steps = plan.steps.range
        if nodes.count == 1, let node = nodes.first {
            let (reached, taken) = plainly(from: node, steps)
            nodes = [reached]
            steps = steps.dropFirst(taken)
        }
        for index in steps {
            let step = program.steps[index]
            nodes = Set(nodes.flatMap { reached(from: $0, step) })
            readPredicates(step.predicates, nodes)
        }
        return nodes
    }

    /// Goes as far as the steps lead to one place each: children by name and attributes, without predicates.
    private func plainly(from node: XPathReference, _ steps: Range<Int>) -> (reached: XPathReference, taken: Int) {
        var reached = node
        var taken = 0
        for index in steps {
            let step = program.steps[index]
            if case .text = step.test { break }
            guard step.predicates.isEmpty, step.axis == .child || step.axis == .attribute else { break }
            let name = name(of: step.test)
            reached.steps.append(step.axis == .child ? .child(name) : .attribute(name))
            taken += 1
        }
        return (reached, taken)
    }

    private func reached(from node: XPathReference, _ step: StepPlan) -> [XPathReference] {
        let name = name(of: step.test)
        // Text belongs to its element.
        if case .text = step.test, step.axis == .child { return [node] }
        switch step.axis {
        case .child: return [node.adding(.child(name))]
        case .attribute: return [node.adding(.attribute(name))]
        case .self: return [node]
        case .parent: return node.parent.map { [$0] } ?? []
        case .descendant: return [node.adding(.descendants).adding(.child(name))]
        case .descendantOrSelf: return [node, node.adding(.descendants).adding(.child(name))]
        case .ancestor: return Array(node.lineage.dropFirst()) + (node.steps.last == .descendants ? [node] : [])
        case .ancestorOrSelf: return node.lineage
        case .followingSibling, .precedingSibling: return node.parent.map { [$0.adding(.child(name))] } ?? []
        case .following, .preceding:
            return [XPathReference(instance: node.instance, steps: [.descendants, .child(name)])]
        case .namespace: return []
        }
    }

    private func name(of test: NodeTest) -> NameID? {
        switch test {
        case .unprefixed(let name): name
        case .expanded(let name): names.id(names.local(of: name))
        case .anyName, .inNamespace, .node, .text, .comment, .instruction: nil
        }
    }
}

extension Program {
    /// The text of an instruction that is a literal string.
    func literal(_ index: Int32) -> String? {
        switch code[index] {
        case .string(let text): strings[Int(text)]
        case .remembered(_, let inner): literal(inner)
        default: nil
        }
    }
}
