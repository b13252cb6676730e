/// What the parts of a condition ask of one answer.
struct AnswerLimits {
    let path: PathTerm
    private var equal: Set<String> = []
    private var unequal: Set<String> = []
    /// At least, at most; with whether the number itself is meant too.
    private var least: (number: Double, isIn: Bool)?
    private var most: (number: Double, isIn: Bool)?

    init(path: PathTerm) { self.path = path }

    mutating func add(_ relation: XPathToken.Symbol, _ value: Term) {
        switch relation {
        case .equal: Self.words(value).map { _ = equal.insert($0) }
        case .notEqual: Self.words(value).map { _ = unequal.insert($0) }
        case .greater, .greaterOrEqual:
            guard case .number(let number) = value else { return }
            let isIn = relation == .greaterOrEqual
            if let least, least.number > number || least.number == number && !least.isIn { return }
            least = (number, isIn)
        case .less, .lessOrEqual:
            guard case .number(let number) = value else { return }
            let isIn = relation == .lessOrEqual
            if let most, most.number < number || most.number == number && !most.isIn { return }
            most = (number, isIn)
        default: return
        }
    }

    /// What another condition asks of the same answer.
    mutating func add(_ other: AnswerLimits) {
        equal.formUnion(other.equal)
        unequal.formUnion(other.unequal)
        if let least = other.least { add(least.isIn ? .greaterOrEqual : .greater, .number(least.number)) }
        if let most = other.most { add(most.isIn ? .lessOrEqual : .less, .number(most.number)) }
    }

    /// Texts and numbers are told apart only among themselves: '1' is 1.
    private static func words(_ value: Term) -> String? {
        switch value {
        case .text(let text): Double(text).map { XPathNumber.text($0) } ?? text
        case .number(let number): XPathNumber.text(number)
        case .path, .call, .operation: nil
        }
    }

    /// It holds for something that was filled in alone.
    var wantAnswer: Bool { !equal.isEmpty && !equal.contains("") || least != nil || most != nil }

    /// Nothing meets all parts.
    var isEmpty: Bool {
        if equal.count > 1 || !equal.isDisjoint(with: unequal) { return true }
        if let number = equal.first.flatMap({ Double($0) }) {
            if let least, number < least.number || number == least.number && !least.isIn { return true }
            if let most, number > most.number || number == most.number && !most.isIn { return true }
        }
        guard let least, let most else { return false }
        return least.number > most.number || least.number == most.number && !(least.isIn && most.isIn)
    }

    /// Everything meets one of the parts. Only where there is one of each: of more, the narrowest was kept.
    var isWhole: Bool {
        if unequal.count > 1 { return true }
        guard let least, let most else { return false }
        return least.number < most.number || least.number == most.number && (least.isIn || most.isIn)
    }
}
