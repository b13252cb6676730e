/// How the answers of those who took part in two rounds changed.
///
/// It is another figure than the difference of the two rounds' means, which also changes when others take part; the two
/// are never put in one column. Beside the means of both rounds it tells of those who took part once, so a group with
/// one to nine of them has none.
struct LinkedChange: Sendable {
    /// The two rounds' people who count together, the earlier ones first.
    let rounds: (People, People)
    let rules: TableRules
    let dimensions: [CountDimension]
    let spaces: [CellSpace]
    let precedents: Precedents

    /// - Parameters:
    ///   - column: The question.
    ///   - person: Who each row is of.
    ///   - groups: The groups of the later round: a person counts in the group of that round.
    /// - Returns: `nil` when nobody answered it in both rounds.
    /// - Throws: When there are too many different changes to count them.
    func table(_ column: CodedColumn, person: CodedColumn, groups: CountedTables) throws(DisclosureFault) -> (
        answer: Answer, means: MeanTable
    )? {
        let numbers = column.values.map { TablePlan.missing.contains($0) ? nil : Answer.number($0) }
        let (first, second) = (people(rounds.0, person), people(rounds.1, person))
        var texts = [String](repeating: "", count: column.codes.count)
        for (who, row) in second {
            guard let before = first[who], let was = numbers[Int(column.codes[before])],
                let now = numbers[Int(column.codes[row])]
            else { continue }
            texts[row] = Self.text(now - was)
        }
        guard texts.contains(where: { !$0.isEmpty }) else { return nil }
        let changes = CodedColumn(name: column.name, rows: texts)
        let option = "--linked-change"
        try TableMaker.checkValues(of: changes, option: option, repair: "round the numbers")
        try TableMaker.checkTallies(
            column.name, numbers: changes.values.count, cells: spaces.map(\.count).reduce(0, +), option: option)
        let answer = Answer(changes, dimension: dimensions.count, hasSigns: true)
        var groups = groups
        for key in lonely(first: Set(first.keys), second: Set(second.keys), person) {
            groups.change(key) { $0.isHidden = true }
        }
        let groupings = spaces.map(\.dimensions)
        let means = MeanTable(
            answer, rounds.1, spaces, dimensions, groups: groups, rules: rules, weights: nil,
            past: MeanTable.Past(precedents, .linkedChange, precedents.spaces(beside: groupings, of: column.name)))
        return means.shown.isEmpty ? nil : (answer, means)
    }

    /// The row of each person; whoever is not named is tied to nobody.
    private func people(_ people: People, _ person: CodedColumn) -> [UInt32: Int] {
        let named = people.rows.filter(person.names)
        return Dictionary(named.map { (person.codes[$0], $0) }) { first, _ in first }
    }

    /// Groups in which a few people, and not k, took part in one of the rounds alone.
    private func lonely(first: Set<UInt32>, second: Set<UInt32>, _ person: CodedColumn) -> Set<
        CellKey
    > {
        var lonely: Set<CellKey> = []
        for (people, others) in [(rounds.0, second), (rounds.1, first)] {
            for space in spaces {
                let alone = people.tallies(
                    space, among: { !others.contains(person.codes[people.rows[$0]]) })
                for (cell, tally) in alone.enumerated()
                where tally.people > 0 && tally.people < rules.minimum {
                    lonely.insert(space.key(cell, dimensions))
                }
            }
        }
        return lonely
    }

    /// A difference as text that reads back as the same number, without a trailing ".0".
    private static func text(_ number: Double) -> String {
        number == number.rounded() ? String(Int(number)) : String(number)
    }
}

extension CodedColumn {
    /// Whether the column says who a row is of: a blank, or a code of what is missing, is nobody.
    func names(_ row: Int) -> Bool { !TablePlan.missing.contains(values[Int(codes[row])]) }
}
