import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

/// Pages of staff in a large programme: STAFF_NEIGHBOURHOODS=10000 prints how long each takes; without it a small one shows
/// that each is there. A time is never what a test fails by.
@Suite("Pages of staff with many neighbourhoods")
struct StaffScaleTests {
    private static let asked = ProcessInfo.processInfo.environment["STAFF_NEIGHBOURHOODS"].flatMap { Int($0) }

    @Test("every page about the whole programme answers, however many neighbourhoods there are")
    func pages() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let names = (1...(Self.asked ?? 130)).map { "buurt-\($0)" }
            let scene = try await RoundScene(site, neighbourhoods: names)
            let round = try await scene.round("t0", in: names, isOpen: true)
            try await site.office.renewOffer()
            let collection = round.questionnaires[0].collection
            for place in names.prefix(20) {
                try await AccountabilityTests.send(15, from: place, collection, site)
                _ = try await site.store.makeLetters(
                    3, for: LetterPlace(collection: collection, neighbourhood: place), in: .everywhere,
                    noting: RoundScene.note(.lettersMade))
            }
            try await site.store.drawResponse(on: site.office.clock.day)
            try await site.store.drawRetention(on: site.office.clock.day)
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(
                try await staff.person("ada", [.coordinator, .interviewer, .coder, .evaluator, .privacyOfficer]),
                browser)
            let boss = browser.another()
            try await staff.logIn(try await staff.person("bert", [.administrator]), boss)
            let parameters = [
                "{ronde}": "t0", "{collection}": collection, "{neighbourhood}": "buurt-7", "{buurt}": "buurt-7",
                "{vragenlijst}": scene.published.id, "{language}": "nl", "{variant}": "invitation-nl",
            ]
            for page in StaffPage.allCases where page.row.methods != .post {
                let values = page.segments.filter(\.isParameter).map { parameters[$0.text] ?? "" }
                guard !values.contains(""), page != .changeRound, page != .removeRound else { continue }
                guard case .roles = page.access else { continue }
                let isBoss = !page.access.admits(
                    try Roles([.coordinator, .interviewer, .coder, .evaluator, .privacyOfficer]))
                let path = Route.staff(page, values).path + (page == .affected ? "?van=2026-11-01&tot=2026-11-30" : "")
                var longest = Duration.zero
                for _ in 0..<(Self.asked == nil ? 1 : 5) {
                    let begun = ContinuousClock.now
                    let screen = try await (isBoss ? boss : browser).get(path)
                    longest = max(longest, ContinuousClock.now - begun)
                    #expect(screen.status == 200, "\(page): \(screen.status)")
                }
                if Self.asked != nil { print("\(page): \(longest)") }
            }
        }
    }
}
