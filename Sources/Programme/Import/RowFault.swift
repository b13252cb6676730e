import Tables
package import XForms

/// What is wrong with a row of a file that somebody hands in: where, what, and how to mend it.
package struct RowFault: Error, Sendable, Hashable {
    /// The line of the file, counted from 1, the header included.
    package let line: Int
    /// The column's name; nil for the row or file as a whole.
    package let column: String?
    package let problem: Bilingual
    package let repair: Bilingual

    package init(line: Int, column: String? = nil, _ problem: Bilingual, repair: Bilingual) {
        self.line = line
        self.column = column
        self.problem = problem
        self.repair = repair
    }
}

// MARK: - A file as a whole

extension RowFault {
    static let empty = RowFault(
        line: 1, Bilingual(dutch: "het bestand is leeg", english: "the file is empty"),
        repair: Bilingual(
            dutch: "gebruik het voorbeeldbestand en zet er regels in", english: "use the template and put rows in it"))

    static func tooWide(_ line: Int, _ cells: Int, _ columns: Int) -> RowFault {
        RowFault(
            line: line,
            Bilingual(
                dutch: "deze regel heeft \(cells) vakken, de eerste regel heeft er \(columns)",
                english: "this row has \(cells) cells, the first line has \(columns)"),
            repair: Bilingual(
                dutch: "zet een tekst met een puntkomma of komma tussen aanhalingstekens",
                english: "put a text that holds a comma or semicolon between quotation marks"))
    }

    static func misnamed(_ column: String, written: String, line: Int) -> RowFault {
        let written = written.prefix(40)
        return RowFault(
            line: line, column: column,
            Bilingual(dutch: "deze kolom ontbreekt", english: "this column is missing"),
            repair: Bilingual(
                dutch: "bedoelt u de kolom '\(written)'? Noem die in de eerste regel '\(column)'",
                english: "do you mean the column '\(written)'? Call it '\(column)' in the first line"))
    }

    static func tooMany(_ line: Int, most: Int) -> RowFault {
        RowFault(
            line: line,
            Bilingual(
                dutch: "er zijn meer dan \(most) regels", english: "there are more than \(most) rows"),
            repair: Bilingual(dutch: "verdeel ze over meer bestanden", english: "spread them over more files"))
    }

    /// Where the file cannot be read further.
    init(_ fault: CSVFault) {
        let problem =
            switch fault.kind {
            case .empty: Self.empty.problem
            case .notText: Bilingual(dutch: "dit is geen tekst", english: "this is no text")
            case .quoteOpen:
                Bilingual(dutch: "een aanhalingsteken wordt niet gesloten", english: "a quotation mark is never closed")
            case .afterQuote:
                Bilingual(
                    dutch: "er staat iets achter een aanhalingsteken dat sluit",
                    english: "something follows a closing quotation mark")
            case .tooManyFields(let found, let names): Self.tooWide(fault.line, found, names).problem
            case .nameTwice: Bilingual(dutch: "een kolom staat er twee keer", english: "a column is there twice")
            case .tooManyRows(let most): Self.tooMany(fault.line, most: most).problem
            }
        self.init(
            line: fault.line, problem,
            repair: Bilingual(
                dutch: "bewaar het bestand opnieuw als CSV (UTF-8)", english: "save the file again as CSV (UTF-8)"))
    }
}
