import Disclosure
import Testing

@testable import Datasets

@Suite("A protected table goes back into rows")
struct RecodedTests {
    private func original() -> Dataset {
        var age = DatasetColumn(name: "leeftijd", label: Words(nl: "Leeftijd", en: "Age"), kind: .integer, role: .quasi)
        age.missing = [.skipped]
        var sex = DatasetColumn(name: "geslacht", label: Words(nl: "Geslacht", en: "Sex"), kind: .code, role: .quasi)
        sex.labels = [
            ValueLabel(value: "v", number: 1, label: Words(nl: "Vrouw", en: "Woman")),
            ValueLabel(value: "m", number: 2, label: Words(nl: "Man", en: "Man")),
        ]
        let score = DatasetColumn(
            name: "cijfer", label: Words(nl: "Cijfer", en: "Mark"), kind: .integer, role: .sensitive)
        let table = DatasetTable(
            name: "antwoorden", title: Words(nl: "Antwoorden", en: "Responses"), columns: [age, sex, score], keys: [])
        return Dataset(id: "d", title: Words(nl: "D", en: "D"), tier: .pseudonymised, versions: [], tables: [table])
    }

    @Test("bands and stars become labels, numbers stay numbers, and what was taken out says so")
    func recoded() throws {
        let table = Table(
            columns: [
                CodedColumn(name: "leeftijd", rows: ["60-69", "70-79", "-93"]),
                CodedColumn(name: "geslacht", rows: ["m", "*", "-98"]),
                CodedColumn(name: "cijfer", rows: ["7", "8", "-98"]),
            ], rowCount: 3, source: "t")
        let rows = try RecodedRows(table, of: original(), tier: .researchFile)
        let columns = rows.dataset.tables[0].columns
        #expect(columns.map(\.kind) == [.code, .code, .integer])
        #expect(columns[0].labels.map(\.value) == ["60-69", "70-79"])
        #expect(columns[1].labels.map(\.value) == ["m", "*"])
        #expect(columns[1].labels.map(\.number) == [2, 9_999])
        #expect(columns[1].missing == [.suppressed])
        var cells: [[Cell]] = []
        try rows.read { _, row in cells.append(row.cells) }
        #expect(cells[0] == [.code(0), .code(0), .integer(7)])
        #expect(cells[1] == [.code(1), .code(1), .integer(8)])
        #expect(cells[2] == [.missing(.skipped), .missing(.suppressed), .missing(.suppressed)])
    }

    @Test("a group has one number, whichever groups occur beside it")
    func numbers() throws {
        let groups = ["leeftijd": ["18-44", "60-69", "70-79"]]
        func numbers(_ values: [String]) throws -> [Int] {
            let table = Table(
                columns: [CodedColumn(name: "leeftijd", rows: values)], rowCount: values.count, source: "t")
            let rows = try RecodedRows(table, of: original(), tier: .researchFile, groups: groups)
            return rows.dataset.tables[0].columns[0].labels.map(\.number)
        }
        #expect(try numbers(["70-79", "*"]) == [9_999, 1_003])
        #expect(try numbers(["18-44", "37", "70-79"]) == [1_001, 37, 1_003])
    }

    @Test("a mark for a side of life goes out in steps of two, and keeps its mean")
    func marks() throws {
        var column = DatasetColumn(
            name: "lichaam", label: Words(nl: "Lichaam", en: "Body"), kind: .integer, role: .sensitive)
        column.facts["dimension"] = "lichaamsfuncties"
        let rounding = try #require(MarkRounding(column))
        let rounded = (0...10).map { rounding.rounded(.integer(Int64($0))) }
        #expect(rounded == [0, 0, 2, 4, 4, 4, 6, 8, 8, 8, 10].map { .integer($0) })
        #expect(rounding.rounded(.missing(.refused)) == .missing(.refused))
        #expect(rounding.described(column).label.text(in: "nl") == "Lichaam (afgerond op 2 punten)")
        column.facts = [:]
        #expect(MarkRounding(column) == nil)
        (column.facts, column.kind) = (["dimension": "meedoen"], .code)
        column.labels = ["1", "2", "3"].enumerated().map {
            ValueLabel(value: $1, number: $0, label: Words([("nl", $1)]))
        }
        #expect(MarkRounding(column) == nil, "three answers are no mark")
    }

    @Test("a column that the set of data does not have is refused")
    func strange() {
        let table = Table(columns: [CodedColumn(name: "naam", rows: ["x"])], rowCount: 1, source: "t")
        #expect(throws: DatasetFault.self) { try RecodedRows(table, of: original(), tier: .researchFile) }
    }

    @Test("a band that begins with a day is a band")
    func bandsOfDays() throws {
        var original = original()
        original.tables[0].columns[2].kind = .date
        let rows = ["2025-01-01 tot 2025-07-01", "2025-07-01 tot 2026-01-01"]
        let table = Table(columns: [CodedColumn(name: "cijfer", rows: rows)], rowCount: 2, source: "t")
        let column = try RecodedRows(table, of: original, tier: .researchFile).dataset.tables[0].columns[0]
        #expect(column.kind == .code && column.labels.map(\.value) == rows)
    }
}
