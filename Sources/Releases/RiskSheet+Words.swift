import Datasets
import Programme

/// What columns and groups are called on the sheet; releases of earlier programs keep their bare names.
extension RiskSheet {
    var isWorded: Bool { plan.namesGroups == true }

    /// The column as it went out, or, of one that did not, as the questionnaire has it.
    private func column(_ name: String) -> DatasetColumn? {
        for dataset in [draft.dataset, draft.source.rows.dataset] {
            for table in dataset.tables {
                if let found = table.columns.first(where: { $0.name == name }) { return found }
            }
        }
        return nil
    }

    /// What a column asks, with its name, by which it is found in the file.
    func words(_ name: String) -> String {
        guard isWorded, let label = column(name)?.label.text(in: "nl"), label != name else { return name }
        return "\(label) (\(name))"
    }

    func words(_ names: [String]) -> String { names.map { words($0) }.joined(separator: isWorded ? "; " : ", ") }

    /// A group that is written `column=value`.
    func words(group: String) -> String {
        guard isWorded, let mark = group.firstIndex(of: "="), let column = column(String(group[..<mark])) else {
            return group
        }
        let value = String(group[group.index(after: mark)...])
        return "\(column.label.text(in: "nl")): \(self.value(value, of: column))"
    }

    private func value(_ value: String, of column: DatasetColumn) -> String {
        if let reason = Int(value).flatMap(MissingReason.init(rawValue:)) { return reason.label.text(in: "nl") }
        let asked = draft.source.rows.dataset.tables.flatMap(\.columns).first { $0.name == column.name }
        let label = (column.labels + (asked?.labels ?? [])).first { $0.value == value }?.label
        return (label ?? GroupWords.words(value))?.text(in: "nl") ?? value
    }

    var questionnaire: String { isWorded ? draft.dataset.title.text(in: "nl") : plan.questionnaire }

    var places: String {
        plan.neighbourhoods.map { isWorded ? draft.places[$0] ?? $0 : $0 }.joined(separator: ", ")
    }

    /// What somebody chose to leave out.
    var wishes: [String] {
        isWorded && !plan.leftOut.isEmpty ? ["Eruit gelaten, omdat dat gevraagd is: \(words(plan.leftOut))."] : []
    }
}
