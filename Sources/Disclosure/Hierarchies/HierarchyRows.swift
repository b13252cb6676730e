/// The rows of a hierarchy before anybody relies on them.
///
/// Bands that do not nest make false data without a warning (a person of 65 released as "18-64"); so nothing is built
/// from rows with a finding.
struct HierarchyRows {
    var name: String
    var rows: [[String]]
    var source: String

    /// Everything that is wrong, in the order of the rows; empty when the hierarchy is sound.
    func findings() -> [Finding] {
        guard let first = rows.first else {
            return [finding("it has no rows", "add one row per value: the value, its band, …, '*'")]
        }
        let ragged = rows.indices.filter { rows[$0].count != first.count }
        guard ragged.isEmpty else {
            return ragged.map {
                finding(
                    row: $0, "it has \(rows[$0].count) levels, row 1 has \(first.count)",
                    "give each row the same levels")
            }
        }
        guard !first.isEmpty else { return [finding(row: 0, "it is empty", "write the value, its band, …, '*'")] }
        guard rows.count <= Int(UInt16.max) else {
            return [finding("it has \(rows.count) values, more than \(UInt16.max)", "band the values before")]
        }
        return leaves() + labelTexts() + nesting() + ambiguity() + top() + bands()
    }

    // MARK: - What is looked at

    private func leaves() -> [Finding] {
        var seen: [String: Int] = [:]
        var found: [Finding] = []
        for (index, row) in rows.enumerated() {
            if let earlier = seen[row[0]] {
                found.append(
                    finding(row: index, "the value '\(row[0])' stands in row \(earlier + 1) too", "keep one of the two")
                )
            } else {
                seen[row[0]] = index
            }
            if row[0] == Self.everything, row.count > 1 {
                found.append(
                    finding(row: index, "'*' is a value", "'*' means all values together: name the value otherwise"))
            }
        }
        return found
    }

    /// Labels that are empty, or that differ from another of their level in capitals or spaces alone.
    private func labelTexts() -> [Finding] {
        var found: [Finding] = []
        for level in rows[0].indices {
            var spelt: [String: String] = [:]
            for (index, row) in rows.enumerated() {
                let label = row[level]
                if label.isEmpty, level > 0 {
                    found.append(finding(row: index, "level \(level) is empty", "write a label; '*' for all together"))
                }
                let folded = Self.folded(label)
                if let other = spelt[folded], other != label {
                    found.append(
                        finding(
                            row: index,
                            "'\(label)' and '\(other)' at level \(level) differ in capitals or spaces alone",
                            "spell them alike, or name them apart"))
                }
                spelt[folded] = spelt[folded] ?? label
            }
        }
        return found
    }

    /// Whoever shares a label shares all labels above it.
    private func nesting() -> [Finding] {
        var found: [Finding] = []
        for level in rows[0].indices.dropLast() {
            var above: [String: (label: String, row: Int)] = [:]
            for (index, row) in rows.enumerated() {
                let (label, parent) = (row[level], row[level + 1])
                guard let known = above[label] else {
                    above[label] = (parent, index)
                    continue
                }
                guard known.label != parent, level > 0 else { continue }
                found.append(
                    finding(
                        row: index,
                        "'\(label)' at level \(level) is under '\(parent)' here and under '\(known.label)' in row "
                            + "\(known.row + 1)",
                        "cut both levels at the same place, so that '\(label)' has one label above it"))
            }
        }
        return found
    }

    /// A label at two levels must mean the same values, or a released value has two meanings.
    private func ambiguity() -> [Finding] {
        var meanings: [String: (level: Int, rows: [Int])] = [:]
        var found: [Finding] = []
        for level in rows[0].indices {
            for (label, members) in Dictionary(grouping: rows.indices, by: { rows[$0][level] }).sorted(by: {
                $0.value[0] < $1.value[0]
            }) {
                guard let known = meanings[label] else {
                    meanings[label] = (level, members)
                    continue
                }
                guard known.rows != members else { continue }
                found.append(
                    finding(
                        row: members[0],
                        "'\(label)' means other values at level \(level) than at level \(known.level)",
                        "give one of the two another label"))
            }
        }
        return found
    }

    private func top() -> [Finding] {
        let labels = Set(rows.compactMap(\.last))
        guard labels.count > 1 else { return [] }
        return [finding("its last level has \(labels.count) labels", "add a last level that is '*' in each row")]
    }

    /// A label that reads as a band of numbers holds the numbers under it.
    private func bands() -> [Finding] {
        var found: [Finding] = []
        for (index, row) in rows.enumerated() {
            guard let value = Int(row[0]) else { continue }
            for (level, label) in row.enumerated().dropFirst() {
                guard let band = NumberBand(label), !band.contains(value) else { continue }
                found.append(
                    finding(
                        row: index, "\(value) is not in '\(label)' at level \(level)",
                        "move it to the band that holds it"))
            }
        }
        return found
    }

    // MARK: - Words

    /// The label that says nothing.
    static let everything = "*"

    /// How a label compares when capitals and spaces around it do not count.
    static func folded(_ label: String) -> String {
        label.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }

    private func finding(_ what: String, _ repair: String) -> Finding {
        Finding("\(source): hierarchy '\(name)'", what, repair: repair)
    }

    private func finding(row: Int, _ what: String, _ repair: String) -> Finding {
        Finding("\(source): hierarchy '\(name)', row \(row + 1)", what, repair: repair)
    }
}
