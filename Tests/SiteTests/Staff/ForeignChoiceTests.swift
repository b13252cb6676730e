import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

/// What a form lets somebody choose is asked of the form as of an address: a neighbourhood, a round or a person of elsewhere
/// is answered exactly as one that does not exist.
@Suite("Foreign choices in the forms of staff")
struct ForeignChoiceTests {
    /// A form that is right but for one choice.
    private struct Choice {
        let page: StaffPage
        let field: String
        let own: String
        let foreign: String
        let rest: [(String, String)]
    }

    /// Fields by which something of a neighbourhood is chosen.
    private static let choosing: Set<String> = ["buurt", "buurten", "buurtnamen", "ronde", "nakijker"]

    private static func choices(_ scene: MatrixScene) async throws -> [Choice] {
        let coder = try #require(
            try await scene.site.store.accounts(in: .everywhere).first { $0.login.text == "eigen" })
        let round = RoundsTests.filled(scene.plans, ["wat": "keep"], without: "buurten")
        let account = [("name", "Nieuw"), ("roles", "coder")]
        let paper = [("akkoord", "ja"), ("v1", "1"), ("v3", "44"), ("v9", "Het is hier fijn.")]
        let sheet = PaperEntry(neighbourhood: "oost", values: ["v1": "1"])
        #expect(
            try await scene.site.store.keepFirst(
                sheet, of: WaitingSheet.key("B7", in: "oost"), collection: "wijk",
                expires: scene.site.office.clock.week + 3))
        let story = StoryScene.facts().filter { $0.0 != "buurt" && $0.0 != "ronde" }
        func choice(
            _ page: StaffPage, _ field: String, _ own: String, _ foreign: String, _ rest: [(String, String)]
        ) -> Choice { Choice(page: page, field: field, own: own, foreign: foreign, rest: rest) }
        return [
            choice(.newAccount, "buurten", "oost", "west", account + [("login", "nieuw")]),
            choice(.account, "buurten", "oost", "west", account), choice(.newRound, "buurten", "oost", "west", round),
            choice(.changeRound, "buurten", "oost", "west", round), choice(.newStory, "buurt", "oost", "west", story),
            choice(.newStory, "ronde", "open", "elders", story + [("buurt", "oost")]),
            choice(.storyAbout, "buurt", "oost", "west", story),
            choice(.storyAbout, "ronde", "open", "elders", story + [("buurt", "oost")]),
            choice(.storyReviewer, "nakijker", coder.id.text, scene.foreign.account.id.text, []),
            choice(.paperEntry, "buurt", "oost", "west", paper),
            choice(.eraseSheet, "buurt", "oost", "west", [("blad", "B7"), ("why", "op verzoek")]),
            choice(.interview, "buurt", "oost", "west", [("geen-zorg", "ja")]),
        ]
    }

    /// A page without what differs each time: tokens, and the value that was sent.
    private static func bare(_ screen: Browser.Screen, _ sent: String) -> String {
        screen.html.replacing(/(name="(token|versie)" value|data-token)="[^"]*"/, with: "").replacing(sent, with: "?")
    }

    /// Logs in again where the form before ended the stay.
    private func back(_ browser: Browser, _ scene: MatrixScene) async throws {
        guard try await browser.get("/medewerkers").path.contains("/inloggen") else { return }
        scene.site.clock.advance(seconds: 601)
        try await scene.staff.logIn(scene.visitor, browser)
    }

    @Test("a form answers a foreign neighbourhood, round or person as one that does not exist, and does nothing")
    func forms() async throws {
        let site = try MatrixScene.site()
        try await site.visit { browser in
            let scene = try await MatrixScene(site, Set(Role.allCases).subtracting([.privacyOfficer]))
            try await site.office.renewOffer()
            try await scene.staff.logIn(scene.visitor, browser)
            let choices = try await Self.choices(scene)
            for choice in choices {
                try await back(browser, scene)
                let route = try #require(scene.own(choice.page))
                let page = try await browser.get(route.path).main
                func send(_ value: String) async throws -> Browser.Screen {
                    let token = try #require(site.token(for: route, browser))
                    let hidden = page.hidden.filter { $0.0 != "token" } + [("token", token)]
                    return try await browser.post(route.path, hidden + choice.rest + [(choice.field, value)])
                }
                let what = "\(choice.page) \(choice.field)"
                let before = try await scene.staff.log().filter { $0.action != .logRead }.count
                let foreign = try await send(choice.foreign)
                // As long and of the same kind as the foreign one, and nobody's.
                let random = String(choice.foreign.reversed())
                let unknown = try await send(random)
                #expect(foreign.status == unknown.status, "\(what)")
                #expect(Self.bare(foreign, choice.foreign) == Self.bare(unknown, random), "\(what)")
                #expect(foreign.status == 422, "\(what): \(foreign.status)")
                #expect(try await scene.staff.log().filter { $0.action != .logRead }.count == before, "\(what)")
                let own = try await send(choice.own)
                #expect(own.status == 200, "\(what): \(own.status) \(own.main.html.prefix(3_000))")
            }
            try await back(browser, scene)
            let listed = Set(choices.map(\.page))
            for page in StaffPage.allCases where page.row.methods == .both && !listed.contains(page) {
                guard case .roles(let roles) = page.access, !MatrixScene.ofWholeProgramme.contains(page),
                    !roles.isDisjoint(with: scene.visitor.account.roles.all)
                else { continue }
                let screen = try await browser.get(try #require(scene.own(page)).path)
                let controls = "<(?:input|select|textarea) [^>]*name=\"([^\"]+)\""
                let names = Browser.all(controls, in: screen.html).map { $0[0] }
                #expect(Set(names).isDisjoint(with: Self.choosing), "\(page)")
            }
        }
    }
}
