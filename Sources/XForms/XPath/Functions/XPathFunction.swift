/// Every function that we know, grouped by what it yields.
enum XPathFunction: Sendable {
    case boolean(BooleanFunction)
    case number(NumberFunction)
    case string(StringFunction)
    case nodes(NodeFunction)
    case any(AnyFunction)

    var kind: ResultKind {
        switch self {
        case .boolean: .boolean
        case .number: .number
        case .string: .string
        case .nodes: .nodes
        case .any: .any
        }
    }
}

enum BooleanFunction: UInt8, Sendable {
    case boolean, not, `true`, `false`, lang, contains, startsWith, endsWith, booleanFromString, regex, selected
    case checklist, weightedChecklist, geofence, intersects
}

enum NumberFunction: UInt8, Sendable {
    case number, sum, count, countNonEmpty, max, min, round, floor, ceiling, int, abs, pow, log, log10, exp, exp10, sqrt
    case sin, cos, tan, asin, acos, atan, atan2, pi, random, position, last, stringLength, countSelected
    case decimalDateTime, decimalTime, area, distance
}

enum StringFunction: UInt8, Sendable {
    case string, concat, join, substr, substring, substringBefore, substringAfter, translate, normalizeSpace
    case name, localName, namespaceURI, uuid, digest, base64Decode, coalesce, once, selectedAt, formatDate,
        formatDateTime
    case itext, choiceName, pulldata, property, version, depend
}

enum NodeFunction: UInt8, Sendable {
    case instance, current, id, randomize, indexedRepeat
}

enum AnyFunction: UInt8, Sendable {
    case `if`, today, now, date, dateTime
}

/// What the compiler knows of a function (xforms.md §1.6).
struct XPathFunctionRow: Sendable {
    /// What a call depends on beside its arguments.
    enum Reads: Sendable {
        case argumentsOnly
        /// The context node, its position or size.
        case context
        /// The context node where no argument is given.
        case contextWithoutArguments
        case clock, random, language
    }

    var function: XPathFunction
    var minimum: Int
    /// Nil: any number.
    var maximum: Int?
    /// Arguments, from 0, that must be paths.
    var nodeArguments: Set<Int>
    var reads: Reads
    /// Whether JavaRosa 5.1.0 has it.
    var isODK: Bool
}
