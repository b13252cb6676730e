import XForms

/// The columns of one table while form versions are laid over one another.
struct ColumnTable {
    private(set) var columns: [DatasetColumn]
    private var names: VariableNames
    /// Columns by path and kind of answer, and for a choice its value.
    private var known: [String: Int] = [:]

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
        return number
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

    /// Numbers that the questionnaire itself gives its choices, where all are whole numbers.
    mutating func settleNumbers() {
        for column in columns.indices where columns[column].source != nil && columns[column].choice == nil {
            let numbers = columns[column].labels.compactMap { Int($0.value) }
            let taken = Set(MissingReason.allCases.map(\.rawValue))
            guard !numbers.isEmpty, numbers.count == columns[column].labels.count, Set(numbers).count == numbers.count,
                taken.isDisjoint(with: numbers), numbers.allSatisfy({ abs($0) < 1_000_000 })
            else { continue }
            columns[column].labels = zip(columns[column].labels, numbers).map { label, number in
                ValueLabel(value: label.value, number: number, label: label.label, versions: label.versions)
            }
        }
    }
}
