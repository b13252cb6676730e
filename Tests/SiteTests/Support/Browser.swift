import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Synchronization

/// A browser without script: keeps cookies, follows redirects, and posts the forms that stand on its page.
final class Browser: Sendable {
    /// What is on the screen.
    struct Screen: Sendable {
        let status: Int
        let path: String
        let html: String
        let headers: HTTPFields

        /// The words of the first heading.
        var heading: String { Browser.first(#"<h1[^>]*>(.*?)</h1>"#, in: html) ?? "" }
        /// Where the first form posts to.
        var action: String { Browser.first(#"<form[^>]*action="([^"]*)""#, in: html) ?? "" }
        /// The hidden fields of the page.
        var hidden: [(String, String)] {
            Browser.all(#"<input type="hidden" name="([^"]*)" value="([^"]*)""#, in: html).map { ($0[0], $0[1]) }
        }
        /// The page's name in its address.
        var page: String { path.split(separator: "?")[0].split(separator: "/").last.map(String.init) ?? "" }
    }

    private let client: any TestClientProtocol
    private let cookies = Mutex<[String: String]>([:])

    init(_ client: any TestClientProtocol) { self.client = client }

    /// Another browser on the same site, without this one's cookies.
    func another() -> Browser { Browser(client) }

    /// Another tab of this browser.
    func tab() -> Browser {
        let other = Browser(client)
        let held = cookies.withLock { $0 }
        other.cookies.withLock { $0 = held }
        return other
    }

    var port: Int? { client.port }
    var cookieHeader: String { cookies.withLock { $0.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") } }

    /// Opens an address, following redirects.
    @discardableResult
    func get(_ path: String) async throws -> Screen { try await follow(send(.get, path, [])) }

    /// Posts fields to an address, following redirects.
    @discardableResult
    func post(_ path: String, _ fields: [(String, String)], from origin: String? = nil) async throws -> Screen {
        try await follow(send(.post, path, fields, origin: origin))
    }

    /// Posts a body of another kind to an address, following redirects.
    @discardableResult
    func post(_ path: String, body: String, type: String) async throws -> Screen {
        try await follow(send(.post, path, body: ByteBuffer(string: body), type: type))
    }

    /// Posts fields to an address and stops at the answer.
    func postOnly(_ path: String, _ fields: [(String, String)]) async throws -> Screen {
        try await send(.post, path, fields)
    }

    /// Fills in the form on a screen and presses a button.
    @discardableResult
    func submit(_ screen: Screen, _ fields: [(String, String)], press button: String? = nil) async throws -> Screen {
        try await post(screen.action, screen.hidden + fields + (button.map { [("doe", $0)] } ?? []))
    }

    /// Fills in a form with a file in it and sends it in parts, as a browser does.
    @discardableResult
    func upload(
        _ screen: Screen, _ fields: [(String, String)], file: (field: String, name: String, text: String)?
    ) async throws -> Screen {
        let boundary = "----grens\(UInt64.random(in: .min ... .max))"
        var body = ""
        for (name, value) in screen.hidden + fields {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        let chosen = file ?? ("lijst", "", "")
        body +=
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(chosen.field)\"; filename=\"\(chosen.name)\"\r\n"
        body += "Content-Type: text/csv\r\n\r\n\(chosen.text)\r\n--\(boundary)--\r\n"
        var headers = HTTPFields()
        headers[.cookie] = cookieHeader
        headers[.contentType] = "multipart/form-data; boundary=\(boundary)"
        let sent = try await client.execute(
            uri: screen.action.replacing("&amp;", with: "&"), method: .post, headers: headers,
            body: ByteBuffer(string: body)
        ) { response in
            Screen(
                status: response.status.code, path: screen.action, html: String(buffer: response.body),
                headers: response.headers)
        }
        return try await follow(sent)
    }

    private func follow(_ screen: Screen) async throws -> Screen {
        var screen = screen
        for _ in 0..<5 where screen.status == 303 {
            guard let next = screen.headers[.location] else { break }
            screen = try await send(.get, next, [])
        }
        return screen
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ fields: [(String, String)], origin: String? = nil
    ) async throws -> Screen {
        let body = fields.map { Self.encode($0.0) + "=" + Self.encode($0.1) }.joined(separator: "&")
        return try await send(
            method, path, body: ByteBuffer(string: body),
            type: method == .post ? "application/x-www-form-urlencoded" : nil, origin: origin)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, body: ByteBuffer, type: String?, origin: String? = nil
    ) async throws -> Screen {
        var headers = HTTPFields()
        headers[.origin] = origin
        let held = cookieHeader
        if !held.isEmpty { headers[.cookie] = held }
        headers[.contentType] = type
        let fragmentless = String(path.prefix { $0 != "#" })
        return try await client.execute(uri: fragmentless, method: method, headers: headers, body: body) { response in
            for line in response.headers[values: .setCookie] { self.store(line) }
            return Screen(
                status: response.status.code, path: fragmentless, html: String(buffer: response.body),
                headers: response.headers)
        }
    }

    private func store(_ line: String) {
        let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return }
        cookies.withLock { $0[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1]) }
    }

    static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            return isPlain ? String(Unicode.Scalar(byte)) : "%" + String(Int(byte) + 256, radix: 16).dropFirst()
        }.joined()
    }

    static func first(_ pattern: String, in text: String) -> String? { all(pattern, in: text).first?.first }

    /// The groups of every match.
    static func all(_ pattern: String, in text: String) -> [[String]] {
        guard let expression = try? NSRegularExpression(pattern: pattern, options: [.dotMatchesLineSeparators]) else {
            return []
        }
        let range = NSRange(text.startIndex..., in: text)
        return expression.matches(in: text, range: range).map { match in
            (1..<match.numberOfRanges).map { number in
                Range(match.range(at: number), in: text).map { String(text[$0]) } ?? ""
            }
        }
    }
}
