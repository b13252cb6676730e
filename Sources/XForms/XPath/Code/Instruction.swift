/// What an instruction yields, as far as it is known at compile time.
enum ResultKind: UInt8 {
    case boolean, number, string, nodes
    /// Decided when evaluated: dates, and `if` whose branches differ.
    case any
}

/// One operation of a compiled expression; operands are indexes of earlier instructions.
///
/// Plain values without references, so that evaluation counts none.
enum Instruction {
    case number(Double)
    /// A text of `Program.strings`.
    case string(Int32)
    case or(Operands)
    case and(Operands)
    case equality(Equality, Int32, Int32)
    case relation(Relation, Int32, Int32)
    case arithmetic(Arithmetic, Int32, Int32)
    case negation(Int32)
    case union(Int32, Int32)
    /// A path of `Program.paths`.
    case path(Int32)
    /// `(…)[…]`: predicates upon a set in document order.
    case filter(Int32, Operands)
    case call(XPathFunction, Operands)
    /// A call that cannot work: an error when it is reached, described in `Program.wrongCalls`.
    case wrongCall(Int32)
    /// A value that is the same for the whole evaluation, computed once; slot and instruction.
    case remembered(Int32, Int32)

    enum Equality: UInt8 { case equal, notEqual }
    enum Relation: UInt8 { case less, lessOrEqual, greater, greaterOrEqual }
    enum Arithmetic: UInt8 { case add, subtract, multiply, divide, modulo }
}

/// A run of entries of one of the program's tables.
struct Operands {
    var start: Int32
    var count: Int32

    static let none = Operands(start: 0, count: 0)

    var range: Range<Int> { Int(start)..<Int(start + count) }
    var isEmpty: Bool { count == 0 }
}

/// A location path.
struct PathPlan {
    enum Start {
        /// The evaluation's root: an absolute path.
        case root
        case context
        /// The node for which the whole expression is evaluated.
        case current
        /// What an instruction yields.
        case instruction(Int32)
    }

    var start: Start
    /// Entries of `Program.steps`.
    var steps: Operands
    /// Whether walking depth-first yields document order without duplicates, so that nothing need be collected.
    var streams: Bool
    /// Whether every step is a name of child elements and nothing else.
    var isPlain: Bool
}

/// One step of a path.
struct StepPlan {
    var axis: Axis
    var test: NodeTest
    /// Entries of `Program.predicates`.
    var predicates: Operands
    /// Whether the nodes must be listed before the predicates: `last()`, or a place asked after another predicate.
    var asksList: Bool
    /// Whether at most one node can pass, so that looking may stop there.
    var endsAtFirst: Bool
    /// Whether nodes that are not relevant are found too: upwards nothing is hidden.
    var seesHidden: Bool

    init(_ parsed: ParsedStep, predicates: Operands) {
        axis = parsed.axis
        test = parsed.test
        self.predicates = predicates
        asksList =
            parsed.predicates.contains(where: \.asksSize) || !parsed.predicates.dropFirst().allSatisfy(\.isCondition)
        endsAtFirst = if case .place? = parsed.predicates.first?.kind { !asksList } else { false }
        seesHidden =
            switch parsed.axis {
            case .parent, .ancestor, .ancestorOrSelf, .self: true
            case .child, .attribute, .descendant, .descendantOrSelf, .following, .followingSibling, .preceding,
                .precedingSibling, .namespace:
                false
            }
    }

    /// A name of child elements and nothing else.
    var isPlain: Bool {
        guard case .unprefixed = test else { return false }
        return axis == .child && predicates.isEmpty
    }

    enum Axis: UInt8 {
        case child, attribute, parent, `self`, descendant, descendantOrSelf, ancestor, ancestorOrSelf
        case following, followingSibling, preceding, precedingSibling, namespace
    }
}

/// What a step's nodes must be.
enum NodeTest {
    /// An unprefixed name: this local part, written without prefix, in whatever default namespace.
    case unprefixed(NameID)
    /// A prefixed name.
    case expanded(NameID)
    case anyName
    /// `prefix:*`; the namespace as an index into `Program.strings`.
    case inNamespace(Int32)
    case node
    case text
    case comment
    /// `processing-instruction()`, or with a target.
    case instruction(NameID?)
}

/// A condition on the nodes of a step.
struct Predicate {
    enum Kind {
        /// A literal number: only the node at that place.
        case place(Int32)
        /// Never a number, and it asks neither `position()` nor `last()`.
        case condition
        /// Anything else.
        case value
    }

    var code: Int32
    var kind: Kind
    /// Whether `last()` occurs, so that the nodes must be counted first.
    var asksSize: Bool

    var isCondition: Bool { if case .condition = kind { true } else { false } }
}
