/// A compiled expression: tables that instructions refer to by index. Immutable, shared by all respondents.
final class Program: Sendable {
    let code: Table<Instruction>
    let kinds: Table<ResultKind>
    let operands: Table<Int32>
    let paths: Table<PathPlan>
    let steps: Table<StepPlan>
    let predicates: Table<Predicate>
    let strings: [String]
    let wrongCalls: [XPathSyntaxError.Kind]
    /// Compiled patterns of `regex()`, by the instruction of their text.
    let patterns: [Int32: Pattern]
    /// The whole expression.
    let main: Int32
    /// How many `remembered` slots it needs.
    let slots: Int
    /// Whether another context node, position or size could change the result.
    let readsContext: Bool
    /// Whether nodes of another tree can come up.
    let asksInstances: Bool
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
        code = Table(builder.code)
        kinds = Table(builder.facts.map(\.kind))
        operands = Table(builder.operands)
        paths = Table(builder.paths)
        steps = Table(builder.steps)
        predicates = Table(builder.predicates)
        strings = builder.strings
        wrongCalls = builder.wrongCalls
        patterns = builder.patterns
        self.main = main
        readsContext = builder.facts[Int(main)].readsContext
        slots = builder.slots
        asksInstances = builder.code.contains { if case .call(.nodes(.instance), _) = $0 { true } else { false } }
        calls = builder.calls
        extensions = builder.extensions
    }

    deinit {
        code.deallocate()
        kinds.deallocate()
        operands.deallocate()
        paths.deallocate()
        steps.deallocate()
        predicates.deallocate()
    }
}
