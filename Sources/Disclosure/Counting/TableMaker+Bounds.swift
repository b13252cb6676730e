/// What tables may grow to. Everything is looked at before it is made, so that a careless column costs a sentence.
extension TableMaker {
    /// Most counts of numbers in cells that lie in memory at once, for one mean.
    static let mostTallies = 5_000_000

    /// Most lines of groups, over everything that is kept apart.
    static let mostGroups = 1_000_000

    /// - Throws: When a column has more values than a table has cells.
    static func checkValues(of column: CodedColumn, option: String, repair: String) throws(DisclosureFault) {
        guard column.values.count <= CellSpace.most else {
            throw DisclosureFault(
                option, "'\(column.name)' has \(column.values.count) different values, more than \(CellSpace.most)",
                repair: repair,
                nl:
                    "‘\(column.name)’ heeft \(column.values.count) verschillende waarden; meer dan \(CellSpace.most) kan "
                    + "niet. Laat deze vraag weg.")
        }
    }

    /// - Throws: When the numbers of a mean, counted in each cell, are too many.
    static func checkTallies(
        _ name: String, numbers: Int, cells: Int, option: String
    ) throws(DisclosureFault) {
        let (tallies, isTooLarge) = numbers.multipliedReportingOverflow(by: cells)
        guard !isTooLarge, tallies <= mostTallies else {
            throw DisclosureFault(
                option,
                "'\(name)' has \(numbers) different numbers for \(cells) cells, together more than \(mostTallies)",
                repair: "round the numbers, begin at a coarser --level, or cross fewer columns",
                nl:
                    "‘\(name)’ heeft \(numbers) verschillende getallen in \(cells) vakken; dat is te veel. Splits minder uit, "
                    + "of laat deze vraag weg.")
        }
    }

    /// - Throws: When what is kept apart makes more groups than anybody reads.
    static func checkApart(_ plan: TablePlan, blocks: Int, cells: Int) throws(DisclosureFault) {
        guard blocks <= mostGroups / max(1, cells) else {
            throw DisclosureFault(
                "--apart", "\(blocks) parts of \(cells) cells each are more than \(mostGroups)",
                repair: "keep apart only the round and how somebody took part",
                nl: "\(blocks) delen van \(cells) vakken zijn te veel. Kies minder rondes, of splits minder uit.")
        }
    }

    /// How many cells the groupings have.
    static func cells(_ groupings: [[Int]], _ dimensions: [CountDimension]) -> Int {
        groupings.map { CellSpace($0, of: dimensions).count }.reduce(0, +)
    }
}
