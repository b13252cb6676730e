/// Collects instructions while the parser reads, together with what is known about each.
struct ProgramBuilder: ~Copyable {
    /// What is known about the value of an instruction.
    struct Facts {
        var kind: ResultKind
        /// Longest chain of operands below, this one included.
        var depth: Int32 = 1
        /// Whether another context node, position or size could change it; also set for random values.
        var readsContext = false
        var asksPosition = false
        var asksSize = false
        /// Literals and plain comparisons are cheaper than remembering them.
        var isLiteral = false

        /// Takes over what holds for an operand.
        mutating func include(_ other: Facts) {
            depth = max(depth, other.depth + 1)
            readsContext = readsContext || other.readsContext
            asksPosition = asksPosition || other.asksPosition
            asksSize = asksSize || other.asksSize
        }
    }

    let names: NameTable
    private(set) var code: [Instruction] = []
    private(set) var facts: [Facts] = []
    private(set) var operands: [Int32] = []
    private(set) var paths: [PathPlan] = []
    private(set) var steps: [StepPlan] = []
    private(set) var predicates: [Predicate] = []
    private(set) var strings: [String] = []
    private(set) var slots = 0
    /// Patterns of `regex()` that are written as text, by the instruction of that text.
    var patterns: [Int32: Pattern] = [:]
    private(set) var wrongCalls: [XPathSyntaxError.Kind] = []
    var calls: [Program.Call] = []
    var extensions: [XPathExtension] = []

    init(names: NameTable) { self.names = names }

    mutating func emit(_ instruction: Instruction, _ facts: Facts) -> Int32 {
        code.append(instruction)
        self.facts.append(facts)
        return Int32(code.count - 1)
    }

    mutating func literal(_ number: Double) -> Int32 { emit(.number(number), Facts(kind: .number, isLiteral: true)) }

    mutating func literal(_ string: String) -> Int32 {
        emit(.string(text(string)), Facts(kind: .string, isLiteral: true))
    }

    /// Stores a text and gives its index.
    mutating func text(_ string: String) -> Int32 {
        strings.append(string)
        return Int32(strings.count - 1)
    }

    mutating func list(_ items: [Int32]) -> Operands {
        operands.append(contentsOf: items)
        return Operands(start: Int32(operands.count - items.count), count: Int32(items.count))
    }

    /// A call that fails when it is reached.
    mutating func wrongCall(_ kind: XPathSyntaxError.Kind) -> Int32 {
        wrongCalls.append(kind)
        return emit(.wrongCall(Int32(wrongCalls.count - 1)), Facts(kind: .any, readsContext: true))
    }

    /// Emits an operator with its operands' facts joined.
    mutating func operation(_ instruction: Instruction, _ kind: ResultKind, _ items: [Int32]) -> Int32 {
        var joined = Facts(kind: kind)
        for item in items { joined.include(facts[Int(item)]) }
        return emit(instruction, joined)
    }

    mutating func path(start: PathPlan.Start, _ parsed: [ParsedStep]) -> Int32 {
        var joined = Facts(kind: .nodes)
        switch start {
        case .root, .current: break
        case .context: joined.readsContext = true
        case .instruction(let source): joined.include(facts[Int(source)])
        }
        for step in parsed {
            for predicate in step.predicates { joined.depth = max(joined.depth, facts[Int(predicate.code)].depth + 1) }
        }
        let kept = Self.withoutDetours(parsed)
        let first = Int32(steps.count)
        for step in kept { steps.append(StepPlan(step, predicates: list(step.predicates))) }
        let plan = PathPlan(
            start: start, steps: Operands(start: first, count: Int32(kept.count)),
            streams: Self.streams(from: startsSingle(start), kept.map(\.axis)),
            isPlain: !kept.isEmpty && steps[Int(first)...].allSatisfy(\.isPlain))
        paths.append(plan)
        return emit(.path(Int32(paths.count - 1)), joined)
    }

    mutating func list(_ items: [Predicate]) -> Operands {
        predicates.append(contentsOf: items)
        return Operands(start: Int32(predicates.count - items.count), count: Int32(items.count))
    }

    /// Makes a predicate of a parsed condition; what does not depend on the node tested is computed once.
    mutating func predicate(_ condition: Int32) -> Predicate {
        let known = facts[Int(condition)]
        if case .number(let place) = code[Int(condition)], place == place.rounded(), place >= 1, place < 1e9 {
            return Predicate(code: condition, kind: .place(Int32(place)), asksSize: false)
        }
        remember(in: condition)
        let isCondition = !known.asksPosition && !known.asksSize && known.kind != .number && known.kind != .any
        return Predicate(code: condition, kind: isCondition ? .condition : .value, asksSize: known.asksSize)
    }

    private func startsSingle(_ start: PathPlan.Start) -> Bool {
        guard case .instruction(let source) = start else { return true }
        guard case .call(.nodes(let function), _) = code[Int(source)] else { return false }
        switch function {
        case .instance, .current: return true
        case .id, .randomize, .indexedRepeat: return false
        }
    }

    private mutating func remember(in index: Int32) {
        let known = facts[Int(index)]
        guard !known.isLiteral else { return }
        if known.readsContext {
            for operand in directOperands(of: code[Int(index)]) { remember(in: operand) }
            return
        }
        if case .remembered = code[Int(index)] { return }
        let moved = emit(code[Int(index)], known)
        code[Int(index)] = .remembered(Int32(slots), moved)
        slots += 1
    }

    private func directOperands(of instruction: Instruction) -> [Int32] {
        switch instruction {
        case .number, .string, .path, .wrongCall, .remembered: []
        case .or(let list), .and(let list), .call(_, let list): Array(operands[list.range])
        case .equality(_, let left, let right), .relation(_, let left, let right), .arithmetic(_, let left, let right),
            .union(let left, let right):
            [left, right]
        case .negation(let operand), .filter(let operand, _): [operand]
        }
    }
}

/// A step as the parser read it.
struct ParsedStep {
    var axis: StepPlan.Axis
    var test: NodeTest
    var predicates: [Predicate] = []
}

// MARK: - Order

extension ProgramBuilder {
    /// Joins `descendant-or-self::node()/child::x` to `descendant::x` where no predicate counts places (XPath 1.0 §2.5).
    private static func withoutDetours(_ steps: [ParsedStep]) -> [ParsedStep] {
        var result: [ParsedStep] = []
        for step in steps {
            if let last = result.last, last.axis == .descendantOrSelf, case .node = last.test, last.predicates.isEmpty,
                step.axis == .child, step.predicates.allSatisfy(\.isCondition)
            {
                result[result.count - 1] = ParsedStep(axis: .descendant, test: step.test, predicates: step.predicates)
            } else {
                result.append(step)
            }
        }
        return result
    }

    /// What a set looks like on the way through a path.
    private enum Shape {
        case single
        /// In order, none inside another.
        case apart
        /// In order, perhaps inside one another.
        case nested
    }

    private static func streams(from single: Bool, _ axes: [StepPlan.Axis]) -> Bool {
        guard single else { return false }
        var shape = Shape.single
        for axis in axes {
            switch (axis, shape) {
            case (.self, _): break
            case (.child, .single), (.child, .apart), (.attribute, _), (.followingSibling, .single): shape = .apart
            case (.parent, .single): break
            case (.descendant, .single), (.descendant, .apart), (.descendantOrSelf, .single),
                (.descendantOrSelf, .apart),
                (.following, .single):
                shape = .nested
            default: return false
            }
        }
        return true
    }
}
