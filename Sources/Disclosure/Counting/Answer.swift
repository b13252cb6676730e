/// The answers to one question, as tables count them.
struct Answer: Sendable {
    let name: String
    /// Its number among the dimensions: the groups' come first, the answer's is next.
    let dimension: Int
    let values: CountDimension
    /// For each row of the input the leaf of its answer.
    let leaves: [Int]
    /// For each leaf the number it stands for; `nil` for what is no number or no answer.
    let numbers: [Double?]

    /// - Parameters:
    ///   - column: What was answered; all that is no answer becomes one value.
    ///   - hasSigns: Whether numbers below zero are answers, and only a blank is none.
    ///   - above: Answers that count together too, by the label of both.
    init(_ column: CodedColumn, dimension: Int, hasSigns: Bool = false, above: [String: String] = [:]) {
        let noAnswer = hasSigns ? "" : TablePlan.noAnswer
        let texts = column.values.map {
            (hasSigns ? $0.isEmpty : TablePlan.missing.contains($0)) ? noAnswer : $0
        }
        // A difference of two numbers may be twice as large.
        let most = hasSigns ? 2 * Self.largest : Self.largest
        let read = Set(texts).map { (text: $0, number: $0 == noAnswer ? nil : Self.number($0, below: most)) }
        // Numbers in the order of their size, as readers expect them, then words; what is no answer comes last.
        var sorted = read.sorted { one, other in
            switch (one.number, other.number) {
            case (let mine?, let theirs?) where mine != theirs: return mine < theirs
            case (.some, nil): return true
            case (nil, .some): return false
            default:
                guard (one.text == noAnswer) == (other.text == noAnswer) else { return other.text == noAnswer }
                return one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
            }
        }
        // Where all gave one answer it is one of two, so that the rule for one answer is looked at.
        if sorted.count == 1, sorted[0].text != noAnswer { sorted.append((text: noAnswer, number: nil)) }
        let distinct = sorted.map(\.text)
        let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
        let merged = CodedColumn(
            name: column.name, values: distinct,
            codes: column.codes.map { UInt32(places[texts[Int($0)], default: 0]) })
        name = column.name
        self.dimension = dimension
        values = above.isEmpty ? CountDimension(merged) : CountDimension(merged, above: above)
        leaves = merged.codes.map { Int($0) }
        numbers = sorted.map(\.number)
    }

    /// Numbers from here on are none: no answer is so large, and sums of them would lose their last digits.
    private static let largest = 1e12

    /// The number that a text is, in decimal digits; nil for what is none, `nan` and `0x10` among it.
    static func number(_ text: String, below most: Double = largest) -> Double? {
        guard text.utf8.allSatisfy(digits.contains), let number = Double(text), abs(number) < most else { return nil }
        return number
    }

    private static let digits = Set("0123456789+-.eE".utf8)

    var isNumber: Bool {
        values.leaves.indices.allSatisfy {
            numbers[$0] != nil || values.leaves[$0] == TablePlan.noAnswer
        }
    }
}
