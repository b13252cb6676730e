/// What is counted of the people in one cell.
struct Tally: Sendable {
    var people = 0
    /// Different households among them; 0 when households are not told.
    var households = 0
    /// The people of the largest household.
    var largestHousehold = 0
}

/// The people of one block of a release: those who count in the same tables.
struct People: Sendable {
    /// The rows of the input, one for each person.
    let rows: [Int]
    /// For each dimension and person the leaf.
    let leaves: [[Int]]
    /// For each person the household, when households are told.
    let households: [UInt32]?

    init(rows: [Int], dimensions: [CountDimension], columns: [CodedColumn], household: CodedColumn?) {
        self.rows = rows
        leaves = zip(dimensions, columns).map { dimension, column in
            rows.map { Int(dimension.leafOfCode[Int(column.codes[$0])]) }
        }
        households = household.map { column in rows.map { column.codes[$0] } }
    }

    /// Calls `body` for each person and each cell that counts that person.
    func each(
        of space: CellSpace, among people: (Int) -> Bool = { _ in true }, _ body: (_ person: Int, _ cell: Int) -> Void
    ) {
        var known: [[Int]: [Int]] = [:]
        for person in rows.indices where people(person) {
            let mine = space.dimensions.map { leaves[$0][person] }
            let cells = known[mine] ?? space.cells(mine)
            known[mine] = cells
            for cell in cells { body(person, cell) }
        }
    }

    /// Counts the cells of a table.
    func tallies(_ space: CellSpace, among people: (Int) -> Bool = { _ in true }) -> [Tally] {
        var tallies = [Tally](repeating: Tally(), count: space.count)
        var sizes: [UInt64: Int] = [:]
        each(of: space, among: people) { person, cell in
            tallies[cell].people += 1
            if let households { sizes[UInt64(cell) << 32 | UInt64(households[person]), default: 0] += 1 }
        }
        for (key, size) in sizes {
            let cell = Int(key >> 32)
            tallies[cell].households += 1
            tallies[cell].largestHousehold = max(tallies[cell].largestHousehold, size)
        }
        return tallies
    }
}
