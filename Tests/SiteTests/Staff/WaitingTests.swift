import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("What waits and goes by itself: begun and not sent, and paper keyed in once")
struct WaitingTests {
    @Test("both stand on the list with their day; a sheet is erased by its number, with a reason, and the log says so")
    func sheets() async throws {
        let site = try SiteUnderTest()
        let scene = try await RoundScene(site)
        let round = try await scene.round("t0", in: ["oost", "west"], isOpen: true, entersTwice: true)
        try await site.office.renewOffer()
        let collection = round.questionnaires[0].collection
        let week = site.office.clock.week
        try await site.visit { browser in
            for number in 0..<24 {
                let access = site.keys.draftAccess(.random())
                _ = try await site.store.createDraft(
                    access.index, sealed: access.seal([1]), expires: week + (number < 20 ? 2 : 4))
            }
            for (place, number, weeks) in [("oost", "B 7", 3), ("oost", "C9", 1), ("west", "B 7", 5)] {
                let entry = PaperEntry(neighbourhood: place, values: ["v1": "kanarie"])
                #expect(
                    try await site.store.keepFirst(
                        entry, of: WaitingSheet.key(number, in: place), collection: collection,
                        expires: week + weeks))
            }
            let today = site.office.clock.day
            _ = try await site.store.eraseOver(on: today)
            try await site.store.drawRetention(on: today)

            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("ada", [.coordinator]), browser)
            let page = try await browser.get("/medewerkers/bewaren").main
            let language = site.office.screens.pages.languages.first
            func day(_ weeks: Int) -> String { language.words(for: (week + weeks).monday) }
            #expect(
                Self.cells(page, "Begonnen en niet verstuurd[^<]*") == [[day(3), "20"], [day(5), "minder dan 10"]])
            #expect(Self.cells(page, "C9").map(\.last) == [day(2)])
            #expect(Self.cells(page, "B 7").map { Array($0.dropFirst()) } == [["Oost", day(4)], ["West", day(6)]])
            #expect(!page.html.contains("kanarie"))

            let wes = browser.another()
            try await staff.logIn(
                try await staff.person("wes", [.coordinator], scope: .neighbourhoods(["west"])), wes)
            let theirs = try await wes.get("/medewerkers/bewaren").main
            #expect(Self.cells(theirs, "C9").isEmpty && Self.cells(theirs, "B 7").map { $0[1] } == ["West"])

            let path = "/medewerkers/papier/\(collection)/blad-wissen"
            #expect(page.html.contains("href=\"\(path)"))
            let sheet = [("buurt", "oost"), ("blad", " B  7 ")]
            let silent = try await browser.submit(try await browser.get(path).main, sheet + [("why", " ")])
            #expect(silent.status == 422 && silent.html.contains("id=\"why-fout\""))
            #expect(silent.value(of: "blad") == " B  7 ")
            let none = try await browser.submit(silent.main, [("buurt", "oost"), ("blad", "8"), ("why", "verzoek")])
            #expect(none.status == 422 && none.html.contains("Er wacht geen papier met dit nummer"))
            let foreign = try await wes.submit(try await wes.get(path).main, sheet + [("why", "verzoek")])
            #expect(foreign.status == 422)
            #expect(try await site.store.waitingSheets(in: .everywhere).count == 3)
            let done = try await browser.submit(silent.main, sheet + [("why", "op verzoek, per telefoon")])
            #expect(done.status == 200 && done.html.contains("van papier B 7 was ingetypt, is gewist"))
            let left = try await site.store.waitingSheets(in: .everywhere)
            #expect(left.map { $0.neighbourhood + $0.number } == ["oostC9", "westB 7"])
            let rows = try await staff.log().filter { $0.action == .paperSheetErased }
            #expect(rows.map(\.object) == [AuditObject(.collection, collection)])
            #expect(rows.map(\.neighbourhood) == ["oost"] && rows.map(\.reason) == ["op verzoek, per telefoon"])
        }
    }

    /// The cells of rows with this head.
    private static func cells(_ screen: Browser.Screen, _ head: String) -> [[String]] {
        Browser.all("<th scope=\"row\">\(head)</th>(.*?)</tr>", in: screen.html).map { row in
            Browser.all("<td>(.*?)</td>", in: row[0]).map { $0[0] }
        }
    }
}
