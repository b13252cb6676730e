import Programme
import Records

/// Where two people keyed in one sheet differently. It says where, and not what the other typed: nobody reads answers here
/// that were entered by somebody else.
struct PaperComparison {
    /// Fields that differ.
    let fields: [String]
    /// Whether both can have had the same sheet before them. Who knows nothing of it but its number gets nearly all of it
    /// wrong, and is not told where.
    let isOneSheet: Bool

    /// Of so many answers one may differ, so that few of them say nothing.
    private static let part = 3

    init(_ first: PaperEntry, _ second: PaperEntry) {
        let all = Set(first.values.keys).union(second.values.keys)
        let differing = all.filter { first.values[$0] != second.values[$0] }.sorted()
        fields = differing
        isOneSheet = differing.count * Self.part <= max(all.count, Self.part)
    }
}
