/// What earlier tables settle about the cells of one block.
struct Precedents: Sendable {
    let earlier: [EarlierTables]
    let apart: [String]
    let dimensions: [CountDimension]

    /// Keeps hidden what was hidden, and takes as known what was shown with the same number.
    ///
    /// - Parameter answer: The question whose answers the tables count, when they count any.
    func apply(to tables: inout CountedTables, answer: Answer? = nil) {
        guard !earlier.isEmpty else { return }
        for key in tables.keys {
            let cell = cell(key, answer)
            for known in earlier.compactMap({ $0.people(cell) }) {
                tables.change(key) { cell in
                    if let known {
                        // A number that changed is free; what it tells is looked at when everything is counted.
                        if Double(known) == cell.value, !cell.isHidden { cell.isFrozen = true }
                    } else if !cell.isFrozen {
                        cell.isHidden = true
                    }
                }
            }
        }
    }

    private func cell(_ key: CellKey, _ answer: Answer?) -> EarlierTables.Cell {
        var group: [String: String] = [:]
        var text = ""
        for part in key.parts {
            if let answer, part.dimension == answer.dimension {
                text = answer.values.nodes[part.node].label
            } else {
                group[dimensions[part.dimension].column] = dimensions[part.dimension].nodes[part.node].label
            }
        }
        return EarlierTables.Cell(
            apart: apart, group: group, question: text.isEmpty ? "" : answer?.name ?? "", answer: text)
    }
}
