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
        .logOut: .signedIn, .staying: .signedIn, .myAccount: .signedIn, .myPassword: .signedIn, .myFactor: .signedIn,
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
        .mendRound: .roles([.coordinator]), .removeRound: .roles([.coordinator]), .removeNeighbourhood: planners,
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
        .eraseAnswers: keepers, .endLetter: .roles([.coordinator]), .eraseSheet: keepers,
    ]

    private static let viewers = StaffAccess.roles([.coordinator, .evaluator])
    private static let owners = StaffAccess.roles([.evaluator, .privacyOfficer])
    private static let planners = StaffAccess.roles([.administrator, .coordinator])
    private static let finders = StaffAccess.roles([.coder, .evaluator])
    private static let readers = StaffAccess.roles([.interviewer, .coder])

    private static let keepers = StaffAccess.roles([.coordinator, .privacyOfficer])
    private static let helpers = StaffAccess.roles([.coordinator, .interviewer])

    @Test("every page is in the matrix", arguments: StaffPage.allCases)
    func declared(page: StaffPage) { #expect(page.access == Self.expected[page]) }

    @Test(
        "every page answers each role, with each kind of id, one at a time and together, by GET and by POST, as it declares",
        arguments: Role.allCases)
    func matrix(role: Role) async throws {
        let site = try MatrixScene.site()
        try await site.visit { browser in
            let scene = try await MatrixScene(site, [role])
            var unknown: Set<String> = []
            for page in StaffPage.allCases where page != .logOut && page != .logOutEverywhere {
                for address in try scene.addresses(of: page) {
                    // A reset or a password that was changed ends sessions: each try logs in anew when it must.
                    if try await browser.get("/medewerkers").path.contains("/inloggen") {
                        site.clock.advance(seconds: 601)
                        try await scene.staff.logIn(scene.visitor, browser)
                    }
                    let admits = Self.admits(page, role)
                    for (method, screen) in try await Self.tries(address.route, page, site, browser) {
                        Self.judge(
                            screen, page, admits: admits, exists: address.exists, &unknown,
                            "\(method) \(address.route.path)")
                    }
                }
            }
            // Foreign, removed, never made and impossible: the same bytes.
            #expect(unknown.count <= 1)
            #expect(!unknown.isEmpty)
            let refused = try await scene.staff.log().filter { $0.action == .accessRefused }
            #expect(refused.allSatisfy { $0.actor == .account(scene.visitor.account.id) })
            #expect(!refused.isEmpty)
        }
    }

    /// What a page answers by each method that it knows.
    private static func tries(
        _ route: Route, _ page: StaffPage, _ site: SiteUnderTest, _ browser: Browser
    ) async throws -> [(method: String, screen: Browser.Screen)] {
        var found: [(String, Browser.Screen)] = []
        if page.row.methods != .post { found.append(("GET", try await browser.get(route.path))) }
        if page.row.methods != .get {
            let token = try #require(site.token(for: route, browser))
            found.append(("POST", try await browser.post(route.path, [("token", token)])))
        }
        return found
    }

    @Test("a password without the second step opens the second step alone, with every role")
    func halfway() async throws {
        let site = try MatrixScene.site()
        try await site.visit { browser in
            let scene = try await MatrixScene(site, Set(Role.allCases).subtracting([.privacyOfficer]))
            let first = try await browser.get("/medewerkers/inloggen")
            let second = try await browser.submit(
                first, [("login", "bezoeker"), ("password", StaffUnderTest.password)])
            #expect(second.path.contains("tweede-stap"))
            for page in StaffPage.allCases where page.access != .anybody {
                let route = try #require(scene.own(page))
                for (method, screen) in try await Self.tries(route, page, site, browser) {
                    let isIn = page.access == .halfway && [200, 422].contains(screen.status)
                    #expect(isIn || screen.path.contains("/inloggen"), "\(method) \(route.path): \(screen.path)")
                }
            }
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
