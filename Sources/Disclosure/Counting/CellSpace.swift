/// The people of a table by some dimensions: every combination of nodes is a cell, and all cells are counted at once.
struct CellSpace: Sendable {
    /// The dimensions, as numbers.
    let dimensions: [Int]
    private let nodes: [[CountDimension.Node]]
    /// What one node more of each dimension adds to a cell's number.
    private let strides: [Int]
    /// For each dimension and leaf what the nodes that hold it add to a cell's number.
    private let steps: [[[Int]]]
    let count: Int

    /// Most cells of one table: more than anybody reads, and all that the solver should be asked.
    static let most = 20_000

    init(_ dimensions: [Int], of all: [CountDimension]) {
        self.dimensions = dimensions
        nodes = dimensions.map { all[$0].nodes }
        var (strides, count): ([Int], Int) = ([], 1)
        for nodes in nodes {
            strides.append(count)
            count = min(count, Self.most * 1_000) * nodes.count
        }
        (self.strides, self.count) = (strides, count)
        steps = zip(dimensions, strides).map { dimension, stride in
            all[dimension].holders.map { $0.map { $0 * stride } }
        }
    }

    /// The cells that count somebody with these leaves.
    func cells(_ leaves: [Int]) -> [Int] {
        var cells = [0]
        for (index, leaf) in leaves.enumerated() {
            cells = cells.flatMap { cell in steps[index][leaf].map { cell + $0 } }
        }
        return cells
    }

    func key(_ cell: Int, _ all: [CountDimension]) -> CellKey {
        CellKey(
            dimensions.indices.map { index in
                CellKey.Part(dimension: dimensions[index], node: cell / strides[index] % nodes[index].count)
            }, of: all)
    }

    /// Each cell that is the sum of others along one dimension, with those.
    var sums: [(whole: Int, parts: [Int])] {
        (0..<count).flatMap { cell in
            dimensions.indices.compactMap { index in
                let node = cell / strides[index] % nodes[index].count
                let children = nodes[index][node].children
                guard !children.isEmpty else { return nil }
                return (cell, children.map { cell + ($0 - node) * strides[index] })
            }
        }
    }
}
