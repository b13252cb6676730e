import NIOHTTP1

/// A request whose head is in order: addressed to us, an address that exists, with a method that it takes.
struct AdmittedRequest: Sendable {
    let head: HTTPRequestHead
    let route: Route
    /// The text after `?`, undecoded.
    let query: Substring
    /// What separates the parts of a form with files; nil for a form without.
    var boundary: [UInt8]?
}

/// A request that is refused by its head alone.
struct RefusedRequest: Error {
    let reply: Reply
    /// The address, when it is one of ours.
    let route: Route?
}
