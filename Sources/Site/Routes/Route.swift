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
        let (segments, values) = (segments, values)
        guard !segments.isEmpty else { return "/" }
        var path: [UInt8] = []
        path.reserveCapacity(96)
        var next = 0
        for segment in segments {
            path.append(Self.slash)
            if segment.isParameter {
                if next < values.count { path.append(contentsOf: values[next].utf8) }
                next += 1
            } else {
                path.append(contentsOf: segment.bytes)
            }
        }
        return String(decoding: path, as: UTF8.self)
    }

    /// Reads a path (without its query); nil when no address has this form.
    package init?(path: Substring) {
        var path = path
        guard let found = path.withUTF8(Self.reading) else { return nil }
        self = found
    }

    private static func reading(_ path: UnsafeBufferPointer<UInt8>) -> Route? {
        guard path.first == slash else { return nil }
        var count = 0
        if path.count > 1 { for byte in path where byte == slash { count += 1 } }
        if isStaff(path) {
            for page in StaffPage.allCases where fits(path, page.segments, count) {
                return .staff(page, values(of: path, in: page.segments))
            }
            return nil
        }
        for kind in RouteKind.with(segments: count) where fits(path, kind.segments, count) {
            return Route(kind, values(of: path, in: kind.segments))
        }
        return nil
    }

    private static let slash = UInt8(ascii: "/")

    /// Whether the first part is that of staff's addresses.
    private static func isStaff(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
        let end = 1 + StaffPage.root.utf8.count
        return path.count >= end && (path.count == end || path[end] == slash)
            && path[1..<end].elementsEqual(StaffPage.root.utf8)
    }

    /// Whether a path of so many parts has the form of a template.
    private static func fits(
        _ path: UnsafeBufferPointer<UInt8>, _ segments: [RouteSegment], _ count: Int
    ) -> Bool {
        guard segments.count == count else { return false }
        var start = 1
        for segment in segments {
            let end = Self.end(of: start, in: path)
            if segment.isParameter {
                guard isPlain(path, start, end) else { return false }
            } else {
                guard segment.bytes.count == end - start else { return false }
                for index in 0..<segment.bytes.count where segment.bytes[index] != path[start + index] { return false }
            }
            start = end + 1
        }
        return true
    }

    /// What stands in a path where its template has a name in braces.
    private static func values(of path: UnsafeBufferPointer<UInt8>, in segments: [RouteSegment]) -> [String] {
        var values: [String] = []
        var start = 1
        for segment in segments {
            let end = Self.end(of: start, in: path)
            if segment.isParameter { values.append(String(decoding: path[start..<end], as: UTF8.self)) }
            start = end + 1
        }
        return values
    }

    /// Where the part that begins at `start` ends.
    private static func end(of start: Int, in path: UnsafeBufferPointer<UInt8>) -> Int {
        var end = start
        while end < path.count, path[end] != slash { end += 1 }
        return end
    }

    /// Names in addresses are plain ASCII, so that a path never needs a percent escape.
    private static func isPlain(_ path: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard start < end, end - start <= 120 else { return false }
        for index in start..<end {
            switch path[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                continue
            default: return false
            }
        }
        return true
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
