/// The floor's page: 17 KB, as long as a question page of seven items, with the headers such a page needs.
enum FixedPage {
    /// A page of 17,000 bytes with seven lists of eleven radios.
    static let bytes: [UInt8] = {
        var page = "<!doctype html><html lang=\"nl\"><title>Vloer</title><form method=\"post\" action=\"/answers\">"
        for item in 1...7 {
            page += "<fieldset><legend>Vraag \(item)</legend>"
            for choice in 0...10 {
                page += "<label><input type=\"radio\" name=\"v\(item)\" value=\"\(choice)\" required> "
                page += "keuze \(choice) van de elf, van helemaal niet tot helemaal wel</label>"
            }
            page += "</fieldset>"
        }
        page += "<button>Verder</button></form>"
        let rest = 17_000 - page.utf8.count
        return Array(page.utf8) + [UInt8](repeating: UInt8(ascii: " "), count: max(0, rest))
    }()

    /// The dozen headers of every answer.
    static let headers = [
        ("content-security-policy", "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'"),
        ("cache-control", "no-store"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
        ("referrer-policy", "no-referrer"),
        ("strict-transport-security", "max-age=63072000"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("x-robots-tag", "noindex"),
        ("content-language", "nl"),
        ("vary", "cookie"),
    ]
}
