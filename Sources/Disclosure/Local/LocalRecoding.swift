/// Recodes group by group: rows are split as long as both parts keep k rows, and each part gets in each column the
/// lowest value of the hierarchy that covers it (after LeFevre, DeWitt and Ramakrishnan 2006, with hierarchies for cuts).
///
/// Nothing is dropped, and the outcome depends on the values alone, not on the order of the rows.
struct LocalRecoding {
    private let columns: [LocalColumn]
    private let ladder: Ladder
    private var splitter: Splitter
    private let households: Households?
    /// The rows, those of a group together, and their labels in the same order.
    private var order: [Int32]
    private var matrix: RowMatrix
    private var movedRows: [Int32]
    private var movedLabels: [RowMatrix.Lanes]
    /// The groups that are no longer split, as ranges of ``order``.
    private(set) var groups: [Range<Int>] = []

    init(_ columns: [QuasiColumn], objective: Objective, minimum: Int, households: Households? = nil) {
        let losses = LossTable.all(columns, objective: objective)
        self.columns = zip(columns, losses).map { LocalColumn($0, losses: $1) }
        matrix = RowMatrix(self.columns)
        ladder = Ladder(self.columns)
        self.households = households
        splitter = Splitter(
            ladder, columnCount: columns.count, width: matrix.width, minimum: minimum, households: households)
        order = Array(0..<Int32(matrix.rowCount))
        movedRows = order
        movedLabels = matrix.values
    }

    /// Recodes all rows.
    ///
    /// - Throws: When the levels allowed leave groups below k apart, with their number and size.
    static func recode(
        _ columns: [QuasiColumn], objective: Objective, minimum: Int, households: Households? = nil
    ) throws(DisclosureFault) -> Recoding {
        var local = LocalRecoding(columns, objective: objective, minimum: minimum, households: households)
        local.run()
        let small = local.groups.filter { group in
            group.count < minimum
                || households.map { !$0.areAtLeast(minimum, local.order[group]) } ?? false
        }
        guard small.isEmpty else {
            throw DisclosureFault(
                "--pin, --at-most",
                "\(small.count) groups that the levels asked for tell apart have fewer than k = \(minimum) people or households "
                    + "(\(small.reduce(0) { $0 + $1.count }) people in all)",
                repair: "allow a coarser level in one of these columns, or leave these people out before",
                nl:
                    "\(small.count) groepen die zo uit elkaar gehouden worden, hebben minder dan \(minimum) mensen (samen "
                    + "\(small.reduce(0) { $0 + $1.count })). Laat de buurt grover worden, of kies meer buurten of rondes."
            )
        }
        return Recoding(local, columnCount: columns.count, rowCount: local.order.count)
    }

    /// Splits from the groups that the pins ask for, until no split is left that gains.
    mutating func run() {
        var open = apart(0..<order.count)
        while let range = open.popLast() {
            let split = matrix.withRows(range) { splitter.best($0, members: order[range]) }
            if let split {
                let middle = part(range, split)
                open.append(middle..<range.upperBound)
                open.append(range.lowerBound..<middle)
            } else {
                groups.append(range)
            }
        }
    }

    /// The rows of a group.
    func rows(_ group: Range<Int>) -> ArraySlice<Int32> { order[group] }

    /// For each column which level a group gets, and which label of it.
    func labels(_ group: Range<Int>) -> [Recoding.Place] {
        let extent = matrix.withRows(group) { Extent($0, width: matrix.width) }
        return columns.enumerated().map { index, column in
            let low = extent.low(index)
            // Groups that no allowed level joins were told apart at the start.
            let step = ladder.meeting(index, low, extent.high(index)) ?? column.climb.count - 1
            return Recoding.Place(level: UInt16(step + column.floor), label: column.climb[step][low])
        }
    }

    // MARK: - Splitting

    /// Tells apart what the coarsest level allowed tells apart.
    private mutating func apart(_ all: Range<Int>) -> [Range<Int>] {
        var ranges = [all]
        for (index, column) in columns.enumerated() {
            let last = column.climb[column.climb.count - 1]
            guard let most = last.last, most > 0 else { continue }
            ranges = ranges.flatMap { spread($0, column: index, labels: last, count: Int(most) + 1) }
        }
        return ranges
    }

    /// Puts the rows of a range in the order of their labels, keeping their order among equals: one pass, however many
    /// labels there are.
    ///
    /// - Returns: The rows of each label that occurs.
    private mutating func spread(_ range: Range<Int>, column: Int, labels: [UInt16], count: Int) -> [Range<Int>] {
        let (block, lane, width) = (column / 8, column % 8, matrix.width)
        let own = range.map { Int(labels[Int(matrix.values[$0 * width + block][lane])]) }
        var starts = [Int](repeating: 0, count: count + 1)
        for label in own { starts[label + 1] += 1 }
        for label in 0..<count { starts[label + 1] += starts[label] }
        let found = (0..<count).filter { starts[$0] < starts[$0 + 1] }.map {
            (range.lowerBound + starts[$0])..<(range.lowerBound + starts[$0 + 1])
        }
        for (offset, label) in own.enumerated() {
            let (from, to) = (range.lowerBound + offset, starts[label])
            starts[label] += 1
            movedRows[to] = order[from]
            for part in 0..<width { movedLabels[to * width + part] = matrix.values[from * width + part] }
        }
        for offset in 0..<range.count {
            order[range.lowerBound + offset] = movedRows[offset]
            for part in 0..<width {
                matrix.values[(range.lowerBound + offset) * width + part] = movedLabels[offset * width + part]
            }
        }
        return found
    }

    /// Moves the rows of a split to the front of their range, keeping their order.
    ///
    /// - Returns: Where the others begin.
    private mutating func part(_ range: Range<Int>, _ split: Split) -> Int {
        let (block, lane, width) = (split.column / 8, split.column % 8, matrix.width)
        let climb = columns[split.column].climb[split.step]
        let labels = UInt16(split.labels.lowerBound)...UInt16(split.labels.upperBound)
        return order.withUnsafeMutableBufferPointer { order in
            matrix.values.withUnsafeMutableBufferPointer { values in
                var (front, back) = (range.lowerBound, 0)
                for index in range {
                    if labels.contains(climb[Int(values[index * width + block][lane])]) {
                        order[front] = order[index]
                        for part in 0..<width { values[front * width + part] = values[index * width + part] }
                        front += 1
                    } else {
                        movedRows[back] = order[index]
                        for part in 0..<width { movedLabels[back * width + part] = values[index * width + part] }
                        back += 1
                    }
                }
                for index in 0..<back { order[front + index] = movedRows[index] }
                for index in 0..<back * width { values[front * width + index] = movedLabels[index] }
                return front
            }
        }
    }
}
