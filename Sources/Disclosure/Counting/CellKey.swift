/// Which people a cell counts: for some dimensions one of their nodes. A dimension that is not named stands for everybody,
/// so the same people have the same key in every table.
struct CellKey: Hashable, Sendable, Comparable {
    /// Sorted by dimension; no roots.
    private(set) var parts: [Part] = []

    struct Part: Hashable, Sendable {
        var dimension: Int
        var node: Int
    }

    init(_ parts: [Part], of dimensions: [CountDimension]) {
        self.parts = parts.filter { $0.node != dimensions[$0.dimension].root }.sorted { $0.dimension < $1.dimension }
    }

    func node(of dimension: Int) -> Int? { parts.first { $0.dimension == dimension }?.node }

    /// The same people, whatever they are in one dimension.
    func without(_ dimension: Int) -> CellKey {
        var key = self
        key.parts.removeAll { $0.dimension == dimension }
        return key
    }

    static func < (one: CellKey, other: CellKey) -> Bool {
        let (mine, theirs) = (
            one.parts.flatMap { [$0.dimension, $0.node] }, other.parts.flatMap { [$0.dimension, $0.node] }
        )
        return mine.lexicographicallyPrecedes(theirs)
    }
}
