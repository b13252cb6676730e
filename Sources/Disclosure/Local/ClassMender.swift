/// Puts classes that miss a threshold of l or t together with those they lose least with.
///
/// Local recoding looks at the quasi-identifiers alone, so a class may by chance hold people who nearly all answered alike.
/// A class only grows here: k never falls. All thresholds are reached, or nothing is changed.
struct ClassMender {
    private let quasi: [QuasiColumn]
    private let losses: [LossTable]
    /// For each column, level and higher level what each label becomes.
    private let climbs: [[[[UInt16]]]]
    private let spreads: [SensitiveSpread]
    private let absent: [String: Set<Int32>]
    private let thresholds: Thresholds
    private let logarithms = SensitiveFigures.Logarithms()

    /// Where more of the people would be in classes put together, the thresholds do not suit the data; they are refused.
    static let most = 1.0 / 3
    /// So many of the classes nearest by are tried before the nearest is taken.
    private static let tried = 12

    /// People with the same labels.
    private struct Class {
        var rows: [Int32]
        var places: [Recoding.Place]
        var isJoined = false
    }

    init(_ table: Table, quasi: [QuasiColumn], plan: AnonymisationPlan) {
        self.quasi = quasi
        losses = LossTable.all(quasi, objective: plan.objective)
        climbs = quasi.map { column in
            (0..<column.hierarchy.levelCount).map { level in
                (0..<column.hierarchy.levelCount).map {
                    $0 < level ? [] : column.hierarchy.map(from: level, to: $0)
                }
            }
        }
        thresholds = plan.aims ?? plan.thresholds
        absent = plan.absent
        spreads = plan.sensitive.compactMap { name in
            table[name].map { SensitiveSpread($0, absent: plan.absent[name] ?? []) }
        }
    }

    /// - Returns: `nil` when nothing need be changed, or when nothing allowed would do.
    func mend(_ recoding: Recoding) -> (Recoding, AnonymisationReport.Mended)? {
        guard !thresholds.isEmpty else { return nil }
        var classes = classes(recoding)
        let missed = spreads.filter { misses($0, classes.map(\.rows)) }
        guard !missed.isEmpty else { return nil }
        let everybody = classes.map(\.rows).joined().map { $0 }
        // What the whole table misses no class of it can reach.
        guard !missed.contains(where: { misses($0, [everybody]) }) else { return nil }
        var open = classes.indices.filter { fails(classes[$0].rows) }
        let most = Double(everybody.count) * Self.most
        let count = open.count
        guard Double(open.reduce(0) { $0 + classes[$1].rows.count }) <= most else { return nil }
        while let failing = open.popLast() {
            guard !classes[failing].rows.isEmpty, fails(classes[failing].rows) else { continue }
            guard let joined = join(failing, &classes) else { return nil }
            open.append(joined)
            guard Double(classes.reduce(0) { $0 + ($1.isJoined ? $1.rows.count : 0) }) <= most else { return nil }
        }
        let joined = classes.filter { $0.isJoined && !$0.rows.isEmpty }
        return (
            recoded(recoding, joined),
            .init(
                classes: count, joined: joined.count, people: joined.reduce(0) { $0 + $1.rows.count },
                columns: missed.map(\.column.name))
        )
    }

    // MARK: - Classes

    private func classes(_ recoding: Recoding) -> [Class] {
        var numbers: [[Recoding.Place]: Int] = [:]
        var classes: [Class] = []
        for (index, row) in recoding.rows.enumerated() {
            let places = recoding.places.map { $0[index] }
            if let number = numbers[places] {
                classes[number].rows.append(row)
            } else {
                numbers[places] = classes.count
                classes.append(Class(rows: [row], places: places))
            }
        }
        // By their labels, so that the order of the rows decides nothing.
        return classes.sorted { one, other in
            let (mine, theirs) = (one.places.flatMap(\.numbers), other.places.flatMap(\.numbers))
            return mine.lexicographicallyPrecedes(theirs)
        }
    }

    private func misses(_ spread: SensitiveSpread, _ classes: [[Int32]]) -> Bool {
        let away = absent[spread.column.name] ?? []
        var (rows, starts): ([Int32], [Int]) = ([], [0])
        for members in classes {
            rows += away.isEmpty ? members : members.filter { !away.contains($0) }
            if rows.count > starts[starts.count - 1] { starts.append(rows.count) }
        }
        guard !rows.isEmpty else { return false }
        return thresholds.fails(SensitiveFigures(spread, rows: rows, starts: starts, logarithms: logarithms))
    }

    private func fails(_ rows: [Int32]) -> Bool { spreads.contains { misses($0, [rows]) } }

    // MARK: - Joining

    /// Joins a class with the nearest that mends it, else with the nearest.
    ///
    /// - Returns: The number of the class that came of it; `nil` when none may be joined with it.
    private func join(_ failing: Int, _ classes: inout [Class]) -> Int? {
        let own = classes[failing]
        let nearest = classes.indices.compactMap { other -> (number: Int, cost: Double, places: [Recoding.Place])? in
            guard other != failing, !classes[other].rows.isEmpty,
                let places = covering(own.places, classes[other].places)
            else { return nil }
            return (other, cost(own, places) + cost(classes[other], places), places)
        }.sorted { ($0.cost, $0.number) < ($1.cost, $1.number) }
        let found = nearest.prefix(Self.tried).first { !fails(own.rows + classes[$0.number].rows) } ?? nearest.first
        guard let found else { return nil }
        classes[found.number].rows += own.rows
        classes[failing].rows = []
        classes[found.number].places = found.places
        classes[found.number].isJoined = true
        // Others may have these labels already: they are one class now.
        for other in classes.indices where other != found.number && classes[other].places == found.places {
            classes[found.number].rows += classes[other].rows
            classes[other].rows = []
        }
        return found.number
    }

    /// The lowest labels allowed that cover two classes; `nil` when some column may not become so coarse.
    private func covering(_ one: [Recoding.Place], _ other: [Recoding.Place]) -> [Recoding.Place]? {
        var places: [Recoding.Place] = []
        for (column, pair) in zip(quasi.indices, zip(one, other)) {
            guard let place = covering(column, pair.0, pair.1) else { return nil }
            places.append(place)
        }
        return places
    }

    private func covering(
        _ column: Int, _ one: Recoding.Place, _ other: Recoding.Place
    ) -> Recoding.Place? {
        guard one != other else { return one }
        let lowest = Int(max(one.level, other.level))
        let highest = quasi[column].levels.upperBound
        guard lowest <= highest else { return nil }
        for level in lowest...highest {
            let (mine, theirs) = (climbed(column, one, to: level), climbed(column, other, to: level))
            if mine == theirs { return Recoding.Place(level: UInt16(level), label: mine) }
        }
        return nil
    }

    private func climbed(_ column: Int, _ place: Recoding.Place, to level: Int) -> UInt16 {
        climbs[column][Int(place.level)][level][Int(place.label)]
    }

    /// What the people of a class lose with other labels.
    private func cost(_ own: Class, _ places: [Recoding.Place]) -> Double {
        let lost = zip(losses, zip(own.places, places)).reduce(0.0) { sum, one in
            let (table, pair) = one
            return sum + table.savings[Int(pair.0.level)][Int(pair.0.label)]
                - table.savings[Int(pair.1.level)][Int(pair.1.label)]
        }
        return lost * Double(own.rows.count)
    }

    private func recoded(_ recoding: Recoding, _ joined: [Class]) -> Recoding {
        var better = recoding
        let numbers = Dictionary(uniqueKeysWithValues: recoding.rows.enumerated().map { ($1, $0) })
        for one in joined {
            for index in one.rows.compactMap({ numbers[$0] }) {
                for (column, place) in one.places.enumerated() { better.places[column][index] = place }
            }
        }
        return better
    }
}

extension Recoding.Place {
    fileprivate var numbers: [UInt16] { [level, label] }
}
