/// What the value of a term is, as far as that can be told without an answer.
enum TermKind: Hashable, Sendable {
    /// A number that somebody fills in.
    case numberAnswer
    /// A number that a function or an operator makes.
    case number
    case date
    case time
    case truth
    /// A text, or whatever an answer or a condition makes of it.
    case unknown
}

extension Term {
    /// The words of a term that is the same for everybody: a text, or texts joined by `concat`.
    var constantText: String? {
        switch self {
        case .text(let text): return text
        case .call("concat", let arguments):
            let parts = arguments.compactMap { $0.constantText ?? $0.constantNumber.map(XPathNumber.text) }
            return !arguments.isEmpty && parts.count == arguments.count ? parts.joined() : nil
        case .call("string", let arguments) where arguments.count == 1: return arguments[0].constantText
        case .number, .path, .call, .operation: return nil
        }
    }

    /// A number that is written, with its signs.
    var constantNumber: Double? {
        switch self {
        case .number(let number): number
        case .operation(.minus, let operands) where operands.count == 1: operands[0].constantNumber.map { -$0 }
        case .text, .path, .call, .operation: nil
        }
    }

    /// This term, and all that stand in its calls and operations. Predicates are read from other nodes, and left out.
    var pieces: [Term] {
        switch self {
        case .text, .number, .path: [self]
        case .call(_, let terms), .operation(_, let terms): [self] + terms.flatMap(\.pieces)
        }
    }

    /// Nothing in it depends on an answer, the day or chance.
    var isSameForEverybody: Bool {
        switch self {
        case .text, .number: true
        case .path: false
        case .call(let name, let arguments):
            ["true", "false", "not", "number", "string", "boolean", "concat"].contains(name)
                && arguments.allSatisfy(\.isSameForEverybody)
        case .operation(_, let operands): operands.allSatisfy(\.isSameForEverybody)
        }
    }

    /// The texts that a calculation can end in, whichever way it goes.
    var outcomes: [String] {
        if let constantText { return [constantText] }
        guard case .call("if", let arguments) = self, arguments.count == 3 else { return [] }
        return arguments[1].outcomes + arguments[2].outcomes
    }
}
