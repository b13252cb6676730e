import XMLTree

/// Follows the paths of an expression through the shapes of the instances.
///
/// Reports columns that a list does not have, and paths between quotes that lead nowhere; predicates on repeats and conditions on values are not looked at.
struct PathResolver {
    let schema: Schema
    let lists: [String: Lists.List]
    /// Names the attribute or element that holds the expression.
    let name: String
    /// What `current()` means.
    let current: Place
    private(set) var faults: [Fault] = []
    /// The nodes of the primary instance that paths ended at.
    private(set) var read: Set<Int> = []
    /// A path went where the shapes do not tell: it may have read anything.
    private(set) var isLost = false
    /// Looks for the names that were meant.
    var speller = Speller()
    /// The value or label of a choice that is a row of the answers: the loader does not follow those.
    private var isOfRows: Bool { name.hasPrefix("itemset/") }
    /// Inside a path between quotes, of which the loader knows nothing.
    private var isText = false

    init(schema: Schema, lists: [String: Lists.List], name: String, current: Place) {
        self.schema = schema
        self.lists = lists
        self.name = name
        self.current = current
    }

    /// Looks at everything in an expression.
    /// - Returns: the nodes it leads to, when it is a path or hands a path through.
    @discardableResult
    mutating func visit(_ term: Term, from place: Place) -> Place {
        switch term {
        case .text, .number: return .unknown
        case .operation(let symbol, let operands):
            let places = operands.map { visit($0, from: place) }
            return symbol == .union ? Place(joining: places) : .unknown
        case .call(let function, let arguments): return call(function, arguments, from: place)
        case .path(let path): return follow(path, from: place)
        }
    }

    // MARK: Calls

    private mutating func call(_ function: String, _ arguments: [Term], from place: Place) -> Place {
        switch (function, arguments.first) {
        case ("current", _):
            read(current)
            return current
        case ("string", nil), ("number", nil), ("normalize-space", nil), ("string-length", nil):
            read(place)
            return .unknown
        case ("instance", .text(let id)?): return instance(id)
        case ("randomize", let list?):
            for seed in arguments.dropFirst() { visit(seed, from: place) }
            return visit(list, from: place)
        case ("pulldata", .text(let id)?):
            pulldata(id, arguments, from: place)
            return .unknown
        case ("jr:choice-name", _) where arguments.count == 2:
            visit(arguments[0], from: place)
            pathText(arguments[1], of: function, from: place)
            return .unknown
        default:
            for argument in arguments { visit(argument, from: place) }
            return .unknown
        }
    }

    /// A place whose value is taken.
    private mutating func read(_ place: Place) {
        if !place.isKnown { isLost = true }
        if place.isKnown, place.instance == nil { read.formUnion(place.nodes) }
    }

    private mutating func instance(_ id: String) -> Place {
        guard let list = lists[id] else { return .unknown }
        return Place(instance: id, nodes: [Place.document], isKnown: list.schema != nil)
    }

    private mutating func pulldata(_ id: String, _ arguments: [Term], from place: Place) {
        for argument in arguments.dropFirst() { visit(argument, from: place) }
        if lists[id] == nil {
            faults.append(.unknownInstance(id, in: name, near: speller.nearest(id, in: lists.keys)))
        }
        var item = instance(id)
        guard item.isKnown else { return }
        item = step(.init(axis: "child", test: .any), from: item) ?? item
        item = step(.init(axis: "child", test: .any), from: item) ?? item
        for case .text(let column) in arguments.dropFirst().prefix(2) {
            if step(.init(axis: "child", test: .name(column)), from: item)?.nodes.isEmpty != false {
                report(missing: .name(column), in: column, from: item)
            }
        }
    }

    /// A path that is written between quotes.
    private mutating func pathText(_ term: Term, of function: String, from place: Place) {
        guard case .text(let text) = term else {
            visit(term, from: place)
            return
        }
        guard let inner = TermReader.read(text), case .path = inner else {
            faults.append(.wrongPathText(text, function: function, in: name))
            return
        }
        isText = true
        visit(inner, from: place)
        isText = false
    }

    // MARK: Steps

    private mutating func follow(_ path: PathTerm, from context: Place) -> Place {
        var place: Place
        switch path.start {
        case .context:
            place = context
            if !context.isKnown { isLost = true }
        case .document: place = Place(instance: nil, nodes: [Place.document])
        case .term(let term):
            place = visit(term, from: context)
            if !place.isKnown, !path.steps.isEmpty, !isFile(term) { isLost = true }
        }
        for predicate in path.predicates { visit(predicate, from: place) }
        for stepTerm in path.steps {
            if place.isKnown {
                let next = step(stepTerm, from: place)
                if let next, next.isKnown, next.nodes.isEmpty, !place.nodes.isEmpty {
                    report(missing: stepTerm.test, in: path.written, from: place)
                    return .unknown
                }
                if next == nil, place.instance == nil { isLost = true }
                place = next ?? .unknown
            }
            for predicate in stepTerm.predicates { visit(predicate, from: place) }
        }
        if place.isKnown, place.instance == nil { read.formUnion(place.nodes) }
        return place
    }

    /// A list whose rows cannot be seen, and which holds no answers.
    private func isFile(_ term: Term) -> Bool {
        guard case .call("instance", let arguments) = term, case .text(let id)? = arguments.first else { return false }
        return lists[id] != nil
    }

    /// One step; nil when the shape cannot tell.
    private func step(_ step: PathTerm.Step, from place: Place) -> Place? {
        guard let shape = place.instance == nil ? schema : lists[place.instance ?? ""]?.schema else { return nil }
        var result = place
        switch (step.axis, step.test) {
        case (_, .nodeType(let type)) where type != "node": return nil
        case ("self", .nodeType): return place
        case ("parent", .nodeType), ("parent", .any):
            result.nodes = Self.unique(
                place.nodes.compactMap { $0 < 0 ? nil : shape.nodes[$0].parent ?? Place.document })
        case ("child", let test): result.nodes = place.nodes.flatMap { shape.children(of: $0, test, attributes: false) }
        case ("attribute", let test):
            result.nodes = place.nodes.flatMap { shape.children(of: $0, test, attributes: true) }
        case ("descendant-or-self", .nodeType):
            result.nodes = Self.unique(
                place.nodes.flatMap { node in
                    node < 0 ? [node] + Array(shape.nodes.indices) : Array(node..<shape.nodes[node].end)
                })
        default: return nil
        }
        return result
    }

    private static func unique(_ nodes: [Int]) -> [Int] {
        var seen: Set<Int> = []
        return nodes.filter { seen.insert($0).inserted }
    }

    private mutating func report(missing test: PathTerm.Step.Test, in written: String, from place: Place) {
        let missing = if case .name(let name) = test { name } else { written }
        if let instance = place.instance {
            let names = place.nodes.flatMap { lists[instance]?.schema?.childNames(of: $0) ?? [] }
            let fault = Fault.missingColumn(missing, of: instance, in: name, near: speller.nearest(missing, in: names))
            // Inside […] a path starts at the row; whoever means an answer must say so.
            faults.append(fault.with(repair: schema.paths(named: missing).first.map(Fault.answerInFilter)))
        } else if isText || isOfRows {
            let names = place.nodes.flatMap { schema.childNames(of: $0) }
            let near = speller.nearest(missing, in: names) ?? schema.paths(named: missing).first
            faults.append(.missingNode(written, in: name, near: near))
        }
    }
}

// MARK: - Looking around in a shape

extension Schema {
    /// The children that a step meets; attributes or elements.
    func children(of node: Int, _ test: PathTerm.Step.Test, attributes: Bool) -> [Int] {
        guard node >= 0 else {
            guard !attributes, !nodes.isEmpty else { return [] }
            if case .name(let name) = test { return nodes[0].name.local == name ? [0] : [] }
            return [0]
        }
        if case .name(let name) = test {
            return self[nodes[node].path + (attributes ? "/@" : "/") + name].map { [$0] } ?? []
        }
        return nodes[node].children.filter { nodes[$0].isAttribute == attributes }
    }

    func childNames(of node: Int) -> [String] {
        guard node >= 0 else { return nodes.first.map { [$0.name.local] } ?? [] }
        return nodes[node].children.map { nodes[$0].name.local }
    }

    /// The paths that end in this name, for a hint where somebody lost the way.
    func paths(named name: String) -> [String] { nodes.filter { $0.name.local == name && !$0.isAttribute }.map(\.path) }
}
