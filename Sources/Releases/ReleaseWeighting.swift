import Datasets
import Disclosure
import Programme

/// Weights of a release: residents by neighbourhood and age, and by sex where that is known of every neighbourhood.
///
/// In a research file a weight follows from the labels that stand in it and from the residents' numbers, so it tells
/// nothing more. In tables it is the same for twenty people or more, and stands nowhere by itself.
struct ReleaseWeighting {
    /// The column of a research file that holds the weight.
    static let column = "bs_gewicht"
    /// People of tables who have a weight together: twice as many as a figure needs, since some do not answer.
    static func least(_ rules: TableRules) -> Int { 2 * rules.minimum }

    /// The columns by which rows are weighted, those that there are.
    let place: ReleaseColumns.Column?
    let age: ReleaseColumns.Column?
    let sex: ReleaseColumns.Column?
    private let grid: PopulationGrid
    private let places: [String: Set<Int>]
    private let all: PopulationGrid.Box

    /// Those who may be asked.
    private static let ages = AgeGroup.allCases.filter { $0 != .to14 }
    private static let sexes: [String: Int] = [
        "man": 0, "m": 0, "male": 0, "mannen": 0, "vrouw": 1, "v": 1, "f": 1, "female": 1, "vrouwen": 1,
    ]

    /// - Throws: When nobody handed in how many live somewhere.
    init(_ columns: ReleaseColumns, plan: ReleasePlan, hierarchies shelf: ReleaseHierarchies) throws {
        func column(_ fits: (String) -> Bool) -> ReleaseColumns.Column? {
            columns.quasi.first { fits($0.own) || fits($0.described.hierarchy ?? "") }
        }
        place = column { $0 == "bs_buurt" }
        age = column { $0.hasPrefix("leeftijd") }
        let residents = plan.neighbourhoods.map { shelf.profile($0)?.residents ?? Residents() }
        let unknown = zip(plan.neighbourhoods, residents).filter { place in
            Self.ages.contains { place.1.byAge[$0] == nil } || place.1.fromFifteen == 0
        }.map(\.0)
        guard unknown.isEmpty else {
            let list = unknown.joined(separator: ", ")
            throw ReleaseRefusal.protection([
                .init(
                    "weights", "it is not known how many people of each age live in \(list)",
                    repair: "hand in the residents of these neighbourhoods by age, or leave out the weights",
                    nl:
                        "Van deze buurten is niet bekend hoeveel mensen er van elke leeftijd wonen: \(list). Vraag de "
                        + "coördinator dat in te vullen bij de buurten, of laat het wegen weg.")
            ])
        }
        let hasSexes = residents.allSatisfy { place in Self.ages.allSatisfy { place.women[$0] != nil } }
        sex = hasSexes ? column { $0 == "geslacht" } : nil
        let isBySex = sex != nil
        grid = PopulationGrid(
            residents.map { place in
                Self.ages.map { age in
                    let (people, women) = (place.byAge[age] ?? 0, place.women[age] ?? 0)
                    return isBySex ? [people - women, women] : [people]
                }
            })
        all = PopulationGrid.Box(
            places: Array(plan.neighbourhoods.indices), ages: Array(Self.ages.indices), sexes: isBySex ? [0, 1] : [0])
        places = plan.neighbourhoods.enumerated().reduce(into: [:]) { places, one in
            for label in shelf.place(one.element) { places[label, default: []].insert(one.offset) }
        }
    }

    /// What people are weighted by.
    var strata: [ReleaseStratum] {
        [.neighbourhood] + (age == nil ? [] : [.age]) + (sex == nil ? [] : [.sex])
    }

    var columnNames: [String] { [place, age, sex].compactMap { $0?.described.name } }

    // MARK: - Where a row may stand

    private func boxes(_ table: Table, _ hierarchies: [String: Hierarchy]) -> [PopulationGrid.Box] {
        let (places, ages, sexes) = (
            known(place, table, { self.places[$0].map { $0.sorted() } }), known(age, table, ages(in: hierarchies)),
            known(sex, table, { Self.sexes[$0.lowercased()].map { [$0] } })
        )
        return (0..<table.rowCount).map { row in
            PopulationGrid.Box(
                places: places(row) ?? all.places, ages: ages(row) ?? all.ages, sexes: sexes(row) ?? all.sexes)
        }
    }

    /// For each row what its label says; nil where it says nothing.
    private func known(
        _ column: ReleaseColumns.Column?, _ table: Table, _ read: (String) -> [Int]?
    ) -> (Int) -> [Int]? {
        guard let column = column.flatMap({ table[$0.described.name] }) else { return { _ in nil } }
        let said = column.values.map(read)
        return { said[Int(column.codes[$0])] }
    }

    /// The age groups of everything that a label stands for.
    private func ages(in hierarchies: [String: Hierarchy]) -> (String) -> [Int]? {
        var groups: [String: Set<Int>] = [:]
        var open: Set<String> = [CountDimension.all]
        for row in age.flatMap({ hierarchies[$0.described.name] })?.rows ?? [] {
            guard let group = AgeGroup(answer: row[0]) else {
                open.formUnion(row)
                continue
            }
            guard let own = Self.ages.firstIndex(of: group) else { continue }
            for label in row { groups[label, default: []].insert(own) }
        }
        return { label in open.contains(label) ? nil : groups[label].map { $0.sorted() } }
    }

    // MARK: - Weights

    /// Of each row of a research file, by the labels that go out; each round by itself.
    func weights(
        _ released: Table, hierarchies: [String: Hierarchy]
    ) -> (weights: [Double], unreached: Double) {
        let boxes = boxes(released, hierarchies)
        var weights = [Double](repeating: 1, count: boxes.count)
        var unreached = 0.0
        for rows in rounds(released) {
            let made = grid.weights(of: rows.map { boxes[$0] })
            for (place, row) in rows.enumerated() { weights[row] = (made.weights[place] * 1_000).rounded() / 1_000 }
            unreached = max(unreached, made.unreached)
        }
        return (weights, unreached)
    }

    /// Of each row of tables: the same for all of a stratum, among those who count together.
    func weights(
        of table: Table, hierarchies: [String: Hierarchy], rules: TableRules
    ) -> [Double] {
        let boxes = boxes(table, hierarchies)
        var weights = [Double](repeating: 1, count: boxes.count)
        for round in rounds(table) {
            let modes = table["bs_wijze"]
            for rows in Dictionary(grouping: round, by: { modes?.codes[$0] ?? 0 }).values {
                let own = grid.stratumWeights(rows, of: round, boxes: boxes, least: Self.least(rules))
                for (row, weight) in zip(rows, own) { weights[row] = weight }
            }
        }
        return weights
    }

    private func rounds(_ table: Table) -> [[Int]] {
        guard let rounds = table["bs_ronde"] else { return [Array(0..<table.rowCount)] }
        return Array(Dictionary(grouping: 0..<table.rowCount, by: { rounds.codes[$0] }).values)
    }

    /// The column of a research file.
    func described() -> DatasetColumn {
        let english = strata.map { Self.english[$0] ?? $0.rawValue }.joined(separator: ", ")
        return DatasetColumn(
            name: Self.column,
            label: Words(
                nl:
                    "Gewicht naar \(strata.map(\.rawValue).joined(separator: ", ")) van bewoners vanaf 15 jaar, per meetronde",
                en: "Weight by \(english) of residents of 15 years and older, in each round"),
            kind: .decimal, role: .plain)
    }

    private static let english: [ReleaseStratum: String] = [
        .neighbourhood: "neighbourhood", .age: "age", .sex: "sex",
    ]
}
