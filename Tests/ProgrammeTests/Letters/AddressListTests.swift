import Tables
import Testing

@testable import Programme

@Suite("Lists of addresses")
struct AddressListTests {
    private func list(_ text: String) throws -> AddressList {
        AddressList(try CSVRows(Array(text.utf8)), languages: ["nl", "tr"])
    }

    @Test(
        "an address is found under the names that lists have",
        arguments: [
            "naam;adres;postcode;plaats\nA. Jansen;Dorpsstraat 1 B;1234 AB;Ergens\n",
            "Aanhef,Voorletters,Achternaam,Straat,Huisnummer,Toevoeging,Postcode,Woonplaats\n,A.,Jansen,Dorpsstraat,1,B,1234 AB,Ergens",
            "plaats\tPOSTCODE\tstraatnaam\thuisnummer\thuisletter\tbewoner\nErgens\t1234 AB\tDorpsstraat\t1\tB\tA. Jansen",
        ])
    func shapes(text: String) throws {
        let read = try list(text)
        #expect(read.faults == [])
        #expect(read.addresses.map(\.lines) == [["A. Jansen", "Dorpsstraat 1 B", "1234 AB Ergens"]])
        #expect(!read.isNumbered)
    }

    @Test("language, large print and number are read; no name is no fault")
    func columns() throws {
        let read = try list(
            "briefnummer;adres;postcode;plaats;taal;grote letters\n12;D 1;1234 AB;E;TR;ja\n13;D 2;1234 AB;E;;\n")
        #expect(read.faults == [])
        #expect(read.addresses.map(\.serial) == [12, 13])
        #expect(read.addresses.map(\.language) == ["tr", nil])
        #expect(read.addresses.map(\.isLarge) == [true, false])
        #expect(read.addresses[1].lines == ["D 2", "1234 AB E"])
    }

    @Test(
        "what cannot be printed is told by its line",
        arguments: [
            ("naam;plaats\nJansen;Ergens\n", [AddressFault.noAddressColumns]),
            ("adres;postcode;plaats\n", [.noRows]),
            (
                "adres;postcode;plaats\nD 1;1234 AB;E\n;1234 AB;E\nD 3;;\n",
                [.incomplete(line: 3), .incomplete(line: 4)]
            ),
            ("adres;postcode;plaats;taal\nD 1;1234 AB;E;xx\n", [.unknownLanguage(line: 2)]),
            (
                "adres;postcode;plaats\n\(String(repeating: "x", count: 49));1234 AB;E\n",
                [.tooLong(line: 2)]
            ),
        ])
    func faults(text: String, wanted: [AddressFault]) throws { #expect(try list(text).faults == wanted) }

    @Test("each letter number is used once, and is of a letter to this neighbourhood")
    func serials() throws {
        let batches = [(1, 10), (20, 5), (40, 1)].map { first, count in
            LetterBatch(id: 1, collection: "c", neighbourhood: "oost", firstSerial: first, count: count, key: 1)
        }
        let roll = LetterRoll(
            place: LetterPlace(collection: "c", neighbourhood: "oost"), batches: batches, replacements: [3: 40])
        let read = try list(
            "briefnummer;adres;postcode;plaats\n1;D 1;1;E\n3;D 2;1;E\n40;D 3;1;E\n1;D 4;1;E\n11;D 5;1;E\n25;D;1;E\n;D;1;E\n24;D;1;E"
        )
        #expect(
            read.faults(in: roll) == [
                .serialTwice(line: 4, earlier: 3), .serialTwice(line: 5, earlier: 2), .unknownSerial(line: 6),
                .unknownSerial(line: 7), .noSerial(line: 8),
            ])
    }

    @Test("a numbered list is the same list, with a column more that is read back")
    func numbered() throws {
        let table = try CSVRows(Array("naam,adres,postcode,plaats\n\"Özgür, A.\",=D 1,1234 AB,E\n,D 2,1,E\n".utf8))
        let bytes = AddressList.numbered(table, serials: 7..<9)
        let read = AddressList(try CSVRows(bytes), languages: [])
        #expect(read.isNumbered)
        #expect(read.addresses.map(\.serial) == [7, 8])
        #expect(read.addresses[0].lines == ["Özgür, A.", "=D 1", "1234 AB E"], "the apostrophe is for spreadsheets")
        // Last round's list, with its own numbers, serves for the next round too.
        let again = try CSVRows(AddressList.numbered(try CSVRows(bytes), serials: 20..<22))
        #expect(again.header.count == 5)
        #expect(AddressList(again, languages: []).addresses.map(\.serial) == [20, 21])
    }
}
