// Primary expressions and function calls (XPath 1.0 §3.1, §3.2).

extension XPathParser {
    mutating func primary() throws(XPathSyntaxError) -> Int32 {
        switch token {
        case .number(let value):
            advance()
            return builder.literal(value)
        case .string(let text):
            advance()
            return builder.literal(text)
        case .symbol(.open):
            advance()
            let inner = try expression()
            try expect(.close)
            return inner
        case .function(let name): return try call(name)
        default: throw unexpected()
        }
    }

    private mutating func call(_ name: String) throws(XPathSyntaxError) -> Int32 {
        let start = offset
        advance()
        try expect(.open)
        var arguments: [Int32] = []
        var offsets: [Int] = []
        if !accept(.close) {
            repeat {
                offsets.append(offset)
                arguments.append(try expression())
            } while accept(.comma)
            try expect(.close)
        }
        let row: XPathFunctionRow
        do {
            row = try checkedRow(name, arguments, offsets, at: start)
        } catch {
            guard options.wrongCalls == .refusedWhenReached else { throw error }
            builder.calls.append(Program.Call(name: name, row: nil, arguments: arguments, offset: start))
            return builder.wrongCall(error.kind)
        }
        builder.calls.append(Program.Call(name: name, row: row, arguments: arguments, offset: start))
        if !row.isODK { builder.extensions.append(XPathExtension(kind: .function(name), offset: start)) }
        return try emit(row, arguments, offsets)
    }

    /// The function's row, when the arguments fit it.
    private func checkedRow(
        _ name: String, _ arguments: [Int32], _ offsets: [Int], at start: Int
    ) throws(XPathSyntaxError) -> XPathFunctionRow {
        guard let row = XPathFunctionRow.table[name] else { throw XPathSyntaxError(.unknownFunction(name), at: start) }
        var fits = arguments.count >= row.minimum && arguments.count <= row.maximum ?? .max
        if case .nodes(.indexedRepeat) = row.function, arguments.count.isMultiple(of: 2) { fits = false }
        guard fits else {
            throw XPathSyntaxError(
                .wrongArgumentCount(function: name, given: arguments.count, minimum: row.minimum, maximum: row.maximum),
                at: start)
        }
        for index in arguments.indices where row.nodeArguments.contains(index) {
            guard kind(of: arguments[index]) == .nodes || isWrongCall(arguments[index]) else {
                throw XPathSyntaxError(.needsNodes(function: name), at: offsets[index])
            }
        }
        return row
    }

    private mutating func emit(
        _ row: XPathFunctionRow, _ arguments: [Int32], _ offsets: [Int]
    ) throws(XPathSyntaxError) -> Int32 {
        var facts = ProgramBuilder.Facts(kind: row.function.kind)
        for argument in arguments { facts.include(builder.facts[Int(argument)]) }
        switch row.reads {
        case .argumentsOnly, .clock: break
        case .context, .random, .language: facts.readsContext = true
        case .contextWithoutArguments: facts.readsContext = facts.readsContext || arguments.isEmpty
        }
        switch row.function {
        case .number(.position) where arguments.isEmpty: facts.asksPosition = true
        case .number(.last): facts.asksSize = true
        case .any(.if):
            let branch = kind(of: arguments[1])
            if branch == kind(of: arguments[2]) { facts.kind = branch }
        case .boolean(.regex): try compilePattern(arguments[1], at: offsets[1])
        default: break
        }
        let call = Instruction.call(row.function, builder.list(arguments))
        return try checked(builder.emit(call, facts))
    }

    /// A pattern that is written as text is compiled here, so that an author hears of a fault in it.
    private mutating func compilePattern(_ argument: Int32, at offset: Int) throws(XPathSyntaxError) {
        guard case .string(let index) = builder.code[Int(argument)] else { return }
        do {
            builder.patterns[argument] = try Pattern(builder.strings[Int(index)])
        } catch {
            throw XPathSyntaxError(.pattern(error), at: offset)
        }
    }
}

extension XPathToken {
    /// The token as an author would write it, for messages.
    var spelling: String {
        switch self {
        case .number(let value): XPathNumber.text(value)
        case .string(let text): "'" + text + "'"
        case .name(let prefix, let local): prefix.map { $0 + ":" + local } ?? local
        case .wildcard(let prefix): prefix.map { $0 + ":*" } ?? "*"
        case .function(let name): name + "("
        case .nodeType(let name): name + "("
        case .axis(let name): name + "::"
        case .symbol(let symbol): symbol.rawValue
        case .variable(let name): "$" + name
        case .end: ""
        }
    }
}
