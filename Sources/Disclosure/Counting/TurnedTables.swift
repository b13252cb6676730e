/// What was counted as an answer in one release may not be what another splits by.
///
/// Women among those with little schooling, and little schooling among women, are the same people. Where one release counts
/// schooling by gender and another gender by schooling, each hides its own cells, and each shows what the other hides. Inside
/// one release such cells are one; between releases they are not known as one, so the second is refused.
struct TurnedTables: Sendable {
    /// What is never added up, and one column that people are split by.
    private(set) var groups: Set<[String]> = []
    /// The same, and one question that was counted or averaged.
    private(set) var questions: Set<[String]> = []

    mutating func add(apart: [String], group: [String], question: String) {
        for block in EarlierTables.blocks(apart) {
            groups.formUnion(group.map { block + [$0] })
            if !question.isEmpty { questions.insert(block + [question]) }
        }
    }

    init() {}

    init(_ release: TableRelease) {
        for line in release.lines {
            let named = zip(release.groupColumns, line.group).filter { $0.1 != CountDimension.all }.map(\.0)
            add(apart: line.apart, group: named, question: line.question)
        }
    }

    /// Columns that are asked in the one and split by in the other, of the same round and way of taking part.
    func turned(_ other: TurnedTables) -> [String] {
        Set(questions.intersection(other.groups).union(groups.intersection(other.questions)).compactMap(\.last))
            .sorted()
    }
}

extension EarlierTables {
    /// Where the new tables turn round what these counted.
    func turned(_ release: TableRelease) -> [Finding] {
        let columns = shape.turned(TurnedTables(release))
        guard !columns.isEmpty else { return [] }
        let names = columns.joined(separator: ", ")
        return [
            Finding(
                source,
                "\(names): counted as an answer in the one and split by in the other; each would show what the other hides",
                repair: "leave \(names) out, or use it as then",
                nl:
                    "\(source.replacing("release", with: "Uitgifte")) en deze tabellen gebruiken \(names) verschillend: de ene "
                    + "keer als antwoord, de andere keer om groepen te maken. Samen zouden ze laten zien wat elk apart "
                    + "verbergt. Laat \(names) weg, of gebruik het zoals toen.")
        ]
    }
}
