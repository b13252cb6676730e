/// How the values of a sensitive column are spread over the whole table: what its classes are measured against.
struct SensitiveSpread: Sendable {
    let column: CodedColumn
    /// Whether every value is a number, so that values lie nearer to each other or further apart.
    let isOrdered: Bool
    /// For each value its place.
    let places: [UInt32]
    /// For each place the share of the rows.
    let whole: [Double]

    /// - Parameter absent: Rows that do not count.
    init(_ column: CodedColumn, absent: Set<Int32> = []) {
        let numbers = column.values.map { Double($0) }
        isOrdered = !numbers.isEmpty && numbers.allSatisfy { $0?.isFinite ?? false }
        let places =
            isOrdered ? Self.places(numbers.map { $0 ?? 0 }) : column.values.indices.map { UInt32($0) }
        var whole = [Double](repeating: 0, count: (places.max().map { Int($0) } ?? -1) + 1)
        if absent.isEmpty {
            for code in column.codes { whole[Int(places[Int(code)])] += 1 }
        } else {
            for (row, code) in column.codes.enumerated() where !absent.contains(Int32(row)) {
                whole[Int(places[Int(code)])] += 1
            }
        }
        for value in whole.indices { whole[value] /= Double(max(1, column.codes.count - absent.count)) }
        (self.column, self.places, self.whole) = (column, places, whole)
    }

    /// For each value its place among the different numbers: "1" and "1.0" are one.
    private static func places(_ numbers: [Double]) -> [UInt32] {
        let places = Dictionary(uniqueKeysWithValues: Set(numbers).sorted().enumerated().map { ($1, UInt32($0)) })
        return numbers.map { places[$0, default: 0] }
    }
}
