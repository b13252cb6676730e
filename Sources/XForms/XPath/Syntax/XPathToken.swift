/// A lexical unit of an expression (XPath 1.0 §3.7).
enum XPathToken: Hashable {
    case number(Double)
    case string(String)
    /// A name test, with its prefix.
    case name(prefix: String?, local: String)
    /// `*`, or `prefix:*`, where a name test is meant.
    case wildcard(prefix: String?)
    /// A name before `(` that is no node type; prefix included.
    case function(String)
    /// `node`, `text`, `comment` or `processing-instruction` before `(`.
    case nodeType(String)
    /// A name before `::`.
    case axis(String)
    case symbol(Symbol)
    case variable(String)
    case end

    enum Symbol: String, Hashable {
        case open = "("
        case close = ")"
        case openBracket = "["
        case closeBracket = "]"
        case dot = "."
        case dotDot = ".."
        case at = "@"
        case comma = ","
        case slash = "/"
        case doubleSlash = "//"
        case union = "|"
        case plus = "+"
        case minus = "-"
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case multiply = "*"
        case and
        case or
        case div
        case mod
    }

    /// Whether a name or `*` behind this token is an operand; behind any other it is an operator (XPath 1.0 §3.7).
    var expectsOperand: Bool {
        switch self {
        case .symbol(let symbol):
            switch symbol {
            case .close, .closeBracket, .dot, .dotDot: false
            default: true
            }
        case .axis: true
        case .number, .string, .name, .wildcard, .variable, .end: false
        case .function, .nodeType: false
        }
    }
}
