extension TableRelease {
    /// Takes up tables of the same people that keep a column apart which is a group here: each is about one of its values.
    ///
    /// They were made beside these, so a group that both have is counted alike; it stands here once.
    package mutating func take(_ other: TableRelease) {
        let moved = other.apartColumns.filter { !apartColumns.contains($0) }
        let columns = groupColumns + (moved + other.groupColumns).filter { !groupColumns.contains($0) }
        for index in lines.indices {
            lines[index].group += Array(repeating: CountDimension.all, count: columns.count - groupColumns.count)
        }
        groupColumns = columns
        let known = Set(lines.filter { $0.measure == .people }.map { $0.apart + $0.group })
        let added = other.lines.compactMap { line -> Line? in
            let values = Dictionary(
                zip(other.apartColumns + other.groupColumns, line.apart + line.group)
            ) { first, _ in first }
            var taken = line
            taken.apart = apartColumns.map { values[$0] ?? CountDimension.all }
            taken.group = columns.map { values[$0] ?? CountDimension.all }
            return line.measure == .people && known.contains(taken.apart + taken.group) ? nil : taken
        }
        lines += added
        report.take(other.report, shown: added.count(where: \.isShown), of: added.count)
        refusals += other.refusals
        report.refusals = refusals.map(\.description)
        report.released = refusals.isEmpty
    }
}

extension TableReport {
    /// Adds what was found of other tables, of which so many lines were taken.
    fileprivate mutating func take(_ other: TableReport, shown: Int, of lines: Int) {
        self.shown += shown
        hidden += lines - shown
        audit.hiddenCells += other.audit.hiddenCells
        audit.breaches += other.audit.breaches
        audit.linearPrograms += other.audit.linearPrograms
        audit.work += other.audit.work
        audit.narrowest = [audit.narrowest, other.audit.narrowest].compactMap(\.self).min()
    }
}
