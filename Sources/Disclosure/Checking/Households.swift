/// Who lives together: one member known, all known; so k counts households too.
package struct Households: Sendable {
    /// For each row a number; equal where people live together.
    let numbers: [UInt32]

    /// - Parameter column: a blank, or a code of what is missing, is a household of its own.
    package init(_ column: CodedColumn) {
        let isBlank = column.values.map(TablePlan.missing.contains)
        let first = UInt32(column.values.count)
        numbers = column.codes.enumerated().map { row, code in isBlank[Int(code)] ? first + UInt32(row) : code }
    }

    /// Whether some rows are of at least so many households.
    func areAtLeast(_ minimum: Int, _ rows: some Sequence<Int32>) -> Bool {
        var seen: Set<UInt32> = []
        for row in rows where seen.insert(numbers[Int(row)]).inserted && seen.count >= minimum { return true }
        return seen.count >= minimum
    }

    /// The fewest households in a class.
    func fewest(in classes: EquivalenceClasses) -> Int {
        let pairs = Set(zip(classes.members, numbers).map { UInt64($0) << 32 | UInt64($1) })
        var counts = [Int](repeating: 0, count: classes.sizes.count)
        for pair in pairs { counts[Int(pair >> 32)] += 1 }
        return counts.min() ?? 0
    }

    /// Those of some rows.
    func rows(_ rows: [Int32]) -> Households { Households(numbers: rows.map { numbers[Int($0)] }) }

    private init(numbers: [UInt32]) { self.numbers = numbers }
}
