/// Reads tokens by the grammar of XPath 1.0 §3 and emits instructions; what ODK lacks is noted, not refused.
struct XPathParser: ~Copyable {
    private let tokens: [(token: XPathToken, offset: Int)]
    private var at = 0
    private var nesting = 0
    let namespaces: [String: String]
    let options: XPathOptions
    var builder: ProgramBuilder

    static func compile(
        _ source: String, names: NameTable, namespaces: [String: String], options: XPathOptions
    ) throws(XPathSyntaxError) -> Program {
        guard source.utf8.count <= options.bytes else {
            throw XPathSyntaxError(.tooLong(maximum: options.bytes), at: 0)
        }
        var parser = XPathParser(
            tokens: try XPathLexer.tokens(of: source), namespaces: namespaces, options: options,
            builder: ProgramBuilder(names: names))
        let main = try parser.expression()
        guard parser.token == .end else { throw parser.unexpected() }
        return Program(parser.builder, main: main)
    }

    private init(
        tokens: [(token: XPathToken, offset: Int)], namespaces: [String: String], options: XPathOptions,
        builder: consuming ProgramBuilder
    ) {
        self.tokens = tokens
        self.namespaces = namespaces
        self.options = options
        self.builder = builder
    }

    // MARK: - Operators

    /// A whole expression; counts how deeply expressions lie in each other.
    mutating func expression() throws(XPathSyntaxError) -> Int32 {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= options.depth else { throw XPathSyntaxError(.tooDeep(maximum: options.depth), at: offset) }
        return try chain(.or, { parser throws(XPathSyntaxError) in try parser.conjunction() }) { .or($0) }
    }

    private mutating func conjunction() throws(XPathSyntaxError) -> Int32 {
        try chain(.and, { parser throws(XPathSyntaxError) in try parser.comparison(level: 0) }) { .and($0) }
    }

    /// `a or b or c` as one instruction with three operands.
    private mutating func chain(
        _ symbol: XPathToken.Symbol, _ operand: (inout XPathParser) throws(XPathSyntaxError) -> Int32,
        _ make: (Operands) -> Instruction
    ) throws(XPathSyntaxError) -> Int32 {
        var items = [try operand(&self)]
        while accept(symbol) { items.append(try operand(&self)) }
        if items.count == 1 { return items[0] }
        return try checked(builder.operation(make(builder.list(items)), .boolean, items))
    }

    /// Binary operators with how tightly they bind, from 0; all of them bind to the left (XPath 1.0 §3.5).
    private static func binary(_ symbol: XPathToken.Symbol) -> (level: Int, operation: Binary)? {
        switch symbol {
        case .equal: (0, .equality(.equal))
        case .notEqual: (0, .equality(.notEqual))
        case .less: (1, .relation(.less))
        case .lessOrEqual: (1, .relation(.lessOrEqual))
        case .greater: (1, .relation(.greater))
        case .greaterOrEqual: (1, .relation(.greaterOrEqual))
        case .plus: (2, .arithmetic(.add))
        case .minus: (2, .arithmetic(.subtract))
        case .multiply: (3, .arithmetic(.multiply))
        case .div: (3, .arithmetic(.divide))
        case .mod: (3, .arithmetic(.modulo))
        case .open, .close, .openBracket, .closeBracket, .dot, .dotDot, .at, .comma, .slash, .doubleSlash, .union, .and,
            .or:
            nil
        }
    }

    private enum Binary {
        case equality(Instruction.Equality)
        case relation(Instruction.Relation)
        case arithmetic(Instruction.Arithmetic)
    }

    private mutating func comparison(level: Int) throws(XPathSyntaxError) -> Int32 {
        var left = try negation()
        while case .symbol(let symbol) = token, let binary = Self.binary(symbol), binary.level >= level {
            at += 1
            let right = try comparison(level: binary.level + 1)
            switch binary.operation {
            case .equality(let equality):
                left = try checked(builder.operation(.equality(equality, left, right), .boolean, [left, right]))
            case .relation(let relation):
                left = try checked(builder.operation(.relation(relation, left, right), .boolean, [left, right]))
            case .arithmetic(let arithmetic):
                left = try checked(builder.operation(.arithmetic(arithmetic, left, right), .number, [left, right]))
            }
        }
        return left
    }

    private mutating func negation() throws(XPathSyntaxError) -> Int32 {
        var signs = 0
        while accept(.minus) { signs += 1 }
        let operand = try union()
        guard signs > 0 else { return operand }
        let once = try checked(builder.operation(.negation(operand), .number, [operand]))
        return signs.isMultiple(of: 2) ? try checked(builder.operation(.negation(once), .number, [once])) : once
    }

    private mutating func union() throws(XPathSyntaxError) -> Int32 {
        let start = offset
        var left = try path()
        while case .symbol(.union) = token {
            note(.union)
            at += 1
            let second = offset
            let right = try path()
            for (side, place) in [(left, start), (right, second)] where kind(of: side) != .nodes {
                throw XPathSyntaxError(.needsNodes(function: "|"), at: place)
            }
            left = try checked(builder.operation(.union(left, right), .nodes, [left, right]))
        }
        return left
    }
}

// MARK: - Tokens

extension XPathParser {
    var token: XPathToken { tokens[at].token }
    var offset: Int { tokens[at].offset }

    mutating func advance() { if at < tokens.count - 1 { at += 1 } }

    mutating func accept(_ symbol: XPathToken.Symbol) -> Bool {
        guard token == .symbol(symbol) else { return false }
        at += 1
        return true
    }

    mutating func expect(_ symbol: XPathToken.Symbol) throws(XPathSyntaxError) {
        guard accept(symbol) else { throw unexpected() }
    }

    func unexpected() -> XPathSyntaxError {
        if case .variable(let name) = token { return XPathSyntaxError(.variable(name), at: offset) }
        return XPathSyntaxError(.unexpected(token.spelling), at: offset)
    }

    func kind(of index: Int32) -> ResultKind { builder.facts[Int(index)].kind }

    mutating func note(_ kind: XPathExtension.Kind) {
        builder.extensions.append(XPathExtension(kind: kind, offset: offset))
    }

    /// Refuses chains that evaluation would have to descend too far.
    func checked(_ index: Int32) throws(XPathSyntaxError) -> Int32 {
        guard builder.facts[Int(index)].depth <= options.chain else {
            throw XPathSyntaxError(.tooDeep(maximum: options.chain), at: offset)
        }
        return index
    }
}
