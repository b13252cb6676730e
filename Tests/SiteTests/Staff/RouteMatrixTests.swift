import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

/// Every page of staff, tried by everybody: each role, a password without the second step, and nobody.
@Suite("Who may use which page of staff")
struct RouteMatrixTests {
    /// Who may use each page, kept apart from the table in the source so that a change of it is seen. A page that is not
    /// here fails.
    private static let expected: [StaffPage: StaffAccess] = [
        .home: .signedIn, .logIn: .anybody, .secondStep: .halfway, .recoveryCode: .halfway, .begin: .anybody,
        .logOut: .signedIn, .myAccount: .signedIn, .myPassword: .signedIn, .myFactor: .signedIn,
        .myRecoveryCodes: .signedIn, .logOutEverywhere: .signedIn, .accounts: .roles([.administrator]),
        .newAccount: .roles([.administrator]), .account: .roles([.administrator]),
        .resetAccount: .roles([.administrator]), .stopAccount: .roles([.administrator]),
        .auditLog: .roles([.privacyOfficer]), .verifyAuditLog: .roles([.privacyOfficer]),
        .letters: .roles([.coordinator]), .letterPlaces: .roles([.coordinator]),
        .letterTexts: .roles([.coordinator]), .letterText: .roles([.coordinator]),
        .letterSample: .roles([.coordinator]), .poster: .roles([.coordinator]), .lettersHere: .roles([.coordinator]),
        .newLetters: .roles([.coordinator]), .printLetters: .roles([.coordinator]),
        .replaceLetter: .roles([.coordinator]),
        .neighbourhoods: planners, .newNeighbourhood: planners, .neighbourhood: planners,
        .importNeighbourhoods: planners, .importNames: planners, .importActivities: planners,
        .importContext: planners,
        .questionnaires: planners, .newQuestionnaire: planners, .questionnaire: planners,
        .retireQuestionnaire: planners, .previewQuestionnaire: planners, .previewPage: planners,
        .rounds: .roles([.coordinator]), .newRound: .roles([.coordinator]), .round: .roles([.coordinator]),
        .changeRound: .roles([.coordinator]), .closeRound: .roles([.coordinator]),
        .response: .roles([.coordinator]),
        .stories: readers, .newStory: .roles([.interviewer]), .story: readers,
        .storyCodebook: .roles([.interviewer, .coder, .evaluator]), .storyAbout: .roles([.interviewer]),
        .storySearch: finders, .storyThemes: finders, .agreement: finders, .storyText: .roles([.interviewer]),
        .storyTurns: readers, .storyNames: readers, .storyWork: readers, .storyReviewer: .roles([.coder]),
        .storyReview: .roles([.coder]), .storyPassage: .roles([.coder]), .eraseStory: readers,
        .dashboard: viewers, .dashboardHere: viewers, .dashboardSheet: viewers,
        .releaseStories: .roles([.evaluator]), .giveBack: .roles([.coordinator]),
        .giveBackPreview: .roles([.coordinator]),
        .releases: owners, .newRelease: .roles([.evaluator]), .releaseWork: .roles([.evaluator]),
        .releaseFile: .roles([.evaluator]), .release: owners,
        .paper: helpers, .paperSheet: helpers, .paperGuide: helpers,
        .storyGuide: helpers, .interview: helpers, .paperEntry: helpers,
        .register: .roles([.privacyOfficer]), .affected: .roles([.privacyOfficer]), .retention: keepers,
        .eraseAnswers: keepers, .endLetter: .roles([.coordinator]),
    ]

    private static let viewers = StaffAccess.roles([.coordinator, .evaluator])
    private static let owners = StaffAccess.roles([.evaluator, .privacyOfficer])
    private static let planners = StaffAccess.roles([.administrator, .coordinator])
    private static let finders = StaffAccess.roles([.coder, .evaluator])
    private static let readers = StaffAccess.roles([.interviewer, .coder])

    /// How far a story must have come for a page to be there.
    private static let storyStates: [StaffPage: StoryState] = [
        .storyNames: .naming, .storyReview: .reviewing, .storyPassage: .reviewing,
    ]

    private static let keepers = StaffAccess.roles([.coordinator, .privacyOfficer])
    private static let helpers = StaffAccess.roles([.coordinator, .interviewer])

    /// What belongs to no neighbourhood is not there for somebody with a few of them.
    private static let ofWholeProgramme: Set<StaffPage> = [.newNeighbourhood, .newQuestionnaire, .retireQuestionnaire]

    @Test("every page is in the matrix", arguments: StaffPage.allCases)
    func declared(page: StaffPage) { #expect(page.access == Self.expected[page]) }

    /// What the id in an address stands for.
    private enum Target: CaseIterable { case own, foreign, deleted, random }

    @Test(
        "every page answers each role, with each kind of id, by GET and by POST, as it declares",
        arguments: Role.allCases)
    func matrix(role: Role) async throws {
        let site = try SiteUnderTest(
            TestForms.collection(neighbourhoods: ["oost", "west"]),
            TestForms.collection("elders", neighbourhoods: ["west"]), workshop: ReadyWorkshop())
        let staff = StaffUnderTest(site: site)
        let oost = Scope.neighbourhoods(["oost"])
        let visitor = try await staff.person("bezoeker", [role], scope: oost)
        _ = try await staff.person("baas", [.administrator])
        let own = try await staff.person("eigen", [.coder], scope: oost)
        let foreign = try await staff.person("vreemd", [.coder], scope: .neighbourhoods(["west"]))
        // An account is stopped, never removed; what was never made stands for what was removed.
        let accounts: [String: [Target: String]] = [
            "{account}": [
                .own: own.account.id.text, .foreign: foreign.account.id.text, .deleted: AccountID.random().text,
            ],
            "{collection}": [.own: "wijk", .foreign: "elders", .deleted: "weg"],
            "{neighbourhood}": [.own: "oost", .foreign: "west", .deleted: "zuid"],
            "{variant}": [.own: "reminder-tr", .foreign: "invitation-nl", .deleted: "reminder-xx"],
            "{language}": [.own: "ar", .foreign: "nl", .deleted: "xx"],
        ]
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await scene.round("voor", in: ["oost"])
            try await scene.round("open", in: ["oost"], isOpen: true)
            try await scene.round("elders", in: ["west"], isOpen: true)
            let none = String(repeating: "0", count: 64)
            let others: [String: [Target: String]] = [
                "{buurt}": [.own: "oost", .foreign: "west", .deleted: "zuid", .random: "xyz"],
                "{vragenlijst}": [
                    .own: scene.published.id, .foreign: scene.draft.id, .deleted: none, .random: "xyz",
                ],
                "{ronde}": [.own: "voor", .foreign: "elders", .deleted: "weg", .random: "xyz"],
                "{stuk}": [.own: "1", .foreign: "1", .deleted: "99", .random: "x"],
            ]
            let other = try await ReleaseScene.work(site, by: foreign)
            let numbers = [
                try await ReleaseScene.release(site, in: ["oost"]),
                try await ReleaseScene.release(site, in: ["west"]),
            ]
            let outputs: [String: [Target: String]] = [
                "{werk}": [
                    .own: try await ReleaseScene.work(site, by: visitor), .foreign: other,
                    .deleted: ReleaseWorkID.random().text,
                ],
                "{uitgifte}": [.own: String(numbers[0]), .foreign: String(numbers[1]), .deleted: "99"],
            ]
            let foreignStory = try await StoryScene.story(site, in: "west", by: visitor, .naming)
            var stories: [StoryState: String] = [:]
            for state in [StoryState.entered, .naming, .reviewing] {
                stories[state] = try await StoryScene.story(site, in: "oost", by: visitor, state).text
            }
            var unknown: Set<String> = []
            for page in StaffPage.allCases where page != .logOut && page != .logOutEverywhere {
                for target in Target.allCases {
                    // A reset or a password that was changed ends sessions: each try logs in anew when it must.
                    if try await browser.get("/medewerkers").path.contains("/inloggen") {
                        site.clock.advance(seconds: 601)
                        try await staff.logIn(visitor, browser)
                    }
                    let parameters = page.segments.filter(\.isParameter).map { part in
                        page == .closeRound && target == .own
                            ? "open"
                            : part.text == "{verhaal}"
                                ? Self.story(page, target, stories, foreignStory)
                                : others[part.text]?[target] ?? outputs[part.text]?[target] ?? accounts[part.text]?[
                                    target] ?? "xyz"
                    }
                    let route = Route.staff(page, parameters)
                    let admits = Self.admits(page, role)
                    let exists =
                        (parameters.isEmpty || target == .own) && !Self.ofWholeProgramme.contains(page)
                    if page.row.methods != .post {
                        let screen = try await browser.get(route.path)
                        Self.judge(screen, page, admits: admits, exists: exists, &unknown, "GET \(route.path)")
                    }
                    if page.row.methods != .get {
                        let token = try #require(site.token(for: route, browser))
                        let screen = try await browser.post(route.path, [("token", token)])
                        Self.judge(screen, page, admits: admits, exists: exists, &unknown, "POST \(route.path)")
                    }
                    if parameters.isEmpty { break }
                }
            }
            // Foreign, removed, never made and impossible: the same bytes.
            #expect(unknown.count <= 1)
            #expect(!unknown.isEmpty)
        }
        let refused = try await staff.log().filter { $0.action == .accessRefused }
        #expect(refused.allSatisfy { $0.actor == .account(visitor.account.id) })
        #expect(!refused.isEmpty)
    }

    private static func story(
        _ page: StaffPage, _ target: Target, _ own: [StoryState: String], _ foreign: StoryID
    ) -> String {
        switch target {
        case .own: own[storyStates[page] ?? .entered] ?? ""
        case .foreign: foreign.text
        case .deleted: StoryID.random().text
        case .random: "xyz"
        }
    }

    private static func admits(_ page: StaffPage, _ role: Role) -> Bool {
        switch expected[page] {
        case .anybody?, .signedIn?: true
        case .roles(let roles)?: roles.contains(role)
        case .halfway?, nil: false
        }
    }

    private static func judge(
        _ screen: Browser.Screen, _ page: StaffPage, admits: Bool, exists: Bool, _ unknown: inout Set<String>,
        _ what: String
    ) {
        switch (admits, exists) {
        case (true, true):
            #expect([200, 422].contains(screen.status), "\(what): \(screen.status)")
        case (true, false):
            #expect(screen.status == 404, "\(what): \(screen.status)")
            unknown.insert(screen.html)
        case (false, _):
            // Whoever is logged in is sent from the steps of logging in to the first page.
            let isTurned = page.access == .halfway ? screen.path.hasPrefix("/medewerkers") : screen.status == 403
            #expect(isTurned, "\(what): \(screen.status) \(screen.path)")
        }
    }
}

extension SiteUnderTest {
    /// A token as a page made for this browser's session holds it.
    func token(for route: Route, _ browser: Browser) -> String? {
        let pair = browser.cookieHeader.split(separator: "; ").first { $0.hasPrefix("buurtstem.medewerker=") }
        guard let text = pair?.split(separator: "=").last, let bytes = Base64URL.decode(String(text)) else {
            return nil
        }
        guard let held = SessionToken(bytes: bytes), let place = keys.sessionIndexes(held).last else { return nil }
        return office.tokens.issue(for: route.path + " " + Base64URL.encode(place.bytes), now: Int64(clock.now))
    }
}
