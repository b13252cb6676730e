import Testing

@testable import Site

@Suite("Addresses")
struct RouteTests {
    /// One address of each kind; a kind without a row fails the first test.
    private static let examples: [Route] = [
        .home, .health, .start(collection: "zes-kanten-2026"), .begin(collection: "c"),
        .question(collection: "c", page: "lichaam-3"), .check(collection: "c"), .send(collection: "c"),
        .done(collection: "c"), .paused(collection: "c"), .handover(collection: "c"), .exit(collection: "c"),
        .ending(collection: "c", page: "te-jong"), .code,
        .mine, .viewMine,
        .withdrawMine, .resultMine, .closeMine,
        .privacy, .accessibility, .contact, .kept, .results(neighbourhood: "oost"), .asset(name: "site.1a2b3c4d.css"),
    ]

    /// One address of each page of staff.
    private static let ofStaff: [Route] = StaffPage.allCases.map { page in
        .staff(page, page.segments.filter(\.isParameter).map { _ in "00000000000000ff" })
    }

    /// Who may use each address, kept apart from the table in the source so that a change of it is seen.
    private static let expectedAccess: [RouteKind: RouteAccess] = [
        .home: .everyone, .health: .everyone, .start: .everyone, .begin: .everyone, .question: .draftHolder,
        .check: .draftHolder, .send: .draftHolder, .done: .draftHolder, .paused: .draftHolder, .handover: .draftHolder,
        .exit: .everyone, .ending: .everyone,
        .code: .everyone,
        .mine: .everyone, .viewMine: .ownCodeHolder, .withdrawMine: .ownCodeHolder,
        .resultMine: .ownCodeHolder, .closeMine: .everyone, .privacy: .everyone, .accessibility: .everyone,
        .contact: .everyone,
        .kept: .everyone, .results: .everyone, .asset: .everyone,
    ]

    @Test("Every address is in the matrix of who may use it", arguments: RouteKind.allCases)
    func everyKindIsDeclared(kind: RouteKind) throws {
        #expect(Self.examples.contains { $0.kind == kind })
        #expect(kind.access == Self.expectedAccess[kind])
    }

    @Test("What an address prints, it reads again", arguments: examples + ofStaff)
    func roundTrip(route: Route) {
        #expect(Route(path: route.path[...]) == route)
    }

    @Test("A template is where the address says", arguments: examples + ofStaff)
    func template(route: Route) {
        #expect(route.row.template.description.filter { $0 == "/" }.count == route.path.filter { $0 == "/" }.count)
    }

    @Test(
        "Anything else is no address",
        arguments: [
            "", "code", "//", "/v", "/v/", "/v/a/", "/v/a/p/", "/v/a/p/b/c", "/v/a%20b", "/v/../privacy", "/v/a b",
            "/assets/",
            "/v/é", "/Privacy", "/medewerkers/", "/medewerkers/nergens", "/medewerkers/accounts/a/b/c", "/Medewerkers",
            "/gezondheid/", "/v/" + String(repeating: "a", count: 121), "/v/a/p/b;c", "*",
        ])
    func unknown(path: String) {
        let route = Route(path: path[...])
        #expect(route == nil)
    }
}
