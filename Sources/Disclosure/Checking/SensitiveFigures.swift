#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How well the classes of a table hide one sensitive column; each figure is that of its worst class.
package struct SensitiveFigures: Sendable, Equatable, Codable {
    package var column: String
    /// Fewest different values in a class (Machanavajjhala and others 2007, distinct l-diversity).
    package var l: Int
    /// e to the power of the lowest entropy of a class (the same, entropy l-diversity).
    package var entropyL: Double
    /// Largest share of one value in a class (Wong and others 2006).
    package var alpha: Double
    /// Largest distance between a class and the whole table (Li, Li and Venkatasubramanian 2007).
    package var t: Double
    package var distance: Distance

    /// How far apart two values are.
    package enum Distance: String, Sendable, Codable {
        /// The steps between their places in order, when every value is a number.
        case ordered
        /// All equally far, otherwise.
        case equal
    }

    /// - Parameters:
    ///   - rows: The rows, class after class.
    ///   - starts: Where each class begins in `rows`, and the end.
    ///   - logarithms: used again for each column.
    init(_ column: CodedColumn, rows: [Int32], starts: [Int], logarithms: Logarithms = Logarithms()) {
        self.init(SensitiveSpread(column), rows: rows, starts: starts, logarithms: logarithms)
    }

    /// - Parameter rows: The rows of some classes, each measured against the whole of the spread.
    init(_ spread: SensitiveSpread, rows: [Int32], starts: [Int], logarithms: Logarithms) {
        let (column, order, whole, isOrdered) = (spread.column, spread.places, spread.whole, spread.isOrdered)
        let valueCount = whole.count
        distance = isOrdered ? .ordered : .equal
        self.column = column.name

        var worst = (l: Int.max, entropy: Double.infinity, alpha: 0.0, t: 0.0)
        var counts = [Int](repeating: 0, count: valueCount)
        var present: [Int] = []
        let isShort = valueCount <= Self.fewValues
        for group in 0..<(starts.count - 1) {
            let count = starts[group + 1] - starts[group]
            let size = Double(count)
            column.codes.withUnsafeBufferPointer { codes in
                rows.withUnsafeBufferPointer { rows in
                    for index in starts[group]..<starts[group + 1] {
                        let value = Int(order[Int(codes[Int(rows[index])])])
                        if counts[value] == 0, !isShort { present.append(value) }
                        counts[value] += 1
                    }
                }
            }
            // In the order of the values, so that the order of the rows shows in no last digit.
            if isShort {
                for value in 0..<valueCount where counts[value] > 0 { present.append(value) }
            } else {
                present.sort()
            }
            var (entropy, most, shared) = (0.0, 0, 0.0)
            for value in present {
                let share = Double(counts[value]) / size
                entropy -= logarithms.term(counts[value], of: count)
                most = max(most, counts[value])
                if !isOrdered { shared += min(share, whole[value]) }
            }
            worst.l = min(worst.l, present.count)
            worst.entropy = min(worst.entropy, entropy)
            worst.alpha = max(worst.alpha, Double(most) / size)
            worst.t = max(worst.t, isOrdered ? Self.ordered(counts, size, whole) : 1 - shared)
            for value in present { counts[value] = 0 }
            present.removeAll(keepingCapacity: true)
        }
        l = worst.l == .max ? 0 : worst.l
        entropyL = worst.entropy == .infinity ? 0 : exp(worst.entropy)
        alpha = worst.alpha
        t = worst.t
    }

    /// So many values are looked through in order; of more those that occur are sorted.
    private static let fewValues = 32

    /// Shares times their logarithms, for the small classes that nearly all are.
    struct Logarithms: Sendable {
        private let terms: [Double]
        private static let most = 40

        init() {
            var terms = [Double](repeating: 0, count: (Self.most + 1) * (Self.most + 1))
            for size in 1...Self.most {
                for count in 1...size {
                    terms[size * (Self.most + 1) + count] = Self.term(Double(count) / Double(size))
                }
            }
            self.terms = terms
        }

        @inline(__always)
        func term(_ count: Int, of size: Int) -> Double {
            size <= Self.most ? terms[size * (Self.most + 1) + count] : Self.term(Double(count) / Double(size))
        }

        private static func term(_ share: Double) -> Double { share * log(share) }
    }

    /// The earth mover's distance over places in order: the mean of the differences of the running sums.
    private static func ordered(_ counts: [Int], _ size: Double, _ whole: [Double]) -> Double {
        guard counts.count > 1 else { return 0 }
        var (running, sum) = (0.0, 0.0)
        for value in counts.indices {
            running += Double(counts[value]) / size - whole[value]
            sum += abs(running)
        }
        return sum / Double(counts.count - 1)
    }
}
