/// Reads a regular expression; constructs that need backtracking are refused by name.
struct PatternParser {
    private let scalars: [UnicodeScalar]
    private var at = 0
    private var depth = 0
    private(set) var ignoresCase = false

    static func parse(_ source: String) throws(PatternError) -> (syntax: PatternSyntax, ignoresCase: Bool) {
        var parser = PatternParser(scalars: Array(source.unicodeScalars))
        if source.hasPrefix("(?i)") {
            parser.ignoresCase = true
            parser.at = 4
        }
        let syntax = try parser.choice()
        guard parser.at == parser.scalars.count else { throw .unopenedGroup }
        return (syntax, parser.ignoresCase)
    }

    private init(scalars: [UnicodeScalar]) { self.scalars = scalars }

    private var peek: UnicodeScalar? { at < scalars.count ? scalars[at] : nil }

    private mutating func accept(_ scalar: UnicodeScalar) -> Bool {
        guard peek == scalar else { return false }
        at += 1
        return true
    }

    private mutating func choice() throws(PatternError) -> PatternSyntax {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 50 else { throw .tooLarge }
        var branches = [try sequence()]
        while accept("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(PatternError) -> PatternSyntax {
        var items: [PatternSyntax] = []
        while let next = peek, next != "|", next != ")" { items.append(try quantified()) }
        return items.count == 1 ? items[0] : .sequence(items)
    }

    private mutating func quantified() throws(PatternError) -> PatternSyntax {
        var item = try atom()
        while let bounds = try quantifier() {
            item = .repeated(item, minimum: bounds.minimum, maximum: bounds.maximum)
            _ = accept("?")  // a lazy repeat matches the same texts
            if peek == "+" { throw .unsupported("++") }
        }
        return item
    }

    private mutating func quantifier() throws(PatternError) -> (minimum: Int, maximum: Int?)? {
        if accept("*") { return (0, nil) }
        if accept("+") { return (1, nil) }
        if accept("?") { return (0, 1) }
        guard peek == "{" else { return nil }
        let start = at
        at += 1
        guard let minimum = number() else {
            at = start
            return nil
        }
        var maximum: Int? = minimum
        if accept(",") { maximum = peek == "}" ? nil : number() ?? -1 }
        guard accept("}"), maximum != -1 else {
            at = start
            return nil
        }
        if let maximum, maximum < minimum { throw .repeatsBackwards }
        return (minimum, maximum)
    }

    private mutating func number() -> Int? {
        let start = at
        while let digit = peek, ("0"..."9").contains(digit), at - start < 6 { at += 1 }
        return Int(String(String.UnicodeScalarView(scalars[start..<at])))
    }

    private mutating func atom() throws(PatternError) -> PatternSyntax {
        guard let next = peek else { return .empty }
        at += 1
        switch next {
        case "(": return try group()
        case "[": return .set(try set())
        case ".": return .set(ScalarSet(ranges: ScalarSet.complement(of: ScalarSet.lineEnds)))
        case "^": return .start
        case "$": return .end
        case "\\": return try escape()
        case "*", "+", "?": throw .nothingToRepeat
        default: return .scalar(next.value)
        }
    }

    private mutating func group() throws(PatternError) -> PatternSyntax {
        if accept("?") {
            guard accept(":") else { throw .unsupported("(?" + (peek.map { String($0) } ?? "")) }
        }
        let inner = try choice()
        guard accept(")") else { throw .unclosedGroup }
        return inner
    }
}

// MARK: - Sets and escapes

extension PatternParser {
    private mutating func set() throws(PatternError) -> ScalarSet {
        var result = ScalarSet()
        result.isNegated = accept("^")
        while let next = peek, next != "]" {
            guard let low = try member(&result) else { continue }
            guard peek == "-", at + 1 < scalars.count, scalars[at + 1] != "]" else {
                result.ranges.append(low...low)
                continue
            }
            at += 1
            guard let high = try member(&result) else {
                result.ranges += [low...low, 0x2D...0x2D]
                continue
            }
            guard low <= high else { throw .rangeBackwards }
            result.ranges.append(low...high)
        }
        guard accept("]") else { throw .unclosedClass }
        return result
    }

    /// One member: a scalar, or nil when it was a class that went into the set whole.
    private mutating func member(_ set: inout ScalarSet) throws(PatternError) -> UInt32? {
        guard let next = peek else { throw .unclosedClass }
        at += 1
        guard next == "\\" else { return next.value }
        switch try escape(inSet: true) {
        case .scalar(let scalar): return scalar
        case .set(let inner):
            set.ranges += inner.isNegated ? ScalarSet.complement(of: inner.ranges) : inner.ranges
            set.categories += inner.categories
            return nil
        case .empty, .sequence, .choice, .repeated, .start, .end, .wordBoundary: throw .unsupported("\\")
        }
    }

    private mutating func escape(inSet: Bool = false) throws(PatternError) -> PatternSyntax {
        guard let next = peek else { throw .unsupported("\\") }
        at += 1
        switch next {
        case "d": return .set(ScalarSet(ranges: ScalarSet.digits))
        case "D": return .set(ScalarSet(ranges: ScalarSet.complement(of: ScalarSet.digits)))
        case "w": return .set(ScalarSet(ranges: ScalarSet.word))
        case "W": return .set(ScalarSet(ranges: ScalarSet.complement(of: ScalarSet.word)))
        case "s": return .set(ScalarSet(ranges: ScalarSet.space))
        case "S": return .set(ScalarSet(ranges: ScalarSet.complement(of: ScalarSet.space)))
        case "b": return inSet ? .scalar(8) : .wordBoundary(true)
        case "B" where !inSet: return .wordBoundary(false)
        case "n": return .scalar(0x0A)
        case "r": return .scalar(0x0D)
        case "t": return .scalar(0x09)
        case "f": return .scalar(0x0C)
        case "v": return .scalar(0x0B)
        case "A" where !inSet: return .start
        case "z" where !inSet, "Z" where !inSet: return .end
        case "x": return .scalar(try hex(2))
        case "u": return .scalar(try hex(4))
        case "p", "P": return .set(try category(negated: next == "P"))
        case _ where next.properties.isAlphabetic || ("0"..."9").contains(next): throw .unsupported("\\" + String(next))
        default: return .scalar(next.value)
        }
    }

    private mutating func hex(_ count: Int) throws(PatternError) -> UInt32 {
        let text = String(String.UnicodeScalarView(scalars[at..<min(at + count, scalars.count)]))
        guard text.count == count, let value = UInt32(text, radix: 16) else { throw .unsupported("\\x") }
        at += count
        return value
    }

    private mutating func category(negated: Bool) throws(PatternError) -> ScalarSet {
        guard accept("{"), let end = scalars[at...].firstIndex(of: "}") else { throw .unsupported("\\p") }
        let name = String(String.UnicodeScalarView(scalars[at..<end]))
        at = end + 1
        let short = name.hasPrefix("Is") ? String(name.dropFirst(2)) : name
        guard let category = ScalarCategory(rawValue: short) else { throw .unsupported("\\p{\(name)}") }
        return ScalarSet(categories: [(category, negated)])
    }
}
