/// The table of residents' addresses: for each its template, its methods and who may use it. Staff's is ``StaffPage``.
package enum RouteKind: Int, CaseIterable, Sendable {
    case home, health, start, begin, question, ending, check, send, done, paused, handover, exit
    case code, mine, viewMine, withdrawMine, resultMine, closeMine
    case privacy, accessibility, contact, kept, results, asset

    var row: RouteRow {
        switch self {
        case .home: RouteRow(template: "/", methods: .get, access: .everyone)
        case .health: RouteRow(template: "/gezondheid", methods: .get, access: .everyone)
        case .start: RouteRow(template: "/v/{collection}", methods: .get, access: .everyone)
        case .begin: RouteRow(template: "/v/{collection}/begin", methods: .post, access: .everyone)
        case .question: RouteRow(template: "/v/{collection}/p/{page}", methods: .both, access: .draftHolder)
        case .ending: RouteRow(template: "/v/{collection}/einde/{page}", methods: .get, access: .everyone)
        case .check: RouteRow(template: "/v/{collection}/controle", methods: .get, access: .draftHolder)
        case .send: RouteRow(template: "/v/{collection}/versturen", methods: .post, access: .draftHolder)
        case .done: RouteRow(template: "/v/{collection}/klaar", methods: .both, access: .draftHolder)
        case .paused: RouteRow(template: "/v/{collection}/pauze", methods: .get, access: .draftHolder)
        case .exit: RouteRow(template: "/v/{collection}/weg", methods: .get, access: .everyone)
        case .handover: RouteRow(template: "/v/{collection}/overdracht", methods: .both, access: .draftHolder)
        case .code: RouteRow(template: "/code", methods: .both, access: .everyone)
        case .mine: RouteRow(template: "/mijn-antwoorden", methods: .get, access: .everyone)
        case .viewMine: RouteRow(template: "/mijn-antwoorden/bekijken", methods: .both, access: .ownCodeHolder)
        case .withdrawMine: RouteRow(template: "/mijn-antwoorden/intrekken", methods: .post, access: .ownCodeHolder)
        case .resultMine: RouteRow(template: "/mijn-antwoorden/uitkomst", methods: .both, access: .ownCodeHolder)
        case .closeMine: RouteRow(template: "/mijn-antwoorden/sluiten", methods: .post, access: .everyone)
        case .privacy: RouteRow(template: "/privacy", methods: .get, access: .everyone)
        case .accessibility: RouteRow(template: "/toegankelijkheid", methods: .get, access: .everyone)
        case .contact: RouteRow(template: "/contact", methods: .get, access: .everyone)
        case .kept: RouteRow(template: "/wat-wij-bewaren", methods: .get, access: .everyone)
        case .results: RouteRow(template: "/uitkomsten/{neighbourhood}", methods: .get, access: .everyone)
        case .asset: RouteRow(template: "/assets/{name}", methods: .get, access: .everyone)
        }
    }

    /// The parts of the template, split once for all rows.
    var segments: [RouteSegment] { Self.split[rawValue] }

    /// The kinds whose template has so many parts.
    static func with(segments count: Int) -> [RouteKind] { byCount.indices.contains(count) ? byCount[count] : [] }

    private static let byCount: [[RouteKind]] = {
        let most = allCases.map(\.segments.count).max() ?? 0
        return (0...most).map { count in allCases.filter { $0.segments.count == count } }
    }()

    /// The template as it stands in the log.
    package var template: String { row.template.description }

    /// Who may use this address.
    package var access: RouteAccess { row.access }

    private static let split: [[RouteSegment]] = allCases.map { RouteSegment.all(of: $0.row.template) }
}
