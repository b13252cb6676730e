/// The table of addresses: for each its template, its methods and who may use it.
package enum RouteKind: Int, CaseIterable, Sendable {
    case home, health, start, begin, question, check, send, done, paused, handover, exit
    case code, mine, viewMine, withdrawMine, resultMine, closeMine
    case privacy, accessibility, contact, kept, asset

    /// Who may use an address. A row without one does not compile; roles of staff will be added here.
    package enum Access: Sendable, Equatable {
        /// Anybody; the page holds nothing about a person.
        case everyone
        /// The holder of a draft: the cookie's code must open it, else the visitor is told how to go on.
        case draftHolder
        /// Whoever types an own code in this very request, or did in this browser a short while ago.
        case ownCodeHolder
    }

    /// The methods an address answers to; others get 405.
    package enum Methods: Sendable, Equatable {
        case get, post, both
    }

    struct Row: Sendable {
        let template: StaticString
        let methods: Methods
        let access: Access
    }

    var row: Row {
        switch self {
        case .home: Row(template: "/", methods: .get, access: .everyone)
        case .health: Row(template: "/gezondheid", methods: .get, access: .everyone)
        case .start: Row(template: "/v/{collection}", methods: .get, access: .everyone)
        case .begin: Row(template: "/v/{collection}/begin", methods: .post, access: .everyone)
        case .question: Row(template: "/v/{collection}/p/{page}", methods: .both, access: .draftHolder)
        case .check: Row(template: "/v/{collection}/controle", methods: .get, access: .draftHolder)
        case .send: Row(template: "/v/{collection}/versturen", methods: .post, access: .draftHolder)
        case .done: Row(template: "/v/{collection}/klaar", methods: .both, access: .draftHolder)
        case .paused: Row(template: "/v/{collection}/pauze", methods: .get, access: .draftHolder)
        case .exit: Row(template: "/v/{collection}/weg", methods: .get, access: .everyone)
        case .handover: Row(template: "/v/{collection}/overdracht", methods: .both, access: .draftHolder)
        case .code: Row(template: "/code", methods: .both, access: .everyone)
        case .mine: Row(template: "/mijn-antwoorden", methods: .get, access: .everyone)
        case .viewMine: Row(template: "/mijn-antwoorden/bekijken", methods: .both, access: .ownCodeHolder)
        case .withdrawMine: Row(template: "/mijn-antwoorden/intrekken", methods: .post, access: .ownCodeHolder)
        case .resultMine: Row(template: "/mijn-antwoorden/uitkomst", methods: .both, access: .ownCodeHolder)
        case .closeMine: Row(template: "/mijn-antwoorden/sluiten", methods: .post, access: .everyone)
        case .privacy: Row(template: "/privacy", methods: .get, access: .everyone)
        case .accessibility: Row(template: "/toegankelijkheid", methods: .get, access: .everyone)
        case .contact: Row(template: "/contact", methods: .get, access: .everyone)
        case .kept: Row(template: "/wat-wij-bewaren", methods: .get, access: .everyone)
        case .asset: Row(template: "/assets/{name}", methods: .get, access: .everyone)
        }
    }

    /// One part of a template between slashes.
    struct Segment: Sendable {
        let text: String
        let isParameter: Bool
    }

    /// The parts of the template, split once for all rows.
    var segments: [Segment] { Self.split[rawValue] }

    /// The template as it stands in the log.
    package var template: String { row.template.description }

    /// Who may use this address.
    package var access: Access { row.access }

    private static let split: [[Segment]] = allCases.map { kind in
        kind.row.template.description.split(separator: "/").map { part in
            Segment(text: String(part), isParameter: part.hasPrefix("{"))
        }
    }
}
