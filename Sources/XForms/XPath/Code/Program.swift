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
    let calls: [(function: String, offset: Int)]
    let extensions: [XPathExtension]

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
        slots = builder.slots
        calls = builder.calls
        extensions = builder.extensions
    }
}
