import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("Erasing on request, on screen")
struct ErasingTests {
    private static let path = "/medewerkers/wissen"

    private static func scene(
        _ browser: Browser, _ site: SiteUnderTest
    ) async throws -> (code: Code, other: Code, collection: String) {
        let scene = try await RoundScene(site)
        let round = try await scene.round("t0", in: ["oost", "west"], isOpen: true)
        try await site.office.renewOffer()
        let collection = round.questionnaires[0].collection
        let (code, other) = (Code.random(), Code.random())
        try await AccountabilityTests.send(12, from: "oost", collection, site, code: code, value: "kanarie")
        try await AccountabilityTests.send(1, from: "oost", collection, site, code: other)
        return (code, other, collection)
    }

    /// Looks a code up and erases what stands behind it.
    private static func erase(_ code: Code, _ browser: Browser, why: String = "op verzoek") async throws
        -> Browser.Screen
    {
        let found = try await browser.submit(try await browser.get(path).main, [("code", code.printed)])
        return try await browser.submit(found.main, [("code", code.printed), ("why", why), ("zeker", "ja")])
    }

    @Test(
        "who has another role gets nothing; another neighbourhood's code is a wrong code, and wrong codes are counted")
    func refused() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let (code, _, _) = try await Self.scene(browser, site)
            let staff = StaffUnderTest(site: site)
            for (login, role) in [("ida", Role.interviewer), ("eva", .evaluator), ("bert", .administrator)] {
                let other = browser.another()
                try await staff.logIn(try await staff.person(login, [role]), other)
                #expect(try await other.get(Self.path).status == 403)
            }
            let west = browser.another()
            try await staff.logIn(try await staff.person("wim", [.coordinator], scope: .neighbourhoods(["west"])), west)
            let foreign = try await west.submit(try await west.get(Self.path).main, [("code", code.printed)])
            let random = try await west.submit(try await west.get(Self.path).main, [("code", Code.random().printed)])
            for page in [foreign, random] {
                #expect(page.status == 422 && page.html.contains("Bij deze code zijn in uw buurten geen antwoorden"))
                #expect(!page.html.contains("De wijk"))
            }
            #expect(try await site.store.response(ownCode: site.keys.ownCodeIndexes(code)) != nil)
        }
    }

    @Test("with the code and a reason the answers go; the log names the questionnaire and nothing of the answers")
    func erased() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let (code, other, collection) = try await Self.scene(browser, site)
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("ada", [.coordinator]), browser)
            let found = try await browser.submit(try await browser.get(Self.path).main, [("code", code.printed)])
            #expect(found.status == 200 && found.html.contains("De wijk") && found.html.contains("verstuurd"))
            #expect(!found.html.contains("kanarie"))
            let again = try await browser.submit(found.main, [("code", code.printed), ("why", " ")])
            #expect(
                again.status == 422 && again.html.contains("Schrijf op waarom")
                    && again.html.contains("Zet een kruisje"))
            #expect(try await site.store.response(ownCode: site.keys.ownCodeIndexes(code)) != nil)
            #expect(try await Self.erase(code, browser).html.contains("De antwoorden zijn gewist"))
            #expect(try await site.store.response(ownCode: site.keys.ownCodeIndexes(code)) == nil)
            #expect(try await site.store.response(ownCode: site.keys.ownCodeIndexes(other)) != nil)
            let row = try #require(try await staff.log().last { $0.action == .answersErased })
            #expect(row.object == AuditObject(.collection, collection) && row.neighbourhood == "oost")
            #expect(row.reason == "op verzoek" && row.roles == [.coordinator])
            #expect(try await Self.erase(code, browser).status == 422)
        }
    }

    @Test("where the programme wants two looks a second person types the code, and the first cannot be that person")
    func twoLooks() async throws {
        var settings = SiteSettings()
        settings.needsTwoLooks = true
        let site = try SiteUnderTest(settings: settings)
        try await site.visit { browser in
            let (code, _, _) = try await Self.scene(browser, site)
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("ada", [.coordinator]), browser)
            #expect(try await Self.erase(code, browser).html.contains("Er is nog niets gewist"))
            #expect(try await Self.erase(code, browser).html.contains("Iemand anders moet"))
            #expect(try await site.store.response(ownCode: site.keys.ownCodeIndexes(code)) != nil)
            let second = browser.another()
            try await staff.logIn(try await staff.person("fg", [.privacyOfficer]), second)
            #expect(try await Self.erase(code, second).html.contains("De antwoorden zijn gewist"))
            #expect(try await site.store.response(ownCode: site.keys.ownCodeIndexes(code)) == nil)
            let actions = try await staff.log().map(\.action)
            #expect(actions.count { $0 == .erasureAsked } == 1 && actions.count { $0 == .answersErased } == 1)
        }
    }

    @Test("what was begun and not sent goes by its code too, and a letter ends by its number, used or not")
    func begun() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let (_, _, collection) = try await Self.scene(browser, site)
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("ada", [.coordinator]), browser)
            let place = LetterPlace(collection: collection, neighbourhood: "oost")
            let batch = try #require(
                try await site.store.makeLetters(3, for: place, in: .everywhere, noting: RoundScene.note(.lettersMade)))
            let letter = try #require(site.keys.letterCode(2, in: batch))
            let resident = browser.another()
            let start = try await resident.submit(try await resident.get("/code"), [("code", letter.printed)])
            #expect(try await resident.submit(start, [("toestemming", "ja")]).path.contains("/p/"))
            let draft = try #require(try await site.office.desk.open(letter))

            // A letter's code tells nobody of the staff that it was used.
            #expect(try await Self.erase(letter, browser).status == 422)
            #expect(try await site.office.desk.open(letter) != nil)

            let path = "/medewerkers/brieven/\(collection)/in/oost/stoppen"
            let form = try await browser.get(path)
            for (number, why) in [("9", "verhuisd"), ("2", ""), ("x", "verhuisd")] {
                #expect(try await browser.submit(form.main, [("nummer", number), ("why", why)]).status == 422)
            }
            let done = try await browser.submit(form.main, [("nummer", "2"), ("why", "verhuisd")])
            #expect(done.status == 200 && done.html.contains("werkt niet meer"))
            #expect(try await site.store.loadDraft(draft.access.index) == nil)
            #expect(try await site.office.desk.open(letter) == nil, "nor is it in memory")
            let ended = try await staff.log().count { $0.action == .letterEnded }
            #expect(ended == 1, "nothing is said to be ended that was not")
            #expect(try await site.store.invitation(site.keys.invitationIndex(letter)) == nil)
            let same = try await browser.submit(form.main, [("nummer", "2"), ("why", "verhuisd")])
            #expect(same.main.html == done.main.html, "whether it was used is not seen")

            // Begun without a letter: by the own code.
            let second = browser.another()
            let begun = try await second.submit(
                try await second.get("/v/\(collection)"), [("toestemming", "ja"), ("buurt", "oost")])
            let paused = try await second.submit(begun, [], press: "pauze")
            let own = try Code(reading: try #require(paused.code))
            #expect(try await site.office.desk.open(own) != nil)
            #expect(try await Self.erase(own, browser).html.contains("Er was nog niets verstuurd"))
            #expect(try await site.office.desk.open(own) == nil)
        }
    }
}
