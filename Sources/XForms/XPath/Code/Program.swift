/// A compiled expression: tables that instructions refer to by index. Immutable, shared by all respondents.
final class Program: Sendable {
    let code: [Instruction]
    let kinds: [ResultKind]
    let operands: [Int32]
    let paths: [PathPlan]
    let steps: [StepPlan]
    let predicates: [Predicate]
    let strings: [String]
    let wrongCalls: [XPathSyntaxError.Kind]
    let patterns: [Int32: Pattern]
    /// The whole expression.
    let main: Int32
    /// How many `remembered` slots it needs.
    let slots: Int
    /// Whether another context node, position or size could change the result.
    let readsContext: Bool
    let calls: [Call]
    let extensions: [XPathExtension]

    /// A function call, for analysis.
    struct Call: Sendable {
        var name: String
        /// Nil for a call that cannot work.
        var row: XPathFunctionRow?
        var arguments: [Int32]
        var offset: Int
    }

    init(_ builder: borrowing ProgramBuilder, main: Int32) {
        code = builder.code
        kinds = builder.facts.map(\.kind)
        operands = builder.operands
        paths = builder.paths
        steps = builder.steps
        predicates = builder.predicates
        strings = builder.strings
        wrongCalls = builder.wrongCalls
        patterns = builder.patterns
        self.main = main
        readsContext = builder.facts[Int(main)].readsContext
        slots = builder.slots
        calls = builder.calls
        extensions = builder.extensions
    }
}
