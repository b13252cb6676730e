import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

/// What the audit log tells of each page: what is noted when it is looked at, what when its form does something, or why
/// nothing is.
@Suite("The trace that each page of staff leaves")
struct TraceTests {
    private struct Trace {
        /// Noted before the page is shown.
        var seen: AuditAction?
        /// Noted with what its form does.
        var done: [AuditAction] = []
        /// Why nothing is noted when it is looked at.
        var why = ""

        static func seen(_ action: AuditAction, _ done: AuditAction...) -> Trace { Trace(seen: action, done: done) }
        static func done(_ done: AuditAction..., why: String = "a form, and what the programme itself is") -> Trace {
            Trace(done: done, why: why)
        }
        static func none(_ why: String) -> Trace { Trace(why: why) }
    }

    private static let ownFacts = "the visitor's own account"
    private static let plans = "what the programme asks, where and when: nothing that people said"
    private static let counts = "counts in steps, of nobody"
    private static let released = "tables that went out already"
    private static let noWords = "how far stories have come: none of their words"

    /// A page that is not here fails.
    private static let traces: [StaffPage: Trace] = [
        .home: .none(ownFacts), .logIn: .done(.logInRefused, why: ownFacts),
        .secondStep: .done(.loggedIn, .factorRefused, why: ownFacts),
        .recoveryCode: .done(.recoveryCodeUsed, .factorRefused, why: ownFacts),
        .begin: .done(.accountSetUp, .passwordChanged, .factorChanged, .loggedIn, why: ownFacts),
        .logOut: .done(.loggedOut, why: ownFacts), .staying: .none(ownFacts), .myAccount: .none(ownFacts),
        .myPassword: .done(.passwordChanged, why: ownFacts), .myFactor: .done(.factorChanged, why: ownFacts),
        .myRecoveryCodes: .done(.recoveryCodesRenewed, why: ownFacts),
        .logOutEverywhere: .done(.loggedOutEverywhere, why: ownFacts), .accounts: .seen(.accountsSeen),
        .newAccount: .done(.accountInvited), .account: .seen(.accountsSeen, .accountChanged),
        .resetAccount: .seen(.accountsSeen, .accountReset),
        .stopAccount: .seen(.accountsSeen, .accountStopped, .accountResumed), .auditLog: .seen(.logRead),
        .verifyAuditLog: .done(.logVerified, .logRead), .letters: .none(counts), .letterPlaces: .none(counts),
        .letterTexts: .none(plans),
        .letterText: .done(.letterTextChanged), .letterSample: .none("a letter with a code that is none"),
        .poster: .none("the open address, which everybody may know"), .lettersHere: .none(counts),
        .newLetters: .done(.lettersMade), .printLetters: .done(.lettersPrinted), .replaceLetter: .done(.letterReplaced),
        .endLetter: .done(.letterEnded), .neighbourhoods: .none(plans),
        .newNeighbourhood: .done(.neighbourhoodsChanged),
        .neighbourhood: .done(.neighbourhoodsChanged), .importNeighbourhoods: .done(.neighbourhoodsChanged),
        .importNames: .done(.neighbourhoodsChanged), .importActivities: .done(.neighbourhoodsChanged),
        .importContext: .done(.neighbourhoodsChanged), .releaseStories: .seen(.storyRead, .releaseMade),
        .giveBack: .done(.resultsPublished, .resultsTakenBack, why: released), .giveBackPreview: .none(released),
        .questionnaires: .none(plans), .newQuestionnaire: .done(.questionnaireHandedIn),
        .questionnaire: .done(.questionnairePublished),
        .retireQuestionnaire: .done(.questionnaireRetired, .questionnaireRetirementAsked),
        .previewQuestionnaire: .none(plans), .previewPage: .none("what is typed there is kept nowhere"),
        .rounds: .none(plans), .newRound: .done(.roundPrepared, .roundOpened), .round: .none(plans),
        .changeRound: .done(.roundPrepared, .roundOpened), .closeRound: .done(.roundEndChanged),
        .mendRound: .done(.roundMended), .removeRound: .done(.roundRemoved),
        .removeNeighbourhood: .done(.neighbourhoodRemoved),
        .response: .seen(.responseSeen), .stories: .none(noWords), .newStory: .done(.storyEntered),
        .storyCodebook: .none("the codebook"), .storySearch: .seen(.storySearched), .storyThemes: .none(counts),
        .agreement: .none(counts), .story: .none(noWords), .storyAbout: .seen(.storyRead, .storyChanged),
        .storyText: .seen(.storyRead), .storyTurns: .seen(.storyRead, .storyChanged),
        .storyNames: .seen(.storyRead, .storyChanged, .storyUnmasked, .storyNamesOut),
        .storyReview: .seen(.storyRead, .storyCoded, .storyApproved, .storyRefused, .storyReopened),
        .storyPassage: .seen(.storyRead, .storyCoded),
        .eraseStory: .done(.storyErasureAsked, .storyErasureDropped, .storyErased, why: noWords),
        .storyReviewer: .done(.storyAssigned, why: noWords),
        .storyWork: .none(noWords), .dashboard: .none(released),
        .dashboardHere: .none(released), .dashboardSheet: .none(released), .releases: .seen(.releasesSeen),
        .newRelease: .done(.releasePreviewed, .releaseMade), .releaseWork: .done(.releaseStopped, why: ownFacts),
        .releaseFile: .seen(.releaseTaken),
        .release: .seen(.releasesSeen, .releaseRemade, .releaseToldOfWithdrawals, .releaseDeleted),
        .paper: .none(plans), .paperSheet: .seen(.paperPrinted), .paperGuide: .seen(.guidePrinted),
        .storyGuide: .none("the same questions for every story"), .interview: .done(.interviewBegun),
        .paperEntry: .done(.paperKeyedIn, .paperCompared, .paperCodeRefused),
        .eraseSheet: .done(.paperSheetErased),
        .register: .seen(.registerSeen), .affected: .seen(.affectedSeen),
        .retention: .seen(.retentionSeen), .eraseAnswers: .done(.answersLookedUp, .erasureAsked, .answersErased),
    ]

    /// Noted by the door, at a start, or by what the service does each day.
    private static let pageless: Set<AuditAction> = [
        .accessRefused, .firstLinkMade, .timeOverErased, .erasingMissed, .storyOriginalDestroyed,
    ]

    /// Pages that show nothing before they are asked.
    private static let questions: [StaffPage: String] = [
        .storySearch: "?woorden=Samen&buurt=oost", .affected: "?van=2026-11-01&tot=2026-11-20",
    ]

    @Test("each page notes something or says why not, and each action is noted by a page")
    func complete() {
        for page in StaffPage.allCases {
            let trace = Self.traces[page]
            #expect(trace != nil, "\(page)")
            #expect(trace?.seen != nil || trace?.why.isEmpty == false || page.row.methods == .post, "\(page)")
            let changes = page.row.methods != .get && !Self.keepsNothing.contains(page)
            #expect(!changes || trace?.done.isEmpty == false, "\(page)")
        }
        let noted = Self.traces.values.flatMap { ($0.seen.map { [$0] } ?? []) + $0.done }
        #expect(Set(noted).isDisjoint(with: Self.pageless))
        #expect(Set(noted).union(Self.pageless) == Set(AuditAction.allCases))
    }

    /// Their forms change nothing that is kept, or only what the visitor is still writing.
    private static let keepsNothing: Set<StaffPage> = [.previewPage, .storyText, .staying]

    @Test(
        "looking at a page leaves exactly the row that it declares, about the thing and the neighbourhood it shows",
        arguments: [Role.privacyOfficer, .administrator])
    func looking(apart: Role) async throws {
        let site = try MatrixScene.site()
        let roles = Set(Role.allCases).subtracting([apart])
        try await site.visit { browser in
            let scene = try await MatrixScene(site, roles, scope: .everywhere)
            try await scene.staff.logIn(scene.visitor, browser)
            for page in StaffPage.allCases where page.row.methods != .post && page.access != .halfway {
                guard page.access.admits(scene.visitor.account.roles) else { continue }
                let route = try #require(scene.own(page), "\(page)")
                let before = try await scene.staff.log().count
                let screen = try await browser.get(route.path + (Self.questions[page] ?? ""))
                #expect(screen.status == 200, "\(page): \(screen.status)")
                let rows = try await scene.staff.log().dropFirst(before + 1)
                #expect(rows.map(\.action) == [Self.traces[page]?.seen].compactMap(\.self), "\(page)")
                #expect(rows.allSatisfy { $0.actor == .account(scene.visitor.account.id) && $0.reason == nil })
                guard Self.traces[page]?.seen == .storyRead else { continue }
                // Pieces of many stories are of the neighbourhood.
                let story = page == .releaseStories ? nil : route.first.map { AuditObject(.story, $0) }
                #expect(rows.last?.object == story, "\(page)")
                #expect(rows.last?.neighbourhood == "oost", "\(page)")
            }
        }
    }

    @Test("what somebody searched for in stories is not in the log, only that and where")
    func searching() async throws {
        let site = try MatrixScene.site()
        try await site.visit { browser in
            let scene = try await MatrixScene(site, [.coder])
            try await scene.staff.logIn(scene.visitor, browser)
            _ = try await browser.get("/medewerkers/verhalen/zoeken?woorden=Kanarie&buurt=oost")
            _ = try await browser.get("/medewerkers/verhalen/zoeken?woorden=Kanarie&buurt=west")
            let rows = try await scene.staff.log().filter { $0.action == .storySearched }
            // A neighbourhood that somebody may not see is none.
            #expect(rows.map(\.neighbourhood) == ["oost", nil])
            #expect(rows.allSatisfy { $0.object == nil && $0.reason == nil && $0.facts == nil })
            #expect(!site.databaseBytes.contains(Data("Kanarie".utf8)))
        }
    }
}

extension Route {
    /// What an address names first.
    fileprivate var first: String? {
        if case .staff(_, let values) = self { return values.first }
        return nil
    }
}
