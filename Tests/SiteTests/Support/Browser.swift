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
        /// What the page says by itself: names of assets and tokens, in which any digits may stand, are left out.
        var mainWithoutTokens: String { main.html.replacing(/name="(token|trekking)" value="[^"]*"/, with: "") }
        /// The page's name in its address.
        var page: String { path.split(separator: "?")[0].split(separator: "/").last.map(String.init) ?? "" }
    }

    private let client: TestClient
    private let cookies = Mutex<[String: String]>([:])

    let port: Int

    init(_ client: TestClient, port: Int) {
        self.client = client
        self.port = port
    }

    /// Runs a test with a browser on the service at a port.
    static func visiting(port: Int, _ body: @Sendable (Browser) async throws -> Void) async throws {
        // Nobody's test fails because its machine is busy: the client of the live tests waits for twenty seconds only.
        let client = TestClient(
            host: "localhost", port: port, configuration: TestClient.Configuration(timeout: .seconds(600)))
        client.connect()
        do {
            try await body(Browser(client, port: port))
        } catch {
            try? await client.shutdown()
            throw error
        }
        try await client.shutdown()
    }

    /// Another browser on the same site, without this one's cookies.
    func another() -> Browser { Browser(client, port: port) }

    /// Another tab of this browser.
    func tab() -> Browser {
        let other = another()
        let held = cookies.withLock { $0 }
        other.cookies.withLock { $0 = held }
        return other
    }

    var cookieHeader: String { cookies.withLock { $0.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") } }

    /// Opens an address, following redirects.
    @discardableResult
    func get(_ path: String) async throws -> Screen { try await follow(send(.get, path, [])) }

    /// Opens an address and stops at the answer.
    func getOnly(_ path: String) async throws -> Screen { try await send(.get, path, []) }

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
        let response = try await answer(
            .post, screen.action.replacing("&amp;", with: "&"), headers, ByteBuffer(string: body))
        return try await follow(Screen(response, at: screen.action))
    }

    private func follow(_ screen: Screen) async throws -> Screen {
        var screen = screen
        var left = 5
        while true {
            if screen.status == 303, left > 0, let next = screen.headers[.location] {
                left -= 1
                screen = try await send(.get, next, [])
            } else if screen.path.contains("/bezig"), screen.html.contains("http-equiv=\"refresh\"") {
                // What the machine does with a story: asked for again until it is done.
                try await Task.sleep(for: .milliseconds(50))
                screen = try await send(.get, screen.path, [])
            } else {
                break
            }
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
        let response = try await answer(method, fragmentless, headers, body)
        for line in response.head.headerFields[values: .setCookie] { store(line) }
        return Screen(response, at: fragmentless)
    }

    private func answer(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: ByteBuffer
    ) async throws -> TestClient.Response {
        var headers = headers
        headers[.connection] = "keep-alive"
        let request = TestClient.Request(path, method: method, authority: "localhost", headers: headers, body: body)
        do {
            return try await client.execute(request)
        } catch ChannelError.ioOnClosedChannel {
            // The service ended the connection after an answer given early, just before this went out: on a new one.
            return try await client.execute(request)
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

extension Browser.Screen {
    fileprivate init(_ response: TestClient.Response, at path: String) {
        self.init(
            status: response.head.status.code, path: path, html: String(buffer: response.body ?? ByteBuffer()),
            headers: response.head.headerFields)
    }
}
