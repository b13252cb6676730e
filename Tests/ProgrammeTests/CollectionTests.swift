import Foundation
import Programme
import Testing

@Suite struct CollectionTests {
    static let good = """
        {"collections": [{"id": "verhaal", "questionnaire": "mijn-verhaal", "round": "T0", "access": "both",
          "neighbourhoods": [{"id": "noord", "name": "Noord"}], "opens": "2026-03-01", "closes": "2026-03-31"}]}
        """

    @Test("A collection is open from its first day up to and with its last")
    func states() throws {
        let collection = try #require(try Collection.list(json: Data(Self.good.utf8)).first)
        let (opens, closes) = (try #require(Day("2026-03-01")), try #require(Day("2026-03-31")))
        #expect(collection.state(on: Day(number: opens.number - 1)) == .notYetOpen(from: opens))
        #expect(collection.state(on: opens) == .open && collection.state(on: closes) == .open)
        #expect(collection.state(on: Day(number: closes.number + 1)) == .closed(since: closes))
        let amsterdam = try #require(TimeZone(identifier: "Europe/Amsterdam"))
        #expect(collection.state(at: try Date("2026-03-31T21:59:00Z", strategy: .iso8601), in: amsterdam) == .open)
        #expect(
            collection.state(at: try Date("2026-03-31T22:00:00Z", strategy: .iso8601), in: amsterdam)
                == .closed(since: closes))
    }

    @Test(
        "A fault in the file names its place and the repair",
        arguments: [
            ("\"verhaal\"", "\"Mijn Verhaal\"", "collections[0].id"),
            ("\"both\"", "\"all\"", "collections[0].access"),
            ("2026-03-01", "2026-02-30", "collections[0].opens"),
            ("2026-03-31", "2026-02-01", "collections[0].closes"),
            ("[{\"id\": \"noord\", \"name\": \"Noord\"}]", "[]", "collections[0].neighbourhoods"),
            ("\"noord\"", "\"No/ord\"", "collections[0].neighbourhoods[0].id"),
            ("\"round\": \"T0\",", "", "collections[0]"),
            ("\"both\"", "\"both\", \"licenceNumber\": \" \"", "collections[0].licenceNumber"),
            ("\"T0\"", "7", "collections[0].round"),
            ("}]}", "}]", ""),
        ])
    func faults(part: String, wrong: String, place: String) {
        let text = Self.good.replacing(part, with: wrong)
        let fault = #expect(throws: CollectionFault.self) { try Collection.list(json: Data(text.utf8)) }
        #expect(fault?.place == place)
        #expect(fault?.repair.isEmpty == false)
    }

    @Test("A collection is listed unless it says otherwise, and carries a licence number when there is one")
    func listedAndLicence() throws {
        let plain = try #require(try Collection.list(json: Data(Self.good.utf8)).first)
        #expect(plain.isListed && plain.licenceNumber == nil)
        let more = Self.good.replacing("\"both\",", with: "\"both\", \"listed\": false, \"licenceNumber\": \"LN-7\",")
        let other = try #require(try Collection.list(json: Data(more.utf8)).first)
        #expect(!other.isListed && other.licenceNumber == "LN-7")
    }

    @Test("Two collections cannot share an id")
    func twice() throws {
        let entry = Self.good.dropFirst(17).dropLast(2)
        let text = "{\"collections\": [\(entry), \(entry)]}"
        let fault = #expect(throws: CollectionFault.self) { try Collection.list(json: Data(text.utf8)) }
        #expect(fault?.place == "collections[1].id")
    }
}
