/// A block of tables as lines to read.
struct TableLines {
    private let apart: [String]
    private let dimensions: [CountDimension]
    private let counted: CountedTables
    /// So many of the dimensions, the first ones, are columns of these tables.
    private let width: Int

    init(_ apart: [String], _ dimensions: [CountDimension], _ groups: CountedTables, width: Int) {
        (self.apart, self.dimensions, counted, self.width) = (apart, dimensions, groups, width)
    }

    func lines(
        _ block: TableBlock, _ distributions: [Answer], _ means: [Answer], measure: TableRelease.Measure
    ) -> [TableRelease.Line] {
        let groups = groups
        var lines = groups.map { line($0, .people) }
        for index in lines.indices { lines[index].people = shown(counted, groups[index]) }
        for (index, answer) in distributions.enumerated() {
            let tables = block.answers[index]
            for group in groups {
                for node in answer.values.named {
                    let key = CellKey(
                        group.parts + [CellKey.Part(dimension: answer.dimension, node: node)],
                        of: dimensions + [answer.values])
                    var line = line(group, .distribution)
                    (line.question, line.answer) = (answer.name, answer.values.nodes[node].label)
                    line.people = shown(tables, key)
                    if let part = line.people, let whole = shown(counted, group), whole > 0 {
                        line.percent = Int((Double(part) / Double(whole) * 100).rounded())
                    }
                    lines.append(line)
                }
            }
        }
        for answer in means {
            guard let table = block.means[answer.name] else { continue }
            lines += self.means(table, of: answer, measure: measure)
        }
        return lines
    }

    /// A line for each group with its mean, when it may be shown.
    func means(_ table: MeanTable, of answer: Answer, measure: TableRelease.Measure) -> [TableRelease.Line] {
        groups.map { group in
            var line = line(group, measure)
            (line.question, line.mean) = (answer.name, table[group])
            return line
        }
    }

    private var groups: [CellKey] { counted.ownKeys.sorted(by: readersOrder) }

    private func line(_ group: CellKey, _ measure: TableRelease.Measure) -> TableRelease.Line {
        let labels = dimensions.prefix(width).enumerated().map { index, dimension in
            group.node(of: index).map { dimension.nodes[$0].label } ?? CountDimension.all
        }
        return TableRelease.Line(apart: apart, group: labels, measure: measure, question: "", answer: "")
    }

    private func shown(_ tables: CountedTables, _ key: CellKey) -> Int? {
        guard let cell = tables[key], !cell.isHidden else { return nil }
        return Int(cell.value)
    }

    /// Everybody first, then the groups of one column, then those of two.
    private func readersOrder(_ one: CellKey, _ other: CellKey) -> Bool {
        one.parts.count == other.parts.count ? one < other : one.parts.count < other.parts.count
    }
}
