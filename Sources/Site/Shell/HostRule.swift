import NIOHTTP1

/// Which name a request must be addressed to, and where a form post may come from.
///
/// Links and cookies never depend on the `Host` header, but a foreign name pointed at this server (DNS rebinding) or
/// two names in one request (confused proxies) are refused with 421.
package struct HostRule: Sendable {
    /// `buurtstem.example` or `buurtstem.example:8443`; nil in a trial on this machine alone.
    private let authority: String?
    private let origin: String?
    private let acceptsAny: Bool

    /// The service is reached under one public address, such as `https://buurtstem.example`.
    package init(origin: String) {
        self.origin = origin
        acceptsAny = false
        let rest = origin.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
        self.authority = String(rest).lowercased()
    }

    private init(acceptsAny: Bool) {
        authority = nil
        origin = nil
        self.acceptsAny = acceptsAny
    }

    /// A trial on this machine: `localhost`, `127.0.0.1` and `[::1]` with any port.
    package static let loopback = HostRule(acceptsAny: false)

    /// A trial beyond this machine: any name, but exactly one.
    package static let any = HostRule(acceptsAny: true)

    /// Whether the request names exactly one host and it is ours.
    func accepts(_ head: HTTPRequestHead) -> Bool {
        guard let asked = head.headers.only("host") else { return false }
        if let authority { return asked == authority || asked.lowercased() == authority }
        return acceptsAny || Self.isLoopback(asked)
    }

    /// Whether the request asks after the service's health on this machine itself, as a watching program beside it does.
    func acceptsCheck(_ head: HTTPRequestHead) -> Bool {
        guard let asked = head.headers.only("host") else { return false }
        return Self.isLoopback(asked)
    }

    /// Whether a form post may have come from a page of ours.
    ///
    /// Browsers of our pages send `Origin: null` because of `Referrer-Policy: no-referrer` (Fetch standard, "append a
    /// request Origin header"), so `null` counts only as "not told"; what then guards is the form token.
    func acceptsPost(_ head: HTTPRequestHead) -> Bool {
        if let site = head.headers.first(name: "sec-fetch-site") { return site == "same-origin" || site == "none" }
        guard let from = head.headers.first(name: "origin"), from != "null" else { return true }
        if let origin { return from == origin }
        let asked = from.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first
        return asked.map { name in
            acceptsAny ? head.headers.only("host") == String(name) : Self.isLoopback(String(name))
        }
            ?? false
    }

    /// `localhost`, `127.0.0.1` or `[::1]`, with a port or without.
    package static func isLoopback(_ authority: String) -> Bool {
        var authority = authority
        return authority.withUTF8 { authority in
            loopbackNames.contains { name in
                guard authority.starts(with: name) else { return false }
                let rest = authority[name.count...]
                guard let sign = rest.first else { return true }
                let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
                return sign == UInt8(ascii: ":") && rest.dropFirst().allSatisfy { digits.contains($0) }
            }
        }
    }

    private static let loopbackNames = ["localhost", "127.0.0.1", "[::1]"].map { Array($0.utf8) }
}
