/// Takes an expression apart by the grammar of XPath 1.0 §3.
///
/// The evaluator compiles for speed and stops at the first unknown function; this reader finds them all.
struct TermReader {
    private let tokens: [(token: XPathToken, offset: Int)]
    private let source: [Unicode.Scalar]
    private let isASCII: Bool
    private var at = 0
    private var nesting = 0
    /// How many terms lie in each other in the term read last.
    private var height = 0
    private let limits = XPathOptions()

    /// The expression's shape; nil when it cannot be understood.
    static func read(_ source: String) -> Term? { try? reading(source) }

    /// The expression's shape.
    /// - Throws: where reading stopped.
    static func reading(_ source: String) throws(NotUnderstood) -> Term {
        let tokens: [(token: XPathToken, offset: Int)]
        do {
            tokens = try XPathLexer.tokens(of: source)
        } catch {
            throw NotUnderstood(offset: error.offset)
        }
        var reader = TermReader(tokens: tokens, source: Array(source.unicodeScalars))
        do {
            let term = try reader.expression()
            if case .end = reader.token { return term }
        } catch {}
        throw NotUnderstood(offset: reader.offset)
    }

    /// Where reading stopped, in Unicode scalars from the start.
    struct NotUnderstood: Error {
        var offset = 0
    }

    private init(tokens: [(token: XPathToken, offset: Int)], source: [Unicode.Scalar]) {
        self.tokens = tokens
        self.source = source
        isASCII = source.allSatisfy(\.isASCII)
    }

    private var token: XPathToken { tokens[min(at, tokens.count - 1)].token }
    private var offset: Int { tokens[min(at, tokens.count - 1)].offset }

    private mutating func skip(_ symbol: XPathToken.Symbol) -> Bool {
        guard token == .symbol(symbol) else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ symbol: XPathToken.Symbol) throws(NotUnderstood) {
        guard skip(symbol) else { throw NotUnderstood() }
    }

    // MARK: Operators

    /// How tightly an operator binds, from the loosest (XPath 1.0 §3.4, §3.5, §3.3); nil for any other symbol.
    private static func level(of symbol: XPathToken.Symbol) -> Int? {
        switch symbol {
        case .or: 0
        case .and: 1
        case .equal, .notEqual: 2
        case .less, .lessOrEqual, .greater, .greaterOrEqual: 3
        case .plus, .minus: 4
        case .multiply, .div, .mod: 5
        case .open, .close, .openBracket, .closeBracket, .dot, .dotDot, .at, .comma, .slash, .doubleSlash, .union: nil
        }
    }

    /// An expression inside another; as deep as the evaluator goes, and no deeper.
    private mutating func expression() throws(NotUnderstood) -> Term {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= limits.depth else { throw NotUnderstood() }
        return try operation(0)
    }

    private mutating func operation(_ level: Int) throws(NotUnderstood) -> Term {
        var left = try signed()
        while case .symbol(let symbol) = token, let own = Self.level(of: symbol), own >= level {
            if symbol == .or || symbol == .and {
                left = .operation(symbol, try chain(symbol, own, first: left))
            } else {
                let reached = height
                at += 1
                left = .operation(symbol, [left, try operation(own + 1)])
                try rise(above: max(reached, height))
            }
        }
        return left
    }

    /// `a or b or c` as one operation with three operands.
    private mutating func chain(
        _ symbol: XPathToken.Symbol, _ own: Int, first: Term
    ) throws(NotUnderstood) -> [Term] {
        var operands = [first]
        var reached = height
        while skip(symbol) {
            operands.append(try operation(own + 1))
            reached = max(reached, height)
        }
        try rise(above: reached)
        return operands
    }

    /// The term read last lies above one of this height.
    private mutating func rise(above reached: Int) throws(NotUnderstood) {
        height = reached + 1
        guard height <= limits.chain else { throw NotUnderstood() }
    }

    private mutating func signed() throws(NotUnderstood) -> Term {
        var signs = 0
        while skip(.minus) { signs += 1 }
        var left = try path()
        while skip(.union) {
            let reached = height
            left = .operation(.union, [left, try path()])
            try rise(above: max(reached, height))
        }
        guard signs > 0 else { return left }
        try rise(above: height)
        return signs.isMultiple(of: 2)
            ? .operation(.minus, [.operation(.minus, [left])]) : .operation(.minus, [left])
    }

    // MARK: Paths

    private mutating func path() throws(NotUnderstood) -> Term {
        let start = offset
        var term: PathTerm
        height = 1
        switch token {
        case .string(let text):
            at += 1
            return .text(text)
        case .number(let number):
            at += 1
            return .number(number)
        case .symbol(.slash), .symbol(.doubleSlash):
            term = PathTerm(start: .document, written: "")
            if case .symbol(.doubleSlash) = token { term.steps.append(Self.anyDepth) }
            at += 1
            if try step(into: &term) { try steps(into: &term) }
        case .function, .symbol(.open):
            let primary = try primary()
            term = PathTerm(start: .term(primary), written: "")
            let reached = height
            term.predicates = try predicates()
            height = max(height, reached)
            guard !term.predicates.isEmpty || token == .symbol(.slash) || token == .symbol(.doubleSlash) else {
                return primary
            }
            try steps(into: &term)
        default:
            term = PathTerm(start: .context, written: "")
            guard try step(into: &term) else { throw NotUnderstood() }
            try steps(into: &term)
        }
        term.written = written(from: start)
        try rise(above: height)
        return .path(term)
    }

    private static let anyDepth = PathTerm.Step(axis: "descendant-or-self", test: .nodeType("node"))

    private mutating func steps(into term: inout PathTerm) throws(NotUnderstood) {
        while true {
            if skip(.doubleSlash) {
                term.steps.append(Self.anyDepth)
            } else if !skip(.slash) {
                return
            }
            guard try step(into: &term) else { throw NotUnderstood() }
        }
    }

    /// One step; false when none stands here.
    private mutating func step(into term: inout PathTerm) throws(NotUnderstood) -> Bool {
        if skip(.dot) {
            term.steps.append(PathTerm.Step(axis: "self", test: .nodeType("node"), predicates: try predicates()))
            return true
        }
        if skip(.dotDot) {
            term.steps.append(PathTerm.Step(axis: "parent", test: .nodeType("node"), predicates: try predicates()))
            return true
        }
        var axis = "child"
        if skip(.at) {
            axis = "attribute"
        } else if case .axis(let name) = token {
            at += 1
            axis = name
        }
        guard let test = try nodeTest() else { return false }
        term.steps.append(PathTerm.Step(axis: axis, test: test, predicates: try predicates()))
        return true
    }

    private mutating func nodeTest() throws(NotUnderstood) -> PathTerm.Step.Test? {
        switch token {
        case .name(_, let local):
            at += 1
            return .name(local)
        case .wildcard:
            at += 1
            return .any
        case .nodeType(let name):
            at += 1
            try expect(.open)
            if case .string = token { at += 1 }
            try expect(.close)
            return .nodeType(name)
        default: return nil
        }
    }

    private mutating func predicates() throws(NotUnderstood) -> [Term] {
        var predicates: [Term] = []
        var reached = height
        while skip(.openBracket) {
            predicates.append(try expression())
            reached = max(reached, height)
            try expect(.closeBracket)
        }
        height = reached
        return predicates
    }

    // MARK: Calls and brackets

    private mutating func primary() throws(NotUnderstood) -> Term {
        guard case .function(let name) = token else {
            try expect(.open)
            let inner = try expression()
            try expect(.close)
            return inner
        }
        at += 1
        try expect(.open)
        var arguments: [Term] = []
        var reached = 1
        if !skip(.close) {
            repeat {
                arguments.append(try expression())
                reached = max(reached, height)
            } while skip(.comma)
            try expect(.close)
        }
        try rise(above: reached)
        return .call(name, arguments)
    }

    /// The words of the source from an offset up to here.
    private func written(from start: Int) -> String {
        let end = max(start, min(offset, source.count))
        if isASCII { return String(decoding: source[start..<end].map { UInt8($0.value) }, as: UTF8.self).trimmed }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: source[start..<end])
        return String(text).trimmed
    }
}
