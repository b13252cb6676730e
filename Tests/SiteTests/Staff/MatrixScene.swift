import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

/// Everything that an address of staff can name, in a site under test: what a visitor of one neighbourhood may see, what lies
/// elsewhere, what was there and is gone, and what never was.
struct MatrixScene {
    /// What the id in an address stands for.
    enum Target: CaseIterable { case own, foreign, deleted, random, impossible }

    /// An address, and whether it is there for the visitor.
    struct Address {
        let route: Route
        let exists: Bool
    }

    let site: SiteUnderTest
    let staff: StaffUnderTest
    /// Of oost alone.
    let visitor: StaffUnderTest.Person
    /// Of west alone.
    let foreign: StaffUnderTest.Person
    let plans: RoundScene
    private var values: [String: [Target: String]] = [:]
    private var stories: [StoryState: String] = [:]
    private let stopped: String

    /// How far a story must have come for a page to be there.
    private static let storyStates: [StaffPage: StoryState] = [
        .storyNames: .naming, .storyReview: .reviewing, .storyPassage: .reviewing,
    ]

    /// What belongs to no neighbourhood is not there for somebody with a few of them.
    static let ofWholeProgramme: Set<StaffPage> = [
        .newNeighbourhood, .removeNeighbourhood, .newQuestionnaire, .retireQuestionnaire,
    ]

    static func site() throws -> SiteUnderTest {
        try SiteUnderTest(
            TestForms.collection(neighbourhoods: ["oost", "west"]),
            TestForms.collection("elders", neighbourhoods: ["west"]), workshop: ReadyWorkshop())
    }

    /// - Parameter scope: whoever sees more than oost finds the foreign as well.
    init(
        _ site: SiteUnderTest, _ roles: Set<Role>, scope: Scope = .neighbourhoods(["oost"])
    ) async throws {
        self.site = site
        staff = StaffUnderTest(site: site)
        let oost = Scope.neighbourhoods(["oost"])
        visitor = try await staff.person("bezoeker", roles, scope: scope)
        _ = try await staff.person("baas", [.administrator])
        let own = try await staff.person("eigen", [.coder], scope: oost)
        foreign = try await staff.person("vreemd", [.coder], scope: .neighbourhoods(["west"]))
        let note = RoundScene.note(.accountStopped)
        let gone = try await staff.person("gestopt", [.coder], scope: oost).account.id
        #expect(try await site.store.setStopped(true, gone, in: .everywhere, noting: note) == .done)
        stopped = gone.text
        plans = try await RoundScene(site, neighbourhoods: ["oost", "west", "noord"])
        // A collection that left the list, as after a restart.
        let listed = site.office.collections.values.map(\.collection)
        try await site.store.synchronise(listed + [TestForms.collection("weg", neighbourhoods: ["oost"])])
        try await site.store.synchronise(listed)
        #expect(try await site.store.collections().contains { $0.id == "weg" })
        values = [
            "{account}": [
                .own: own.account.id.text, .foreign: foreign.account.id.text, .random: AccountID.random().text,
            ],
            "{collection}": [.own: "wijk", .foreign: "elders", .deleted: "weg", .random: "nooit"],
            // Lines of the ledger are never removed.
            "{neighbourhood}": [.own: "oost", .foreign: "west", .deleted: "noord", .random: "zuid"],
            "{buurt}": [.own: "oost", .foreign: "west", .deleted: "noord", .random: "zuid"],
            "{variant}": [.own: "reminder-tr", .random: "reminder-xx"], "{language}": [.own: "ar", .random: "xx"],
            "{ronde}": [.own: "voor", .foreign: "elders", .deleted: "vergist", .random: "weg"],
            "{stuk}": [.own: "1", .random: "99"],
        ]
        try await rounds()
        try await releases()
        try await told()
    }

    private mutating func rounds() async throws {
        try await plans.round("voor", in: ["oost"])
        try await plans.round("open", in: ["oost"], isOpen: true)
        try await plans.round("elders", in: ["west"], isOpen: true)
        try await plans.round("vergist", in: ["oost"])
        let removed = RoundScene.note(.roundRemoved)
        #expect(try await site.store.remove(round: "vergist", in: .everywhere, noting: removed) == .done)
        #expect(try await site.store.remove(neighbourhood: "noord", in: .everywhere, noting: removed) == .done)
        let gone = try await RoundScene.handIn(RoundScene.version("98", of: TestForms.wijk), site)
        #expect(
            try await site.store.retire(
                gone.definition, by: visitor.account.id, needsTwo: false, in: .everywhere, noting: RoundScene.note())
                == .done)
        // A draft is of the whole programme.
        values["{vragenlijst}"] = [
            .own: plans.published.id, .foreign: plans.draft.id, .deleted: gone.id,
            .random: String(repeating: "0", count: 64),
        ]
    }

    private mutating func releases() async throws {
        let theirs = try await ReleaseScene.work(site, by: foreign)
        let gone = try await ReleaseScene.work(site, by: visitor)
        await site.office.releases.end(try #require(ReleaseWorkID(text: gone)))
        values["{werk}"] = [
            .own: try await ReleaseScene.work(site, by: visitor), .foreign: theirs, .deleted: gone,
            .random: ReleaseWorkID.random().text,
        ]
        values["{uitgifte}"] = [
            .own: String(try await ReleaseScene.release(site, in: ["oost"])),
            .foreign: String(try await ReleaseScene.release(site, in: ["west"])), .random: "99",
        ]
    }

    private mutating func told() async throws {
        let gone = try await StoryScene.story(site, in: "oost", by: visitor, .entered)
        #expect(
            try await site.store.erase(gone, in: .everywhere, noting: RoundScene.note(.storyErased)) == .done)
        values["{verhaal}"] = [
            .foreign: try await StoryScene.story(site, in: "west", by: visitor, .naming).text, .deleted: gone.text,
            .random: StoryID.random().text,
        ]
        for state in [StoryState.entered, .naming, .reviewing] {
            stories[state] = try await StoryScene.story(site, in: "oost", by: visitor, state).text
        }
    }

    private func value(_ part: String, _ target: Target, _ page: StaffPage) -> String? {
        switch (part, target, page) {
        case (_, .impossible, _): "x"
        case ("{verhaal}", .own, _): stories[Self.storyStates[page] ?? .entered]
        case ("{ronde}", .own, .closeRound), ("{ronde}", .own, .mendRound): "open"
        // An account is stopped, never removed: then only helping it is over.
        case ("{account}", .deleted, .resetAccount): stopped
        default: values[part]?[target]
        }
    }

    /// The page with the visitor's own ids; nil when there is none.
    func own(_ page: StaffPage) -> Route? {
        let parts = page.segments.filter(\.isParameter).map { value($0.text, .own, page) }
        return parts.contains(nil) ? nil : .staff(page, parts.compactMap(\.self))
    }

    /// The page with the visitor's own ids, with each id in turn of another kind, and with all of them so.
    func addresses(of page: StaffPage) throws -> [Address] {
        let parts = page.segments.filter(\.isParameter).map(\.text)
        let own = try parts.map { try #require(value($0, .own, page), "\(page) \($0)") }
        var found = [Address(route: .staff(page, own), exists: !Self.ofWholeProgramme.contains(page))]
        for target in Target.allCases where target != .own {
            let others = parts.map { value($0, target, page) }
            for (place, other) in others.enumerated() {
                guard let other else { continue }
                var mixed = own
                mixed[place] = other
                found.append(Address(route: .staff(page, mixed), exists: false))
            }
            if others.count > 1, !others.contains(nil) {
                found.append(Address(route: .staff(page, others.compactMap(\.self)), exists: false))
            }
        }
        return found
    }
}
