import XForms

/// The columns of one table while form versions are laid over one another.
struct ColumnTable {
    private(set) var columns: [DatasetColumn]
    private var names: VariableNames
    /// Columns by path and kind of answer, and for a choice its value.
    private var known: [String: Int] = [:]
    private var stems: [String: String] = [:]

    init(_ columns: [DatasetColumn]) {
        self.columns = columns
        names = VariableNames(reserving: columns.map(\.name))
    }

    /// The number of the column for a key; made when it is new, its words brought up to date when it is not.
    mutating func column(_ key: String, _ candidates: [String], version: Int, make: (String) -> DatasetColumn) -> Int {
        guard let number = known[key] else {
            var column = make(names.name(of: candidates))
            column.versions = [version]
            columns.append(column)
            known[key] = columns.count - 1
            return columns.count - 1
        }
        let latest = make(columns[number].name)
        if columns[number].label != latest.label {
            columns[number].earlierLabels.append(
                .init(version: columns[number].versions.last ?? version, value: nil, label: columns[number].label))
            columns[number].label = latest.label
        }
        columns[number].versions.append(version)
        (columns[number].role, columns[number].hierarchy) = (latest.role, latest.hierarchy)
        columns[number].facts = latest.facts
        columns[number].isRouted = columns[number].isRouted || latest.isRouted
        return number
    }

    /// The name that a question with a column per choice would have as one column: nobody else gets it.
    mutating func stem(_ path: String, _ candidates: [String]) -> String {
        if let known = stems[path] { return known }
        let name = names.name(of: candidates)
        stems[path] = name
        return name
    }

    /// The index of a value among a column's labels; added behind the others when it is new, so that none shifts.
    mutating func label(_ value: String, _ words: Words, of column: Int, version: Int) -> Int {
        if let index = columns[column].labels.firstIndex(where: { $0.value == value }) {
            let old = columns[column].labels[index]
            if old.label != words {
                columns[column].earlierLabels.append(
                    .init(version: old.versions.last ?? version, value: value, label: old.label))
                columns[column].labels[index].label = words
            }
            columns[column].labels[index].versions.append(version)
            return index
        }
        let number = columns[column].labels.count + 1
        columns[column].labels.append(ValueLabel(value: value, number: number, label: words, versions: [version]))
        return columns[column].labels.count - 1
    }

    mutating func note(_ reasons: [MissingReason], of column: Int) {
        let all = Set(columns[column].missing).union(reasons)
        columns[column].missing = MissingReason.allCases.filter(all.contains)
    }

    /// Numbers that the questionnaire itself gives its choices, where all of the first version are whole numbers.
    ///
    /// The first version decides, so that a number stays with its value: a later choice takes its own when that is free.
    /// Every other has its place among the labels behind a million.
    mutating func settleNumbers() {
        for column in columns.indices where columns[column].source != nil && columns[column].choice == nil {
            let labels = columns[column].labels
            let first = labels.filter { $0.versions.first == labels[0].versions.first }
            var taken = Set(MissingReason.allCases.map(\.rawValue))
            let own = first.compactMap { Self.number($0.value) }.filter { taken.insert($0).inserted }
            guard !own.isEmpty, own.count == first.count else { continue }
            columns[column].labels = labels.enumerated().map { place, label in
                let wished = place < own.count ? own[place] : Self.number(label.value)
                let isOwn = wished.map { place < own.count || taken.insert($0).inserted } ?? false
                let number = isOwn ? wished : nil
                return ValueLabel(
                    value: label.value, number: number ?? Self.behindOwn + place + 1, label: label.label,
                    versions: label.versions)
            }
        }
    }

    /// The whole number that a value is; nil for what is none, or too large to be the questionnaire's own.
    private static func number(_ value: String) -> Int? { Int(value).flatMap { $0.magnitude < behindOwn ? $0 : nil } }

    /// Numbers from here on are nobody's own.
    private static let behindOwn = 1_000_000
}
