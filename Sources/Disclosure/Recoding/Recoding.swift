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
            let numbers = PlaceNumbers(column.hierarchy)
            let texts = numbers.used(by: places).map { ($0, column.hierarchy.labels[Int($0.level)][Int($0.label)]) }
            // One text can stand for several places: a label at two levels means the same values.
            let values = Set(texts.map(\.1)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let ranks = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, UInt32($0)) })
            var codes = [UInt32](repeating: 0, count: numbers.count)
            for (place, text) in texts { codes[numbers[place]] = ranks[text, default: 0] }
            return CodedColumn(name: column.name, values: values, codes: places.map { codes[numbers[$0]] })
        }
    }

    /// The loss by an objective, from 0 (nothing changed) to 1 (everything is `*` or left out).
    func loss(_ quasi: [QuasiColumn], _ objective: Objective) -> Double {
        let losses = LossTable.all(quasi, objective: objective)
        guard losses.contains(where: { $0.savings.joined().contains { $0 > 0 } }) else { return 0 }
        var saved = 0.0
        for (column, places) in places.enumerated() {
            let numbers = PlaceNumbers(quasi[column].hierarchy)
            var counts = [Int](repeating: 0, count: numbers.count)
            for place in places { counts[numbers[place]] += 1 }
            for place in numbers.places where counts[numbers[place]] > 0 {
                saved += Double(counts[numbers[place]]) * losses[column].savings[Int(place.level)][Int(place.label)]
            }
        }
        return min(1, max(0, 1 - saved))
    }
}

/// The places of a hierarchy as numbers that follow each other, so that tables take the place of dictionaries.
private struct PlaceNumbers {
    /// All places, level by level.
    let places: [Recoding.Place]
    private let starts: [Int]

    init(_ hierarchy: Hierarchy) {
        var (places, starts): ([Recoding.Place], [Int]) = ([], [])
        for (level, labels) in hierarchy.labels.enumerated() {
            starts.append(places.count)
            places += labels.indices.map { Recoding.Place(level: UInt16(level), label: UInt16($0)) }
        }
        (self.places, self.starts) = (places, starts)
    }

    var count: Int { places.count }

    subscript(place: Recoding.Place) -> Int { starts[Int(place.level)] + Int(place.label) }

    func used(by places: [Recoding.Place]) -> [Recoding.Place] {
        var isUsed = [Bool](repeating: false, count: count)
        for place in places { isUsed[self[place]] = true }
        return self.places.filter { isUsed[self[$0]] }
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
            let rows = local.rows(group)
            for (column, place) in local.labels(group).enumerated() {
                for row in rows { places[column][Int(row)] = place }
            }
        }
    }
}
