package import HTTPTypes

/// The headers that every answer carries, made once at start.
///
/// Source of the set: OWASP Secure Headers and the Content Security Policy level 3; `script-src 'self'` is the only
/// script source, so text that slips through an escape still cannot run.
package struct SecurityHeaders: Sendable {
    /// Headers of a page, a redirect or an error: never stored by a cache.
    package let page: HTTPFields
    /// Headers of a style sheet, script or picture, whose address holds a digest of its content: kept by caches.
    package let asset: HTTPFields

    /// - Parameter strictTransport: whether the service is reached by https, directly or through a proxy.
    package init(strictTransport: Bool) {
        var common = HTTPFields()
        for (name, value) in Self.fixed { common.append(HTTPField(name: name, value: value)) }
        if strictTransport {
            common.append(HTTPField(name: .strictTransportSecurity, value: "max-age=31536000; includeSubDomains"))
        }
        var page = common
        page.append(HTTPField(name: .cacheControl, value: "no-store"))
        var asset = common
        asset.append(HTTPField(name: .cacheControl, value: "public, max-age=31536000, immutable"))
        self.page = page
        self.asset = asset
    }

    private static let fixed: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
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
    static let secFetchSite = token("Sec-Fetch-Site")
    static let forwardedFor = token("X-Forwarded-For")
    static let host = token("Host")

    private static func token(_ name: String) -> HTTPField.Name {
        guard let made = HTTPField.Name(name) else { preconditionFailure("\(name) is not a header name") }
        return made
    }
}
