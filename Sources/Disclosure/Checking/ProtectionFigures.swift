/// The full check of a table: its smallest class, and each sensitive column by itself.
package struct ProtectionFigures: Sendable, Equatable, Codable {
    package var rows: Int
    package var classes: Int
    /// The smallest class (Sweeney 2002): everybody looks like at least k - 1 others. 0 when there are no rows.
    package var k: Int
    /// The fewest households in a class; nil when it is not known who lives together.
    package var households: Int?
    /// The mean class, in people.
    package var meanClass: Double
    /// The sum of the squares of the classes (discernibility).
    package var squares: Int
    package var sensitive: [SensitiveFigures]

    package init(quasi: [CodedColumn], sensitive: [CodedColumn], households: Households? = nil) {
        let groups = EquivalenceClasses(quasi)
        let (order, starts) = groups.sorted()
        rows = order.count
        classes = groups.sizes.count
        k = groups.sizes.min() ?? 0
        self.households = households?.fewest(in: groups)
        meanClass = classes == 0 ? 0 : Double(rows) / Double(classes)
        squares = groups.sizes.reduce(0) { $0 + $1 * $1 }
        let logarithms = SensitiveFigures.Logarithms()
        self.sensitive = sensitive.map {
            SensitiveFigures($0, rows: order, starts: starts, logarithms: logarithms)
        }
    }

    /// The column that is worst by some figure, and its figure.
    package func worst<Value: Comparable>(
        _ figure: KeyPath<SensitiveFigures, Value>, by isWorse: (Value, Value) -> Bool
    ) -> (column: String, value: Value)? {
        let worst = sensitive.min { isWorse($0[keyPath: figure], $1[keyPath: figure]) }
        return worst.map { ($0.column, $0[keyPath: figure]) }
    }
}
