import NIOHTTP1

/// A request whose head is in order: addressed to us, an address that exists, with a method that it takes.
///
/// A class because it is handed on several times and holds much: counting one reference instead of a dozen.
final class AdmittedRequest: Sendable {
    let head: HTTPRequestHead
    let route: Route
    /// The text after `?`, undecoded.
    let query: Substring
    /// What separates the parts of a form with files; nil for a form without.
    let boundary: [UInt8]?

    init(head: HTTPRequestHead, route: Route, query: Substring, boundary: [UInt8]? = nil) {
        self.head = head
        self.route = route
        self.query = query
        self.boundary = boundary
    }
}

/// A request that is refused by its head alone.
struct RefusedRequest: Error {
    let reply: Reply
    /// The address, when it is one of ours.
    let route: Route?
}
