/// All combinations of one allowed level per column, numbered so that a higher level has a higher number.
struct Lattice: Sendable {
    let ranges: [ClosedRange<Int>]
    /// What one level more in each column adds to a node's number.
    let strides: [Int]
    /// How many nodes there are; `nil` when more than a million million.
    let count: Int?

    init(_ ranges: [ClosedRange<Int>]) {
        self.ranges = ranges
        var (strides, product): ([Int], Int) = ([], 1)
        for range in ranges {
            strides.append(product)
            product = min(product, 1_000_000_000_000) * range.count
        }
        self.strides = strides
        count = product > 1_000_000_000_000 ? nil : product
    }

    var top: [Int] { ranges.map(\.upperBound) }

    func levels(_ node: Int) -> [Int] {
        zip(ranges, strides).map { range, stride in range.lowerBound + node / stride % range.count }
    }

    func node(_ levels: [Int]) -> Int {
        zip(zip(levels, ranges), strides).reduce(0) { $0 + ($1.0.0 - $1.0.1.lowerBound) * $1.1 }
    }

    /// The nodes one level higher in one column.
    func parents(_ node: Int) -> [Int] {
        zip(ranges, strides).compactMap { range, stride in
            node / stride % range.count + 1 < range.count ? node + stride : nil
        }
    }
}
