import Programme
import Records
import XForms

/// What a file holds, whatever its kind: what to say of it, and how to keep it.
struct ImportReading {
    /// As the file names them.
    let columns: [String]
    /// Line and cells of each row that is right: what will be kept, not what was typed.
    let right: [(line: Int, cells: [String])]
    let faults: [RowFault]
    let remarks: TableRemarks
    let keep: @Sendable (AuditNote) async throws -> Bool

    init<Item: Sendable>(
        _ found: TableImport<Item>, columns: [TableColumn], cells: (Item) -> [String],
        keep: @escaping @Sendable ([Item], AuditNote) async throws -> Bool
    ) {
        let items = found.items.map(\.item)
        self.columns = columns.map(\.name)
        right = found.items.map { ($0.line, cells($0.item)) }
        faults = found.faults
        remarks = found.remarks
        self.keep = { try await keep(items, $0) }
    }
}

extension ImportController {
    func read(_ bytes: [UInt8], _ table: Table, _ visit: StaffVisit) async throws -> ImportReading {
        let (scope, language) = (visit.scope, visit.language)
        let store = staff.stores.neighbourhoods
        let reader = NeighbourhoodImport(known: try await store.neighbourhoods(in: scope), in: scope)
        switch table {
        case .profiles:
            return ImportReading(reader.profiles(bytes), columns: NeighbourhoodImport.profileColumns) {
                NeighbourhoodImport.cells($0)
            } keep: {
                try await store.save($0, in: scope, noting: $1)
            }
        case .names:
            return ImportReading(reader.names(bytes), columns: NeighbourhoodImport.nameColumns) {
                [$0.neighbourhood, language.say($0.isStreet ? .importStreet : .importInstitution), $0.name]
            } keep: {
                try await store.addNames($0, in: scope, noting: $1)
            }
        case .activities:
            return ImportReading(reader.activities(bytes), columns: NeighbourhoodImport.activityColumns) { placed in
                let activity = placed.activity
                return [
                    placed.neighbourhood, activity.title, activity.theme.name[language.code],
                    language.words(for: activity.starts), activity.ends.map { language.words(for: $0) } ?? "",
                    activity.target, activity.reached.map { language.figures(String($0)) } ?? "",
                ]
            } keep: {
                try await store.addActivities($0, in: scope, noting: $1)
            }
        case .context:
            return ImportReading(reader.figures(bytes), columns: NeighbourhoodImport.contextColumns) { placed in
                let figure = placed.figure
                return [
                    placed.neighbourhood, figure.period, figure.indicator, figure.value, figure.national ?? "",
                    figure.source,
                ]
            } keep: {
                try await store.addContext($0, in: scope, noting: $1)
            }
        }
    }
}
