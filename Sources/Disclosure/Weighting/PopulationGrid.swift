/// How many live in each place, age group and sex: what people who answered are weighted by (post-stratification, Holt and
/// Smith 1979).
package struct PopulationGrid: Sendable {
    /// What is known of one row: in which places, ages and sexes it may be. A coarse or unknown label names several.
    package struct Box: Hashable, Sendable {
        package var places: [Int]
        package var ages: [Int]
        package var sexes: [Int]

        package init(places: [Int], ages: [Int], sexes: [Int]) {
            (self.places, self.ages, self.sexes) = (places, ages, sexes)
        }
    }

    let placeCount: Int
    let ageCount: Int
    let sexCount: Int
    private let living: [Int]

    /// Nobody speaks for more than five others: beyond that a mean is about a few people.
    package static let most = Weighting.most

    /// - Parameter living: for each place, age group and sex how many live there; as many ages and sexes everywhere.
    package init(_ living: [[[Int]]]) {
        placeCount = living.count
        ageCount = living.first?.count ?? 0
        sexCount = living.first?.first?.count ?? 0
        self.living = living.flatMap { $0.flatMap { $0 } }
    }

    func cell(_ place: Int, _ age: Int, _ sex: Int) -> Int { (place * ageCount + age) * sexCount + sex }

    func living(in cells: some Sequence<Int>) -> Int { cells.reduce(0) { $0 + living[$1] } }

    func cells(of box: Box) -> [Int] {
        box.places.flatMap { place in box.ages.flatMap { age in box.sexes.map { cell(place, age, $0) } } }
    }

    /// Everything that could be said of the places of a box.
    private func whole(_ box: Box) -> Box {
        Box(places: box.places, ages: Array(0..<ageCount), sexes: Array(0..<sexCount))
    }

    // MARK: - By what labels say

    /// Weights that follow from the boxes and the population alone: who holds the labels could work them out.
    ///
    /// A row stands in the cells of its box as people live there: a row of 25 to 64 years, where 300 people are younger
    /// than 45 and 100 older, stands for three quarters in the younger group. The residents of a cell are spread over what
    /// stands in it.
    /// - Returns: for each row what it counts, one on average and ``most`` at most, and the share of residents for whom
    ///   nobody answered.
    package func weights(of boxes: [Box]) -> (weights: [Double], unreached: Double) {
        let counted = boxes.reduce(into: [Box: Int]()) { $0[$1, default: 0] += 1 }
        var shares: [Box: [(cell: Int, part: Double)]] = [:]
        var standing = [Double](repeating: 0, count: living.count)
        // In one order, so that sums of fractions are the same each time.
        for (box, rows) in counted.sorted(by: { Self.order($0.key, $1.key) }) {
            let own = cells(of: box)
            let named = living(in: own) > 0 ? own : cells(of: whole(box))
            let people = living(in: named)
            guard people > 0 else { continue }
            // Where nobody lives nothing stands.
            shares[box] = named.filter { living[$0] > 0 }.map { ($0, Double(living[$0]) / Double(people)) }
            for (cell, part) in shares[box, default: []] { standing[cell] += part * Double(rows) }
        }
        let reached = living.indices.filter { standing[$0] > 0 }
        let (total, all) = (living(in: reached), living(in: living.indices))
        guard total > 0, !boxes.isEmpty else { return (boxes.map { _ in 1 }, 1) }
        let scale = Double(boxes.count) / Double(total)
        let weights = shares.mapValues { parts in
            min(Self.most, parts.reduce(0.0) { $0 + $1.part * Double(living[$1.cell]) / standing[$1.cell] } * scale)
        }
        return (boxes.map { weights[$0, default: 1] }, 1 - Double(total) / Double(all))
    }

    private static func order(_ one: Box, _ other: Box) -> Bool {
        one.sortKey.lexicographicallyPrecedes(other.sortKey)
    }
}

extension PopulationGrid.Box {
    fileprivate var sortKey: [Int] { places + [-1] + ages + [-1] + sexes }
}
