/// An expression taken apart as far as a check needs it: what it reads, calls and compares.
///
/// The evaluator compiles expressions for speed and forgets their shape; a check runs once and wants all of it.
indirect enum Term: Sendable {
    case text(String)
    case number(Double)
    case path(PathTerm)
    case call(String, [Term])
    /// An operator with its operands; a minus sign has one.
    case operation(XPathToken.Symbol, [Term])
}

/// A location path (XPath 1.0 §2), or steps and predicates behind a bracket or call.
struct PathTerm: Sendable {
    enum Start: Sendable {
        /// `/…`: the primary instance.
        case document
        /// Where the expression stands.
        case context
        /// `instance('…')/…`, `current()/…`, `(…)[…]`.
        case term(Term)
    }

    struct Step: Sendable {
        enum Test: Hashable, Sendable {
            case name(String)
            case any
            /// `node()`, `text()` and the like.
            case nodeType(String)
        }

        /// `child`, `parent`, `self`, `attribute`, `descendant-or-self` and so on.
        var axis: String
        var test: Test
        var predicates: [Term] = []
    }

    var start: Start
    /// Predicates directly behind the start: `(…)[…]`.
    var predicates: [Term] = []
    var steps: [Step] = []
    /// The path as the author wrote it.
    var written: String
}
