import HTTPTypes

/// The headers that every answer carries, written out once at start as the lines that go over the network.
///
/// Source of the set: OWASP Secure Headers and the Content Security Policy level 3; `script-src 'self'` is the only
/// script source, so text that slips through an escape still cannot run.
package struct SecurityHeaders: Sendable {
    /// Lines of a page, a redirect or an error: never stored by a cache.
    let page: [UInt8]
    /// Lines of a style sheet, script or picture, whose address holds a digest of its content: kept by caches.
    let asset: [UInt8]
    /// Lines of a page that shows pages of ours in a frame, or stands in one: the preview of a questionnaire. No other page
    /// may, and no other site's.
    let framed: [UInt8]

    /// All that is the same of the two answers that a journey is made of, status and type included: a page, and the way to one.
    let shown: [UInt8]
    let moved: [UInt8]

    /// - Parameter strictTransport: whether the service is reached by https, directly or through a proxy.
    package init(strictTransport: Bool) {
        var common = Self.fixed
        if strictTransport {
            common.append((.strictTransportSecurity, "max-age=31536000; includeSubDomains"))
        }
        page = Self.lines(common + [(.cacheControl, "no-store")])
        let inFrame = common.map { name, value -> (HTTPField.Name, String) in
            switch name {
            case .contentSecurityPolicy:
                (name, value.replacing("frame-ancestors 'none'", with: "frame-src 'self'; frame-ancestors 'self'"))
            case .frameOptions: (name, "SAMEORIGIN")
            default: (name, value)
            }
        }
        framed = Self.lines(inFrame + [(.cacheControl, "no-store")])
        asset = Self.lines(common + [(.cacheControl, "public, max-age=31536000, immutable")])
        let type = "Content-Type: \(Reply.ContentType.html.rawValue)\r\n"
        shown = Array("HTTP/1.1 200 OK\r\n".utf8) + page + Array(type.utf8)
        moved = Array("HTTP/1.1 303 See Other\r\n".utf8) + page
    }

    private static func lines(_ fields: [(HTTPField.Name, String)]) -> [UInt8] {
        fields.flatMap { name, value in Array("\(name.rawName): \(value)\r\n".utf8) }
    }

    private static let fixed: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'"
        ),
        (.xContentTypeOptions, "nosniff"),
        (HTTPField.Name.referrerPolicy, "no-referrer"),
        (HTTPField.Name.frameOptions, "DENY"),
        (
            HTTPField.Name.permissionsPolicy,
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"
        ),
        (HTTPField.Name.crossOriginOpenerPolicy, "same-origin"),
        (HTTPField.Name.crossOriginResourcePolicy, "same-origin"),
        (HTTPField.Name.crossOriginEmbedderPolicy, "require-corp"),
    ]
}

/// Field names that swift-http-types does not list; each is a constant token, so making it cannot fail.
extension HTTPField.Name {
    static let referrerPolicy = token("Referrer-Policy")
    static let frameOptions = token("X-Frame-Options")
    static let permissionsPolicy = token("Permissions-Policy")
    static let crossOriginOpenerPolicy = token("Cross-Origin-Opener-Policy")
    static let crossOriginResourcePolicy = token("Cross-Origin-Resource-Policy")
    static let crossOriginEmbedderPolicy = token("Cross-Origin-Embedder-Policy")
    static let clearSiteData = token("Clear-Site-Data")

    private static func token(_ name: String) -> HTTPField.Name {
        guard let made = HTTPField.Name(name) else { preconditionFailure("\(name) is not a header name") }
        return made
    }
}
