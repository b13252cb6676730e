/// Finds the levels of a global recoding.
enum GlobalRecoding {
    /// Memory for tables that are kept during the search.
    private static let cacheBytes = 96 << 20

    /// - Parameter limit: Most rows that may be left out.
    /// - Throws: When no allowed levels keep to the limit, with the limit that would do.
    static func search(
        _ columns: [QuasiColumn], objective: Objective, minimum: Int, limit: Int,
        effort: SearchEffort = SearchEffort()
    ) throws(DisclosureFault) -> GlobalOutcome {
        let bits = KeyLayout(columns).bits
        if bits <= UInt64.bitWidth {
            return try search(UInt64.self, columns, objective, minimum, limit, effort)
        }
        guard bits <= UInt128.bitWidth else {
            throw DisclosureFault(
                "--quasi", "these \(columns.count) columns have too many values together for global recoding",
                repair: "use --mode local, or name fewer columns")
        }
        return try search(UInt128.self, columns, objective, minimum, limit, effort)
    }

    private static func search<Key: PackedKey>(
        _ key: Key.Type, _ columns: [QuasiColumn], _ objective: Objective, _ minimum: Int, _ limit: Int,
        _ effort: SearchEffort
    ) throws(DisclosureFault) -> GlobalOutcome {
        let losses = LossTable.all(columns, objective: objective)
        let lattice = Lattice(columns.map(\.levels))
        var evaluator = NodeEvaluator<Key>(
            columns, losses: losses, minimum: minimum, limit: limit, cacheBytes: cacheBytes)
        if let outcome = GlobalSearch.run(evaluator, lattice, effort: effort) { return outcome }
        let least = evaluator.suppressed(lattice.top)
        let rows = columns.first?.leaves.count ?? 0
        let thousandths = Int((1000 * Double(least) / Double(max(1, rows))).rounded(.up))
        throw DisclosureFault(
            "--suppression-limit",
            "even the coarsest levels allowed leave out \(least) of \(rows) people, the limit is \(limit)",
            repair:
                "allow coarser levels (--pin, --at-most), a limit of \(Double(thousandths) / 1000), or use --mode local"
        )
    }
}
