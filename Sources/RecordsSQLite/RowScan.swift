import Records

/// Every row of a table in order of slot, also behind a damaged page.
struct RowScan {
    /// Selects the slot first.
    let query: String

    /// Visits each row. A damaged page stops the scan, which says so and goes on behind it.
    func run(
        _ connection: Connection, visit: (SQLRow) -> Void, damaged: (String) -> Void
    ) throws(StoreFailure) {
        var next = Int64.min
        while true {
            do throws(StoreFailure) {
                try connection.each("\(query) WHERE slot >= ? ORDER BY slot", .int(next)) { row in
                    visit(row)
                    let slot = Int64(row.int(0))
                    next = slot == .max ? .max : slot + 1
                }
                return
            } catch StoreFailure.damaged(let what) {
                damaged(what)
                guard let readable = firstReadable(after: next, connection) else { return }
                next = readable
            }
        }
    }

    /// Where rows can be read again behind a damaged page or row, within which every search fails: in steps that double,
    /// then by halving the last of them, so some 130 searches at most. Nil when there is nothing more to read.
    private func firstReadable(after start: Int64, _ connection: Connection) -> Int64? {
        func isReadable(_ slot: Int64) -> Bool {
            do throws(StoreFailure) {
                _ = try connection.first("\(query) WHERE slot >= ? ORDER BY slot LIMIT 1", .int(slot)) { _ in }
                return true
            } catch {
                return false
            }
        }
        var (damaged, step) = (start, Int64(1))
        while true {
            let (probe, overflow) = damaged.addingReportingOverflow(step)
            guard !overflow else { return isReadable(.max) ? .max : nil }
            guard !isReadable(probe) else { break }
            damaged = probe
            step = step > .max / 2 ? .max : step * 2
        }
        var readable = damaged + step
        while readable - damaged > 1 {
            let middle = damaged + (readable - damaged) / 2
            if isReadable(middle) { readable = middle } else { damaged = middle }
        }
        return readable
    }
}
