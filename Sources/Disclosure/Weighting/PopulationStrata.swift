/// Which people count alike in the means of tables: strata of a place, its ages and sexes, each of so many people that no
/// mean is about a few of them.
///
/// A weight that belongs to a few would make a weighted mean tell of those few. So a place is cut by age and sex only where
/// both parts keep enough people; ages that are thinly filled join those next to them, and places with few people join.
struct PopulationStrata {
    /// For each cell of the grid its stratum.
    private var stratum: [Int]
    /// People of each stratum who told age and sex.
    private var sizes: [Int] = []
    private let grid: PopulationGrid

    /// - Parameters:
    ///   - boxes: the people who count together.
    ///   - least: people of a stratum.
    init(_ boxes: [PopulationGrid.Box], of grid: PopulationGrid, least: Int) {
        self.grid = grid
        stratum = [Int](repeating: 0, count: grid.cellCount)
        var answered = [Int](repeating: 0, count: grid.cellCount)
        for box in boxes {
            let cells = grid.cells(of: box)
            if cells.count == 1 { answered[cells[0]] += 1 }
        }
        var small: [Int] = []
        for place in 0..<grid.placeCount {
            let all = grid.cells(in: place)
            guard all.reduce(0, { $0 + answered[$1] }) >= least else {
                small += all
                continue
            }
            for cells in Self.cut(place, answered, grid, least) { add(cells, answered) }
        }
        guard !small.isEmpty else { return }
        if small.reduce(0, { $0 + answered[$1] }) >= least || sizes.isEmpty {
            add(small, answered)
        } else {
            // Too few for a stratum of their own: they count as the smallest of the others.
            let joined = sizes.indices.min { (sizes[$0], $0) < (sizes[$1], $1) } ?? 0
            for cell in small { stratum[cell] = joined }
        }
    }

    private mutating func add(_ cells: [Int], _ answered: [Int]) {
        for cell in cells { stratum[cell] = sizes.count }
        sizes.append(cells.reduce(0) { $0 + answered[$1] })
    }

    /// The cells of one place, cut where each part keeps enough people.
    private static func cut(_ place: Int, _ answered: [Int], _ grid: PopulationGrid, _ least: Int) -> [[Int]] {
        var parts: [[Int]] = []
        var open: [Int] = []
        func count(_ cells: [Int]) -> Int { cells.reduce(0) { $0 + answered[$1] } }
        for age in 0..<grid.ageCount {
            let sexes = (0..<grid.sexCount).map { grid.cell(place, age, $0) }
            if open.isEmpty, sexes.allSatisfy({ answered[$0] >= least }) {
                parts += sexes.map { [$0] }
                continue
            }
            open += sexes
            guard count(open) >= least else { continue }
            parts.append(open)
            open = []
        }
        guard !open.isEmpty else { return parts }
        // The oldest are too few by themselves: they join the age before them, both sexes.
        let age = grid.age(of: parts.last?.last ?? open[0])
        while let last = parts.last, last.allSatisfy({ grid.age(of: $0) == age }) || count(open) < least {
            open = last + open
            parts.removeLast()
        }
        return parts + [open]
    }

    /// The stratum of a row; who did not tell an age or a sex counts with most of the people it may be among.
    func stratum(of box: PopulationGrid.Box) -> Int? {
        Set(grid.cells(of: box).map { stratum[$0] }).max { (sizes[$0], $1) < (sizes[$1], $0) }
    }

    /// How many live in each stratum.
    var living: [Int: Int] {
        stratum.indices.reduce(into: [:]) { $0[stratum[$1], default: 0] += grid.living(in: [$1]) }
    }
}

extension PopulationGrid {
    fileprivate var cellCount: Int { placeCount * ageCount * sexCount }

    fileprivate func cells(in place: Int) -> Range<Int> { cell(place, 0, 0)..<cell(place + 1, 0, 0) }

    fileprivate func age(of cell: Int) -> Int { cell / sexCount % ageCount }

    /// What some rows count in means, so that those who answered in their round stand for the residents.
    ///
    /// - Parameters:
    ///   - rows: those that count together, such as those who filled in themselves in one round.
    ///   - round: everybody who answered in that round.
    ///   - boxes: of every row.
    ///   - least: people who share a weight, of `rows`.
    package func stratumWeights(
        _ rows: [Int], of round: [Int], boxes: [Box], least: Int
    ) -> [Double] {
        let strata = PopulationStrata(rows.map { boxes[$0] }, of: self, least: least)
        // Boxes are few, rows may be many.
        let counted = round.reduce(into: [Box: Int]()) { $0[boxes[$1], default: 0] += 1 }
        let stratum = Dictionary(
            uniqueKeysWithValues: Set(counted.keys).union(rows.map { boxes[$0] }).compactMap { box in
                strata.stratum(of: box).map { (box, $0) }
            })
        let answered = counted.reduce(into: [Int: Int]()) { counts, one in
            if let stratum = stratum[one.key] { counts[stratum, default: 0] += one.value }
        }
        let living = strata.living
        let all = living.values.reduce(0, +)
        guard all > 0 else { return rows.map { _ in 1 } }
        let scale = Double(round.count) / Double(all)
        return rows.map { row in
            guard let stratum = stratum[boxes[row]], let people = answered[stratum], people > 0 else {
                return 1
            }
            return min(Self.most, Double(living[stratum, default: 0]) / Double(people) * scale)
        }
    }
}
