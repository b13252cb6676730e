/// What becomes of the quasi-identifiers: for each row that is kept, the level and label in each column.
struct Recoding: Sendable {
    /// The rows kept, as numbers in the input.
    var rows: [Int32]
    /// For each column and kept row a place: which level, and which label of it.
    var places: [[Place]]

    struct Place: Hashable, Sendable {
        var level: UInt16
        var label: UInt16
    }

    /// The released columns.
    func columns(_ quasi: [QuasiColumn]) -> [CodedColumn] {
        zip(quasi, places).map { column, places in
            let labels = column.hierarchy.labels
            let used = Set(places)
            let texts = used.map { labels[Int($0.level)][Int($0.label)] }
            // One text can stand for several places: a label at two levels means the same values.
            let values = Set(texts).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let ranks = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, UInt32($0)) })
            var codes: [Place: UInt32] = [:]
            for place in used { codes[place] = ranks[labels[Int(place.level)][Int(place.label)]] }
            return CodedColumn(name: column.name, values: values, codes: places.map { codes[$0, default: 0] })
        }
    }

    /// The loss by an objective, from 0 (nothing changed) to 1 (everything is `*` or left out).
    func loss(_ quasi: [QuasiColumn], _ objective: Objective) -> Double {
        let losses = LossTable.all(quasi, objective: objective)
        guard losses.contains(where: { $0.savings.joined().contains { $0 > 0 } }) else { return 0 }
        var saved = 0.0
        for (column, places) in places.enumerated() {
            var counts: [Place: Int] = [:]
            for place in places { counts[place, default: 0] += 1 }
            for (place, count) in counts.sorted(by: { ($0.key.level, $0.key.label) < ($1.key.level, $1.key.label) }) {
                saved += Double(count) * losses[column].savings[Int(place.level)][Int(place.label)]
            }
        }
        return min(1, max(0, 1 - saved))
    }
}

extension Recoding {
    /// One level for each column; rows in classes below k are left out.
    init(levels: [Int], of quasi: [QuasiColumn], minimum: Int) {
        let labelled = zip(quasi, levels).map { column, level in
            let codes = column.hierarchy.codes[level]
            return CodedColumn(name: column.name, values: [], codes: column.leaves.map { UInt32(codes[Int($0)]) })
        }
        let classes = EquivalenceClasses(labelled)
        let rows = classes.members.indices.filter { classes.sizes[Int(classes.members[$0])] >= minimum }
        self.rows = rows.map { Int32($0) }
        places = zip(labelled, levels).map { column, level in
            rows.map { Place(level: UInt16(level), label: UInt16(column.codes[$0])) }
        }
    }

    /// Groups with labels of their own; all rows are kept.
    init(_ local: LocalRecoding, columnCount: Int, rowCount: Int) {
        rows = Array(0..<Int32(rowCount))
        places = Array(repeating: Array(repeating: Place(level: 0, label: 0), count: rowCount), count: columnCount)
        for group in local.groups {
            for (column, label) in local.labels(group).enumerated() {
                let place = Place(level: UInt16(label.step), label: UInt16(label.label))
                for row in local.rows(group) { places[column][Int(row)] = place }
            }
        }
    }
}
