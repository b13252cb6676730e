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
    init(_ column: CodedColumn, dimension: Int, hasSigns: Bool = false) {
        let texts = column.values.map {
            (hasSigns ? $0.isEmpty : TablePlan.missing.contains($0)) ? TablePlan.noAnswer : $0
        }
        // Answers that are numbers in the order of their size, as readers expect them.
        let distinct = Set(texts).sorted { one, other in
            switch (Double(one), Double(other)) {
            case (let mine?, let theirs?) where mine != theirs:
                return (one == TablePlan.noAnswer ? .infinity : mine)
                    < (other == TablePlan.noAnswer ? .infinity : theirs)
            default: return one.utf8.lexicographicallyPrecedes(other.utf8)
            }
        }
        let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
        let merged = CodedColumn(
            name: column.name, values: distinct,
            codes: column.codes.map { UInt32(places[texts[Int($0)], default: 0]) })
        name = column.name
        self.dimension = dimension
        values = CountDimension(merged)
        leaves = merged.codes.map { Int($0) }
        numbers = distinct.map { $0 == TablePlan.noAnswer ? nil : Double($0) }
    }

    var isNumber: Bool {
        values.leaves.indices.allSatisfy {
            numbers[$0] != nil || values.leaves[$0] == TablePlan.noAnswer
        }
    }
}
