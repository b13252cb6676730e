import XForms

/// What was asked of somebody, worked out once for all who answered the deciding questions alike.
///
/// Whether an empty cell was skipped or never asked follows from the form's conditions. They read few questions, so that
/// thousands of responses share one outcome; what cannot be shared is worked out for each.
struct AskedMemo {
    private let form: FormDefinition
    /// Per binding: its place among the deciding values; -1 for none.
    let slots: [Int]
    let slotCount: Int
    private let mayShare: Bool
    private var known: [[UInt8]: [Cell]] = [:]

    /// So many outcomes are kept; beyond them each is worked out anew.
    private let most: Int

    /// Cells of 16 bytes that are kept, whatever the width of a row.
    private static let mostCells = 2_000_000

    /// - Parameter columns: of the rows whose cells are kept.
    init(form: FormDefinition, bindings: [Binding], columns: Int) {
        self.form = form
        most = Self.mostCells / max(1, columns)
        let deciders = form.deciders(withLists: bindings.contains { $0.partial != nil })
        mayShare = deciders != nil
        let numbers = Dictionary(uniqueKeysWithValues: (deciders ?? []).enumerated().map { ($1, $0) })
        slots = bindings.map { numbers[$0.node] ?? -1 }
        slotCount = numbers.count
    }

    /// The cells of a row before any value is filled in, by the deciding values; nil when they are not known yet.
    func cells(_ key: [UInt8]) -> [Cell]? { known[key] }

    /// Remembers the cells, where others share them.
    mutating func keep(_ cells: [Cell], for key: [UInt8]) {
        if mayShare, known.count < most { known[key] = cells }
    }

    /// The response as the form sees it.
    func answers(of record: ResponseRecord) -> Answers {
        Answers(
            canonical: record.canonical(formID: form.id, version: form.version), of: form, environment: .fixed)
    }
}
