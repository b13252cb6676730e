/// Every address of the site. The same case reads a request's path and prints the path in a link.
package enum Route: Hashable, Sendable {
    case home
    case health
    case start(collection: String)
    case begin(collection: String)
    case question(collection: String, page: String)
    /// What is said where a questionnaire ends with nothing kept; needs no draft.
    case ending(collection: String, page: String)
    case check(collection: String)
    case send(collection: String)
    case done(collection: String)
    case paused(collection: String)
    case handover(collection: String)
    /// Leaves for a neutral page, and takes the pass from this browser.
    case exit(collection: String)
    case code
    case mine
    case viewMine
    case withdrawMine
    case resultMine
    /// Takes the pass to one's own answers from this browser.
    case closeMine
    case privacy
    case accessibility
    case contact
    case kept
    /// What is given back to a neighbourhood.
    case results(neighbourhood: String)
    case asset(name: String)
    /// An address for staff, with the values of its parameters in order.
    case staff(StaffPage, [String] = [])

    /// The row of the table of residents' addresses that this one belongs to; nil for an address of staff.
    package var kind: RouteKind? {
        switch self {
        case .home: .home
        case .health: .health
        case .start: .start
        case .begin: .begin
        case .question: .question
        case .ending: .ending
        case .check: .check
        case .send: .send
        case .done: .done
        case .paused: .paused
        case .handover: .handover
        case .exit: .exit
        case .code: .code
        case .mine: .mine
        case .viewMine: .viewMine
        case .withdrawMine: .withdrawMine
        case .resultMine: .resultMine
        case .closeMine: .closeMine
        case .privacy: .privacy
        case .accessibility: .accessibility
        case .contact: .contact
        case .kept: .kept
        case .results: .results
        case .asset: .asset
        case .staff: nil
        }
    }

    /// What the address is, and who may use it.
    package var row: RouteRow {
        switch self {
        case .staff(let page, _): page.row
        default: kind?.row ?? StaffPage.home.row
        }
    }

    /// The values that stand where the template has a name in braces, in order.
    private var values: [String] {
        switch self {
        case .home, .health, .code, .mine, .viewMine, .withdrawMine, .resultMine, .closeMine, .privacy, .accessibility,
            .contact, .kept:
            []
        case .start(let collection), .begin(let collection), .check(let collection), .send(let collection),
            .done(let collection), .paused(let collection), .handover(let collection), .exit(let collection):
            [collection]
        case .question(let collection, let page), .ending(let collection, let page): [collection, page]
        case .asset(let name), .results(let name): [name]
        case .staff(_, let values): values
        }
    }

    private var segments: [RouteSegment] {
        if case .staff(let page, _) = self { return page.segments }
        return kind?.segments ?? []
    }

    /// The collection that the address belongs to; nil for a page of the whole site.
    var collection: String? {
        switch self {
        case .start(let collection), .begin(let collection), .check(let collection), .send(let collection),
            .done(let collection), .paused(let collection), .question(let collection, _):
            collection
        default: nil
        }
    }

    /// The path to print in a link or a `Location` header.
    package var path: String {
        var values = values.makeIterator()
        var path = ""
        for segment in segments {
            path += "/"
            path += segment.isParameter ? values.next() ?? "" : segment.text
        }
        return path.isEmpty ? "/" : path
    }

    /// Reads a path (without its query); nil when no address has this form.
    package init?(path: Substring) {
        guard path.utf8.first == UInt8(ascii: "/") else { return nil }
        let parts = path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let asked = parts.count == 1 && parts[0].isEmpty ? [] : parts
        if let first = asked.first, first.elementsEqual(StaffPage.root.utf8) {
            for page in StaffPage.allCases {
                guard let values = Self.values(of: asked, in: page.segments) else { continue }
                self = .staff(page, values)
                return
            }
            return nil
        }
        for kind in RouteKind.with(segments: asked.count) {
            guard let values = Self.values(of: asked, in: kind.segments) else { continue }
            self.init(kind, values)
            return
        }
        return nil
    }

    /// What stands where the template has a name in braces; nil when the path has another form.
    private static func values(
        of asked: [Substring.UTF8View.SubSequence], in segments: [RouteSegment]
    ) -> [String]? {
        guard segments.count == asked.count else { return nil }
        var values: [String] = []
        for (segment, part) in zip(segments, asked) {
            if segment.isParameter {
                guard isPlain(part) else { return nil }
                values.append(String(Substring(part)))
            } else {
                guard part.elementsEqual(segment.text.utf8) else { return nil }
            }
        }
        return values
    }

    /// Names in addresses are plain ASCII, so that a path never needs a percent escape.
    private static func isPlain(_ part: Substring.UTF8View.SubSequence) -> Bool {
        !part.isEmpty && part.count <= 120
            && part.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }

    private init(_ kind: RouteKind, _ values: [String]) {
        let first = values.first ?? ""
        switch kind {
        case .home: self = .home
        case .health: self = .health
        case .start: self = .start(collection: first)
        case .begin: self = .begin(collection: first)
        case .question: self = .question(collection: first, page: values.last ?? "")
        case .ending: self = .ending(collection: first, page: values.last ?? "")
        case .check: self = .check(collection: first)
        case .send: self = .send(collection: first)
        case .done: self = .done(collection: first)
        case .paused: self = .paused(collection: first)
        case .handover: self = .handover(collection: first)
        case .exit: self = .exit(collection: first)
        case .code: self = .code
        case .mine: self = .mine
        case .viewMine: self = .viewMine
        case .withdrawMine: self = .withdrawMine
        case .resultMine: self = .resultMine
        case .closeMine: self = .closeMine
        case .privacy: self = .privacy
        case .accessibility: self = .accessibility
        case .contact: self = .contact
        case .kept: self = .kept
        case .results: self = .results(neighbourhood: first)
        case .asset: self = .asset(name: first)
        }
    }
}
