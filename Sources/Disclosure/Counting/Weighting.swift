/// Weights that make those who answered stand for the people who live there (post-stratification, Holt and Smith 1979).
///
/// A weight tells in which stratum somebody is, so it goes into means and never into a file of single rows.
package struct Weighting: Sendable {
    /// For each row what it counts; one on average.
    package let weights: [Double]
    /// Rows that would have counted more than ``most`` and count that.
    package let capped: Int

    /// Nobody speaks for more than five others: beyond that a mean is about a few people.
    package static let most = 5.0

    /// - Parameters:
    ///   - dimensions: The strata's columns, such as neighbourhood, age and sex, at the level of the population's labels.
    ///   - population: The same columns and `people`: how many live in each stratum.
    /// - Throws: Strata that nobody answered for, labels that do not match, numbers that are none.
    init(_ columns: [CodedColumn], _ dimensions: [CountDimension], population: Table)
        throws(DisclosureFault)
    {
        let living = try Self.living(population, dimensions)
        let rows = (columns.first?.codes.count ?? 0)
        let strata = (0..<rows).map { row in
            zip(dimensions, columns).map { dimension, column in
                dimension.leaves[Int(dimension.leafOfCode[Int(column.codes[row])])]
            }
        }
        let answered = Dictionary(grouping: strata, by: { $0 }).mapValues(\.count)
        var findings = answered.keys.filter { living[$0] == nil }.sorted {
            $0.lexicographicallyPrecedes($1)
        }.map {
            Finding(
                population.source,
                "there is no stratum '\($0.joined(separator: " × "))', which people of the data are in",
                repair: "add its people, or take these rows out")
        }
        findings += living.filter { $0.value > 0 && answered[$0.key] == nil }.keys
            .sorted { $0.lexicographicallyPrecedes($1) }.map {
                Finding(
                    population.source, "nobody answered for the stratum '\($0.joined(separator: " × "))'",
                    repair:
                        "join it with another: begin at a coarser --level, or leave a column out of --strata")
            }
        guard findings.isEmpty else { throw DisclosureFault(findings) }
        let all = Double(living.values.reduce(0, +))
        let raw = answered.keys.reduce(into: [[String]: Double]()) { weights, stratum in
            let share = Double(living[stratum, default: 0]) / max(1, all)
            weights[stratum] = share * Double(rows) / Double(answered[stratum, default: 1])
        }
        weights = strata.map { min(Self.most, raw[$0, default: 1]) }
        capped = strata.count { raw[$0, default: 1] > Self.most }
    }

    private static func living(
        _ population: Table, _ dimensions: [CountDimension]
    ) throws(DisclosureFault) -> [[String]: Int] {
        // More than live in any country; sums of them stay whole numbers.
        let most = 10_000_000_000
        var living: [[String]: Int] = [:]
        for row in 0..<population.rowCount {
            let stratum = dimensions.map { population[$0.column]?.text(row) ?? "" }
            guard let people = Int(population["people"]?.text(row) ?? ""), (0...most).contains(people) else {
                throw DisclosureFault(
                    population.source,
                    "the people of '\(stratum.joined(separator: " × "))' are no whole number from 0 to \(most)",
                    repair: "write how many live there")
            }
            guard living.updateValue(people, forKey: stratum) == nil else {
                throw DisclosureFault(
                    population.source, "the stratum '\(stratum.joined(separator: " × "))' stands there twice",
                    repair: "add the two up")
            }
        }
        return living
    }
}

extension TableMaker {
    /// Weights by the strata of a plan.
    ///
    /// - Parameter population: The columns of the strata, and `people`.
    package static func weighting(
        _ table: Table, hierarchies: [String: Hierarchy], plan: TablePlan, population: Table
    ) throws(DisclosureFault) -> Weighting {
        let columns = plan.strata.compactMap { table[$0] }
        guard !columns.isEmpty, columns.count == plan.strata.count else {
            throw DisclosureFault(
                "--strata", "the strata are no columns of the data",
                repair: "name some, such as --strata buurt,leeftijd")
        }
        return try Weighting(
            columns, dimensions(columns, hierarchies, plan, source: table.source), population: population)
    }
}
