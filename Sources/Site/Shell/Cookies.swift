import HTTPTypes
import NIOHTTP1
import XForms

/// Reading and printing cookies, by the bytes.
///
/// Reading is forgiving (RFC 6265 §5.4: whatever a browser sends back); printing is not: only letters, digits, `-`,
/// `_` and `.` are ever put into a value of ours.
package enum Cookies {
    /// The value of a cookie, or nil when it is absent. When sent twice the first counts.
    static func value(of name: String, in headers: HTTPHeaders) -> String? {
        for var value in headers["cookie"] {
            let found = value.withUTF8 { bytes in find(name, in: bytes) }
            if let found { return found }
        }
        return nil
    }

    /// The text of a `Set-Cookie` header for a cookie that script cannot read.
    /// - Parameters:
    ///   - days: how long the browser keeps it; nil: until it is closed.
    static func set(_ name: String, to value: String, secure: Bool, days: Int? = nil) -> String {
        var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
        if secure { text += "; Secure" }
        if let days { text += "; Max-Age=\(days * 86_400)" }
        return text
    }

    /// The `Set-Cookie` headers that take a cookie away: first emptied, then removed.
    ///
    /// Chromium keeps a page in memory for Back, `no-store` or not, and shows it once more unless a cookie of the site changed
    /// since. It takes one change off for a page that came with a cookie itself, so that of removing alone nothing is left
    /// (seen in 156, with scripts off: the page behind *Verlaat deze pagina snel* came back).
    static func removing(_ name: String, secure: Bool) -> [HTTPField] {
        [set(name, to: "", secure: secure), set(name, to: "", secure: secure, days: 0)].map {
            HTTPField(name: .setCookie, value: $0)
        }
    }

    private static func find(_ name: String, in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let wanted = name.utf8
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: ";") { end += 1 }
            var first = start
            while first < end, bytes[first] == UInt8(ascii: " ") { first += 1 }
            let equals = first + wanted.count
            if equals < end, bytes[equals] == UInt8(ascii: "="), bytes[first..<equals].elementsEqual(wanted) {
                return String(utf8: UnsafeBufferPointer(rebasing: bytes[(equals + 1)..<end]))
            }
            start = end + 1
        }
        return nil
    }
}
