import XForms

/// What became of a file: what would come in, row by row, and what would not and why.
package struct TableImport<Item: Sendable>: Sendable {
    /// What is right, each with its line.
    package let items: [(line: Int, item: Item)]
    /// In order of line.
    package let faults: [RowFault]
    package let remarks: TableRemarks

    package init(items: [(line: Int, item: Item)], faults: [RowFault], remarks: TableRemarks = TableRemarks()) {
        self.items = items
        self.remarks = remarks
        self.faults = faults.sorted { $0.line < $1.line }
    }

    /// Reads a file row by row with `item`, which gives nil for a row of which something is wrong.
    static func read(
        _ bytes: [UInt8], columns: [TableColumn], item: (inout RowReading) -> Item?
    ) -> TableImport {
        do throws(RowFault) {
            let table = try TableFile.read(bytes, columns: columns)
            var (items, faults): ([(line: Int, item: Item)], [RowFault]) = ([], table.faults)
            for row in table.rows {
                var reading = RowReading(row)
                if let found = item(&reading), reading.faults.isEmpty { items.append((row.line, found)) }
                faults += reading.faults
            }
            return TableImport(items: items, faults: faults, remarks: table.remarks)
        } catch {
            return TableImport(items: [], faults: [error])
        }
    }
}

/// A row that is being read. What is wrong with each of its cells is kept, so that all of it can be mended at once.
struct RowReading {
    let row: TableRow
    private(set) var faults: [RowFault] = []

    init(_ row: TableRow) { self.row = row }

    /// What a part of the row gives; nil, with the fault kept, when that is refused.
    mutating func take<Value>(_ read: (TableRow) throws(RowFault) -> Value) -> Value? {
        do throws(RowFault) {
            return try read(row)
        } catch {
            faults.append(error)
            return nil
        }
    }

    mutating func refuse(_ fault: RowFault) { faults.append(fault) }
}

// MARK: - Cells

extension TableRow {
    /// A text of at most `most` characters without control characters.
    func text(_ column: String, most: Int, isDemanded: Bool = false) throws(RowFault) -> String {
        let text = self[column]
        guard !text.isEmpty || !isDemanded else { throw empty(column) }
        guard text.count <= most, text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw fault(
                column, "dit is langer dan \(most) tekens", "this is longer than \(most) characters",
                "maak het korter", "make it shorter")
        }
        return text
    }

    /// A whole number from 0; nil when the cell is empty. Points and spaces between thousands are passed over.
    func number(_ column: String) throws(RowFault) -> Int? {
        let text = self[column]
        guard !text.isEmpty else { return nil }
        guard let number = Int(typed: text), number <= 10_000_000 else {
            throw fault(
                column, "'\(text.prefix(40))' is geen aantal", "'\(text.prefix(40))' is not a number",
                "schrijf een heel getal, zoals 1250", "write a whole number, such as 1250")
        }
        return number
    }

    /// A day written as `2026-11-21` or `21-11-2026`; nil when the cell is empty.
    func day(_ column: String) throws(RowFault) -> Day? {
        let text = self[column]
        guard !text.isEmpty else { return nil }
        if let day = Day(text) ?? Day(dutch: text) { return day }
        throw fault(
            column, "'\(text.prefix(40))' is geen datum die bestaat", "'\(text.prefix(40))' is not a day that exists",
            "schrijf dag-maand-jaar, zoals 21-11-2026", "write day-month-year, such as 21-11-2026")
    }

    func empty(_ column: String) -> RowFault {
        fault(column, "hier staat niets", "this is empty", "vul het in", "fill it in")
    }

    func fault(
        _ column: String?, _ dutch: String, _ english: String, _ repair: String, _ mend: String
    ) -> RowFault {
        RowFault(
            line: line, column: column, Bilingual(dutch: dutch, english: english),
            repair: Bilingual(dutch: repair, english: mend))
    }
}

extension Day {
    /// Reads `21-11-2026` or `1-3-2026`; nil for anything else.
    package init?(dutch text: String) {
        let parts = text.split(whereSeparator: { "-/".contains($0) }).map(String.init)
        guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
            parts[2].count == 4
        else { return nil }
        func two(_ text: String) -> String { text.count == 1 ? "0" + text : text }
        self.init("\(parts[2])-\(two(parts[1]))-\(two(parts[0]))")
    }
}
