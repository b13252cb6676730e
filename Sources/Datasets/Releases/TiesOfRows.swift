package import Disclosure
package import XForms

/// Whom people name, as columns that tables count: one for each tie, in which everybody who took part says one thing.
///
/// Several people that somebody names for one role are one tie, so each figure counts people. Who skipped the question stands
/// with those who do not name the tie: no figure tells the two apart.
package enum TiesOfRows {
    /// What stands above the answers to a tie, for tables: that it is named at all.
    package static let above = [
        TieQuestion.Answer.longer.rawValue: TieQuestion.Answer.any,
        TieQuestion.Answer.new.rawValue: TieQuestion.Answer.any,
    ]

    /// What an answer says, in released tables; nil for what is no answer to a tie.
    package static func words(_ answer: String) -> Words? {
        switch answer {
        case TieQuestion.Answer.any: Words(nl: "Genoemd", en: "Named")
        case TieQuestion.Answer.none.rawValue:
            Words(nl: "Niet genoemd of niet ingevuld", en: "Not named or not answered")
        case TieQuestion.Answer.longer.rawValue:
            Words(nl: "Genoemd, langer dan een jaar of niet bekend", en: "Named, for longer than a year or not known")
        case TieQuestion.Answer.new.rawValue:
            Words(nl: "Genoemd, nieuw sinds een jaar", en: "Named, new since a year")
        default: nil
        }
    }

    /// The answers as a hierarchy: what stands above each.
    package static func hierarchy(_ column: String) throws(DisclosureFault) -> Hierarchy {
        let rows = TieQuestion.Answer.allCases.map { [$0.rawValue, above[$0.rawValue] ?? $0.rawValue, "*"] }
        return try Hierarchy(name: column, rows: rows, source: column)
    }

    /// - Parameters:
    ///   - choices: the ties that are counted.
    ///   - names: other columns of the responses that are wanted beside them.
    package static func gather(
        _ rows: any RowSource, of dataset: Dataset, _ tie: TieQuestion, choices: [String], columns names: [String]
    ) throws -> Table {
        let beside = try TableOfRows.gather(rows, of: dataset, table: 0, columns: names)
        let reader = TieReader(dataset, tie)
        var codes = choices.map { _ in [UInt32]() }
        var person: TieReader.Person?
        func close() {
            guard let person else { return }
            for (index, choice) in choices.enumerated() {
                codes[index].append(
                    person.new.contains(choice) ? 2 : person.named.contains(choice) ? 1 : 0)
            }
        }
        try rows.read { table, row in
            if table == 0 {
                close()
                person = reader.person(row)
            } else if var current = person {
                reader.add(row, of: table, to: &current)
                person = current
            }
        }
        close()
        // All three, whether anybody says it or not: an answer that is not there would tell that nobody gave it.
        let values = TieQuestion.Answer.allCases.map(\.rawValue)
        let ties = zip(choices, codes).map { CodedColumn(name: tie.column($0), values: values, codes: $1) }
        return Table(columns: beside.columns + ties, rowCount: beside.rowCount, source: dataset.id)
    }
}

/// Reads whom one person names.
private struct TieReader {
    struct Person {
        var named: Set<String> = []
        var new: Set<String> = []
    }

    private let tie: TieQuestion
    /// Where the answers stand: the table, and its columns of the question, of newness, and of the question about then.
    private let table: Int?
    private let columns: [DatasetColumn]
    private let to: [Int]
    private let new: Int?
    private let before: [Int]

    init(_ dataset: Dataset, _ tie: TieQuestion) {
        self.tie = tie
        let table = dataset.tables.firstIndex { $0.columns.contains { $0.source == tie.path } }
        self.table = table
        let columns = table.map { dataset.tables[$0].columns } ?? []
        self.columns = columns
        func places(_ path: String?) -> [Int] { columns.indices.filter { path != nil && columns[$0].source == path } }
        to = places(tie.path)
        new = places(tie.new?.path).first
        before = places(tie.before)
    }

    func person(_ row: DatasetRow) -> Person {
        guard table == 0 else { return Person() }
        let named = values(to, row) ?? []
        // Only who said with whom it was then can say what is new.
        let new = values(before, row).map { named.subtracting($0) } ?? []
        return Person(named: named.subtracting(tie.none), new: new.subtracting(tie.none))
    }

    /// Takes up one instance of the repeat.
    func add(_ row: DatasetRow, of number: Int, to person: inout Person) {
        guard number == table, let named = values(to, row)?.subtracting(tie.none) else { return }
        person.named.formUnion(named)
        if let new, let choice = tie.new?.choice, values([new], row)?.contains(choice) == true {
            person.new.formUnion(named)
        }
    }

    /// What was chosen; nil for no answer.
    private func values(_ places: [Int], _ row: DatasetRow) -> Set<String>? {
        guard !places.isEmpty else { return nil }
        var chosen: Set<String> = []
        for place in places {
            switch row.cells[place] {
            case .missing: return nil
            case .code(let index):
                let value = columns[place].labels[Int(index)].value
                guard let choice = columns[place].choice else {
                    chosen.insert(value)
                    continue
                }
                // A column for each choice: ticked or not.
                if index == 1 { chosen.insert(choice) }
            case .text(let start, let count):
                chosen.formUnion(row.string(start, count).split(separator: " ").map(String.init))
            case .integer, .number, .day: break
            }
        }
        // A list that depends on the neighbourhood is a text, in which what is no answer stands as it was chosen.
        return chosen.isEmpty || !chosen.isDisjoint(with: tie.missing) ? nil : chosen
    }
}
