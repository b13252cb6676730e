import Testing
import XForms

@testable import Programme

@Suite("Files about neighbourhoods: which rows come in, which do not, and why")
struct NeighbourhoodImportTests {
    private static let west = NeighbourhoodProfile(
        neighbourhood: Neighbourhood(id: "west", name: "West"), municipality: "Ergens", district: "BU00340101",
        residents: Residents(byAge: [.to14: 10, .older: 5]))

    private static func everything(_ text: String) -> TableImport<NeighbourhoodProfile> {
        NeighbourhoodImport(known: [west], in: .everywhere).profiles(Array(text.utf8))
    }

    @Test("Rows come in, faulty ones are named with line, column and repair, and empty lines count nothing")
    func rows() {
        let found = Self.everything(
            """
            code;naam;gemeente;buurtcode;0-14;15-24;25-44;45-64;65+\r
            noord;Noord;Ergens;BU00340102;1.250;300;;40;5\r
            \r
            ;De Hoek (Zuid);"Ergens; daar";;;;;;\r
            Met Spatie;Oost;;;;;;;\r
            oost;Oost;;BU12;;;;;\r
            oost;Oost;;;veel;;;;\r
            noord;Noord weer;;;;;;;\r
            leeg;;;;;;;;\r
            breed;Breed;;;;;;;;;te veel\r
            """)
        #expect(found.items.map(\.item.id) == ["noord", "de-hoek-zuid"])
        #expect(found.items.map(\.line) == [2, 4])
        #expect(found.items[0].item.residents.byAge == [.to14: 1250, .to24: 300, .to64: 40, .older: 5])
        #expect(found.items[1].item.municipality == "Ergens; daar")
        #expect(found.faults.map(\.line) == [5, 6, 7, 7, 8, 9, 10])
        #expect(found.faults.map(\.column) == ["code", "buurtcode", "0-14", "code", "code", "naam", nil])
        #expect(found.faults[4].problem.dutch == "deze buurt staat ook op regel 2")
        #expect(found.faults.allSatisfy { !$0.repair.dutch.isEmpty && !$0.repair.english.isEmpty })
    }

    @Test("Everything that is wrong with a row is said at once, whichever table it is of")
    func allFaults() {
        let rows = Self.everything(
            "code;naam;gemeente;buurtcode;0-14;15-24;25-44;45-64;65+\nA B;;Utrecht;BU99;1,5;-3;x;;\n")
        #expect(rows.items.isEmpty)
        #expect(rows.faults.map(\.column) == ["naam", "code", "buurtcode", "0-14", "15-24", "25-44"])
        let reader = NeighbourhoodImport(known: [Self.west], in: .everywhere)
        let names = reader.names(Array("buurt;soort;naam\nnoord;plein;\nwest;straat;Dorpsstraat\n".utf8))
        #expect(names.faults.map(\.column) == ["buurt", "soort", "naam"] && names.items.map(\.line) == [3])
        let activities = reader.activities(
            Array("buurt;activiteit;thema;begin;einde;bereik\nx;;y;32-1-2026;morgen;veel\n".utf8))
        #expect(
            activities.faults.map(\.column) == ["buurt", "activiteit", "thema", "begin", "einde", "bereik"])
        let days = reader.activities(
            Array("buurt;activiteit;thema;begin;einde;bereik\nwest;Soep;y;2-1-2026;1-1-2026;3\n".utf8))
        #expect(days.faults.map(\.column) == ["thema", "einde"])
    }

    @Test("A cell that is left empty changes nothing of a neighbourhood that is known")
    func keeps() {
        let found = Self.everything("code,naam,65+\nwest,Nieuw West,7\n")
        #expect(found.faults.isEmpty)
        #expect(
            found.items.map(\.item) == [
                NeighbourhoodProfile(
                    neighbourhood: Neighbourhood(id: "west", name: "Nieuw West"), municipality: "Ergens",
                    district: "BU00340101", residents: Residents(byAge: [.to14: 10, .older: 7]))
            ])
    }

    @Test(
        "A column that is not ours is named, with the one that was probably meant when the file lacks it",
        arguments: [
            ("65 en ouder", "65+"), ("65 +", "65+"), ("aantal 65-plussers", "65+"), ("0 t/m 14 jaar", "0-14"),
            ("vrouwen 65+", "65+ vrouw"), ("gemeentes", "gemeente"), ("Gemeente:", "gemeente"),
            ("de gemeente", "gemeente"),
            ("66+", nil), ("wijkteam", nil), ("opmerking", nil), ("inwoners", nil), ("15 tot 64", nil), ("namen", nil),
        ] as [(String, String?)])
    func unknown(name: String, meant: String?) {
        let found = Self.everything("naam;\(name);\nNoord;12;\n")
        #expect(found.remarks.unknown.map(\.name) == [name] && found.remarks.unknown.map(\.meant) == [meant])
        #expect(found.items.count == 1 && found.remarks.short.isEmpty)
    }

    @Test("What is there already is not suggested again; a column without a name is named where something stands in it")
    func unknownBesides() {
        let found = Self.everything("naam;65+;65 en ouder;;\nNoord;1;2;;\nZuid;1;2;x;\nOost\n")
        #expect(found.remarks.unknown.map(\.name) == ["65 en ouder", ""])
        #expect(found.remarks.unknown.allSatisfy { $0.meant == nil })
        #expect(found.remarks.short == [4] && found.items.map(\.line) == [2, 3, 4])
        let misnamed = Self.everything("code;Buurt naam\nnoord;Noord\n")
        #expect(misnamed.faults.map(\.column) == ["naam"])
        #expect(misnamed.faults[0].repair.dutch.contains("'Buurt naam'"))
    }

    @Test("How many of an age are women may be said too, and is never more than there are people")
    func women() {
        let found = Self.everything(
            "code,naam,65+,65+ vrouw,0-14 vrouw\nwest,West,7,4,10\nnoord,Noord,7,8,\noost,Oost,,3,\n")
        let expected = Residents(byAge: [.to14: 10, .older: 7], women: [.to14: 10, .older: 4])
        #expect(found.items.map(\.item.residents) == [expected])
        #expect(found.faults.map(\.line) == [3, 4])
        #expect(found.faults.map(\.column) == ["65+ vrouw", "65+ vrouw"])
        let file = NeighbourhoodImport.file(found.items.map(\.item))
        let again = NeighbourhoodImport(known: [], in: .everywhere).profiles(file)
        #expect(again.items.map(\.item.residents) == [expected])
    }

    @Test(
        "A file that cannot be read says why",
        arguments: [
            ("", "het bestand is leeg", 1), ("\n\n", "het bestand is leeg", 1),
            ("gemeente;65+\nErgens;3\n", "deze kolom ontbreekt", 1),
            ("naam;naam\nA;B\n", "deze kolom staat er twee keer", 1),
            ("naam\n\"A\nB\n", "een aanhalingsteken wordt niet gesloten", 2),
            ("naam\n\"De Hoek\" Noord\n", "er staat iets achter een aanhalingsteken dat sluit", 2),
            ("naam\n\u{0}\n", "dit is geen tekst", 1),
        ])
    func files(text: String, problem: String, line: Int) {
        let found = Self.everything(text)
        #expect(found.items.isEmpty)
        #expect(found.faults.map(\.problem.dutch) == [problem])
        #expect(found.faults.map(\.line) == [line])
    }

    @Test("A file without codes brings a neighbourhood that is there up to date, whatever its code is made of")
    func byName() {
        let known = NeighbourhoodProfile(
            neighbourhood: Neighbourhood(id: "noord-1", name: "Noord"), municipality: "Ergens")
        let found = NeighbourhoodImport(known: [known], in: .everywhere).profiles(
            Array("naam;65+\nNOORD;12\nZuid;3\n".utf8))
        #expect(found.items.map(\.item.id) == ["noord-1", "zuid"])
    }

    @Test("What an older spreadsheet saves (Windows-1252) reads as it was typed; a byte order mark is passed over")
    func encodings() {
        let bytes: [UInt8] = Array("naam\nD".utf8) + [0xE9] + Array(" Kade ".utf8) + [0x80] + Array("\n".utf8)
        let old = NeighbourhoodImport(known: [], in: .everywhere).profiles(bytes)
        #expect(old.items.map(\.item.name) == ["Dé Kade €"])
        #expect(Self.everything("\u{FEFF}naam\nÉén\n").items.map(\.item.id) == ["een"])
        #expect(Self.everything("\n;;\nnaam;code\nÉén;1\n").items.map(\.item.id) == ["1"])
        let wide = "naam\nÉén\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let sixteen = NeighbourhoodImport(known: [], in: .everywhere).profiles([0xFF, 0xFE] + wide)
        #expect(sixteen.items.map(\.item.id) == ["een"])
    }

    @Test("Who has one neighbourhood can change that one; another and one that does not exist get the same words")
    func scope() {
        let own = NeighbourhoodImport(known: [Self.west], in: .neighbourhoods(["west"]))
        let found = own.profiles(Array("code;naam\nwest;West 2\noost;Oost\n".utf8))
        #expect(found.items.map(\.item.id) == ["west"])
        let none = own.profiles(Array("code;naam\nwest;West 2\nniets;Oost\n".utf8))
        #expect(
            found.faults[0].problem.dutch.replacing("oost", with: "")
                == none.faults[0].problem.dutch.replacing("niets", with: ""))
        #expect(found.faults[0].repair == none.faults[0].repair)
    }

    @Test("Streets and institutions: a neighbourhood by its code or whole name, a kind in either language")
    func names() {
        let found = NeighbourhoodImport(known: [Self.west], in: .everywhere).names(
            Array(
                "buurt;soort;naam\nwest;straat;Dorpsstraat\nWest;institution;De Linde\nwest;plein;X\noost;straat;Y\nwest;straat;\n"
                    .utf8))
        #expect(found.items.map(\.item.name) == ["Dorpsstraat", "De Linde"])
        #expect(found.items.map(\.item.isStreet) == [true, false])
        #expect(found.faults.map(\.column) == ["soort", "buurt", "naam"])
    }

    @Test("Activities: theme by word or name, days as people write them, an end that is not before the beginning")
    func activities() {
        let found = NeighbourhoodImport(known: [Self.west], in: .everywhere).activities(
            Array(
                """
                buurt;activiteit;thema;begin;einde;doelgroep;bereik
                west;Samen koken;Preventie als mindset;1-3-2026;2026-06-01;ouderen;25
                west;Netwerk;lerende-buurt;2026-03-01;;;
                west;Koken;eten;1-3-2026;;;
                west;Koken;preventie;31-2-2026;;;
                west;Koken;preventie;2026-03-02;1-3-2026;;
                west;Koken;preventie;;;;
                west;Koken;preventie;1-3-2026;;;-3

                """.utf8))
        #expect(found.items.map(\.item.activity.theme) == [.prevention, .learningNeighbourhood])
        #expect(found.items[0].item.activity.starts == Day("2026-03-01") && found.items[0].item.activity.reached == 25)
        #expect(found.items[1].item.activity.ends == nil && found.items[1].item.activity.reached == nil)
        #expect(found.faults.map(\.column) == ["thema", "begin", "einde", "begin", "bereik"])
        #expect(found.faults.map(\.line) == [4, 5, 6, 7, 8])
    }

    @Test("Each template, filled in as it shows, comes in whole")
    func templates() {
        let reader = NeighbourhoodImport(known: [Self.west], in: .everywhere)
        #expect(reader.profiles(NeighbourhoodImport.profileTemplate).faults.isEmpty)
        #expect(reader.profiles(NeighbourhoodImport.profileTemplate).items.count == 1)
        let known = NeighbourhoodImport(known: [.example], in: .everywhere)
        #expect(known.names(NeighbourhoodImport.nameTemplate).items.count == 2)
        #expect(known.names(NeighbourhoodImport.nameTemplate).faults.isEmpty)
        #expect(known.activities(NeighbourhoodImport.activityTemplate).items.count == 1)
        #expect(known.activities(NeighbourhoodImport.activityTemplate).faults.isEmpty)
    }
}
