/// A regular expression as read: the common part of what ODK's engines (Java, JavaScript) understand.
indirect enum PatternSyntax {
    case empty
    case scalar(UInt32)
    case set(ScalarSet)
    case sequence([PatternSyntax])
    case choice([PatternSyntax])
    case repeated(PatternSyntax, minimum: Int, maximum: Int?)
    case start
    case end
    case wordBoundary(Bool)
}

/// A set of Unicode scalars.
struct ScalarSet: Sendable {
    var ranges: [ClosedRange<UInt32>] = []
    /// Unicode categories, each perhaps negated.
    var categories: [(category: ScalarCategory, negated: Bool)] = []
    var isNegated = false

    func contains(_ scalar: UInt32) -> Bool {
        let isIn =
            ranges.contains { $0.contains(scalar) }
            || categories.contains { $0.category.contains(scalar) != $0.negated }
        return isIn != isNegated
    }

    static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
    static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
    static let space: [ClosedRange<UInt32>] = [
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ]
    /// What `.` leaves out.
    static let lineEnds: [ClosedRange<UInt32>] = [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]

    /// All scalars outside these ranges.
    static func complement(of ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return result
    }
}

/// The Unicode categories that `\p{…}` may name.
enum ScalarCategory: String, Sendable {
    case letter = "L"
    case upper = "Lu"
    case lower = "Ll"
    case mark = "M"
    case number = "N"
    case decimal = "Nd"
    case punctuation = "P"
    case symbol = "S"
    case separator = "Z"

    func contains(_ scalar: UInt32) -> Bool {
        guard let properties = UnicodeScalar(scalar)?.properties else { return false }
        let category = properties.generalCategory
        return switch self {
        case .letter:
            [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter].contains(category)
        case .upper: category == .uppercaseLetter
        case .lower: category == .lowercaseLetter
        case .mark: [.nonspacingMark, .spacingMark, .enclosingMark].contains(category)
        case .number: [.decimalNumber, .letterNumber, .otherNumber].contains(category)
        case .decimal: category == .decimalNumber
        case .punctuation:
            [
                .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
                .finalPunctuation, .otherPunctuation,
            ].contains(category)
        case .symbol: [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol].contains(category)
        case .separator: [.spaceSeparator, .lineSeparator, .paragraphSeparator].contains(category)
        }
    }
}
