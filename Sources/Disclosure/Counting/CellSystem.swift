/// The cells of one or more tables, what ties them to each other, and which of them are shown.
///
/// A table with totals is a set of linear equations: a total is the sum of its parts. Whoever reads the cells that are
/// shown solves these equations for the others; so protection is a property of the whole system, never of a cell.
struct CellSystem: Sendable {
    struct Cell: Sendable {
        var value: Double
        /// How wide the interval of possible values must stay while the cell is hidden; 0 when it does not matter.
        var width: Double
        /// When hidden, values up to this must stay possible: no reader may learn that the cell holds more.
        var ceiling = Double.infinity
        /// No reader takes it for less: so many were counted in it before.
        var least = 0.0
        /// What hiding it costs the reader.
        var weight: Double
        var isHidden = false
        /// Its state was settled by another system.
        var isFrozen = false
        /// Readers have its value from tables that went out before, whether it is shown now or not.
        var isKnown = false
        /// Whether it may be below zero: a sum of answers may, a count of people may not.
        var isSigned = false

        /// Whether a reader would have to work it out.
        var isUnknown: Bool { isHidden && !isKnown }
    }

    /// The sum of factor times value is zero.
    struct Relation: Sendable {
        var terms: [Term]
    }

    struct Term: Sendable {
        var cell: Int
        var factor: Double
    }

    var cells: [Cell] = []
    var relations: [Relation] = []

    var hidden: [Int] { cells.indices.filter { cells[$0].isHidden } }

    /// Whether there is a cell left that could be hidden to protect others.
    var isOpen: Bool { cells.contains { !$0.isHidden && !$0.isFrozen } }

    /// Takes back the protection of cells that can be worked out from what is known already, as far as they can: hiding more now
    /// would not help them. They stay as open as they are.
    mutating func excuseKnown() {
        var before = self
        for cell in cells.indices { before.cells[cell].isHidden = !cells[cell].isKnown }
        for breach in CellAudit(before).breaches {
            let cell = cells[breach.cell]
            cells[breach.cell].width = min(cell.width, max(0, CellAudit.width(breach.possible)))
            if breach.possible.lowerBound > cell.ceiling { cells[breach.cell].ceiling = .infinity }
        }
    }

    /// Adds the equation that a whole is the sum of its parts.
    mutating func add(_ whole: Int, isSumOf parts: [Int]) {
        relations.append(Relation(terms: [Term(cell: whole, factor: -1)] + parts.map { Term(cell: $0, factor: 1) }))
    }
}
