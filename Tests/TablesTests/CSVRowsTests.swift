import Testing

@testable import Tables

@Suite("Tables that people upload")
struct CSVRowsTests {
    private static let wanted: [[String]] = [["Jansen", "Dorpsstraat 1"], ["Özgür, A.", "Kade \"De Punt\" 2"]]

    @Test(
        "the same table is read whatever a spreadsheet made of it",
        arguments: [
            "naam,adres\nJansen,Dorpsstraat 1\n\"Özgür, A.\",\"Kade \"\"De Punt\"\" 2\"\n",
            "naam;adres\r\nJansen;Dorpsstraat 1\r\n\"Özgür, A.\";\"Kade \"\"De Punt\"\" 2\"",
            "naam\tadres\r Jansen \tDorpsstraat 1\r\rÖzgür, A.\t\"Kade \"\"De Punt\"\" 2\"\r",
            "\u{FEFF}\"naam\";\"adres\";;\n\n\"Jansen\" ; Dorpsstraat 1;;\n;;\n\"Özgür, A.\";\"Kade \"\"De Punt\"\" 2\";\n",
        ])
    func shapes(text: String) throws {
        let table = try CSVRows(Array(text.utf8))
        #expect(table.header == ["naam", "adres"])
        #expect(table.rows.map(\.values) == Self.wanted)
    }

    @Test("UTF-8, UTF-16 either way round and Windows-1252 are told apart")
    func encodings() throws {
        let text = "naam;plaats\nÉén “café”;’s-Hertogenbosch €\n"
        var windows: [UInt8] = []
        for scalar in text.unicodeScalars {
            let special: [Unicode.Scalar: UInt8] = ["“": 0x93, "”": 0x94, "’": 0x92, "€": 0x80]
            windows.append(special[scalar] ?? UInt8(scalar.value))
        }
        var (little, big): ([UInt8], [UInt8]) = ([0xFF, 0xFE], [0xFE, 0xFF])
        for unit in text.utf16 {
            little += [UInt8(unit & 255), UInt8(unit >> 8)]
            big += [UInt8(unit >> 8), UInt8(unit & 255)]
        }
        for bytes in [Array(text.utf8), windows, little, big] {
            #expect(try CSVRows(bytes).rows.map(\.values) == [["Één “café”", "’s-Hertogenbosch €"]])
        }
    }

    @Test("each row tells its line, also after a field of several lines")
    func lines() throws {
        let table = try CSVRows(Array("a,b\n1,\"x\ny\r\nz\"\n\n2\n".utf8))
        #expect(table.rows.map(\.line) == [2, 6])
        #expect(table.rows[0].values[1] == "x\ny\r\nz")
        #expect(table.rows[1].values == ["2", ""])
    }

    @Test(
        "what would have to be guessed is refused with its line",
        arguments: [
            ("", 1, CSVFault.Kind.empty), ("\n;;\n", 1, .empty), ("a,b\n1,\"open\n", 2, .quoteOpen),
            ("a,b\n1,\"x\"y\n", 2, .afterQuote), ("a,b\n1,2\n1,2,3\n", 3, .tooManyFields(found: 3, names: 2)),
            ("naam,b,Naam \n", 1, .nameTwice(column: 3)), ("a\n1\n2\n3\n", 4, .tooManyRows(most: 2)),
            ("PK\u{3}\u{4}", 1, .notText), ("a,b\n\u{0},1", 1, .notText),
        ])
    func faults(text: String, line: Int, kind: CSVFault.Kind) {
        #expect(throws: CSVFault(line: line, kind)) { try CSVRows(Array(text.utf8), most: 2) }
    }

    @Test("a column is found however its name is written")
    func names() throws {
        let table = try CSVRows(Array("Huis-nummer;POST CODE;Één\n1;2;3\n".utf8))
        #expect(table.column("huisnummer") == 0)
        #expect(table.column("zip", "postcode") == 1)
        #expect(table.column("een") == 2)
        #expect(table.column("straat") == nil)
    }

    @Test("what is written is read back, and no field becomes a formula")
    func written() throws {
        let rows = [["a", "b"], ["x;\"y\"\nz", "=1+1"], ["Özgür", "-5"]]
        let bytes = CSVText.write(rows)
        let table = try CSVRows(bytes)
        #expect(table.rows.map(\.values) == [["x;\"y\"\nz", "'=1+1"], ["Özgür", "'-5"]])
    }

    @Test(
        "what is written has no formula, whatever separator a spreadsheet expects",
        arguments: [
            ("=1", "'=1"), (" =1", "' =1"), ("＝1", "'＝1"), ("a;=1", "\"a;'=1\""), ("a\n-1", "\"a\n'-1\""),
            ("a,=1", "\"a,=1\""), ("\t=1", "\"'\t'=1\""), ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""),
            ("Kade 2", "Kade 2"),
        ])
    func formulas(text: String, field: String) {
        for separator in [";", ",", "\t"] as [Character] {
            #expect(CSVText.write([[text]], separator: separator) == [0xEF, 0xBB, 0xBF] + Array("\(field)\r\n".utf8))
        }
    }
}
