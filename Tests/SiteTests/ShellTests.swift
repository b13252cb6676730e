import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

@Suite("The HTTP shell")
struct ShellTests {
    private static let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

    /// Requests that reach each status without a browser's help.
    struct Row: Sendable, CustomTestStringConvertible {
        let status: Int
        let path: String
        var method: HTTPRequest.Method = .get
        var headers: HTTPFields = [:]
        var body = ""
        var testDescription: String { "\(status)" }
    }

    private static let rows = [
        Row(status: 200, path: "/"),
        Row(status: 303, path: "/privacy"),
        Row(status: 304, path: "/assets/site.css"),
        Row(status: 400, path: "/code", method: .post, headers: form, body: "code=%zz"),
        Row(
            status: 403, path: "/code", method: .post,
            headers: [.contentType: "application/x-www-form-urlencoded", .origin: "https://elders.example"]),
        Row(status: 404, path: "/wp-login.php"),
        Row(status: 405, path: "/code", method: .delete),
        Row(status: 405, path: "/v/zes-kanten/versturen"),
        Row(
            status: 413, path: "/code", method: .post, headers: form,
            body: "code=" + String(repeating: "a", count: 1 << 20)),
        Row(status: 413, path: "/code", method: .post, headers: form, body: String(repeating: "a=1&", count: 5_001)),
        Row(status: 415, path: "/code", method: .post, headers: [.contentType: "multipart/form-data; boundary=x"]),
        Row(status: 415, path: "/code", method: .post),
        Row(status: 500, path: "/contact"),
    ]

    @Test("Every answer carries every security header, whatever its status", arguments: rows)
    func headersOnEveryStatus(row: Row) async throws {
        try await ShellUnderTest().application.test(.live) { client in
            try await client.execute(
                uri: row.path, method: row.method, headers: row.headers, body: ByteBuffer(string: row.body)
            ) { response in
                #expect(response.status.code == row.status)
                for name in securityHeaderNames {
                    let count = response.headers.filter { $0.name.canonicalName == name.lowercased() }.count
                    #expect(count == 1, "\(name) on \(row.status)")
                }
                #expect(response.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
                #expect(response.headers[.server] == nil)
            }
        }
    }

    @Test(
        "A request that names another host, two hosts or none is refused",
        arguments: [
            ("GET / HTTP/1.1\r\nHost: elders.example\r\n\r\n", 421),
            ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 421),
            ("GET / HTTP/1.1\r\nHost: localhost:1x\r\n\r\n", 421),
            ("GET / HTTP/1.1\r\nHost: localhost.elders.example\r\n\r\n", 421),
            ("GET / HTTP/1.1\r\n\r\n", 421),
            ("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 200),
            ("GET / HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n", 200),
            // Not HTTP at all, or smuggling: the library's own answer must be dressed as well.
            ("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd", 400),
            ("\u{0}\u{1}\u{2}\r\n\r\n", 400),
            ("G@T / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "y", count: 40_000))\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: localhost\r\n\(String(repeating: "X: 1\r\n", count: 200))\r\n", 400),
        ])
    func hosts(request: String, status: Int) async throws {
        try await ShellUnderTest().application.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.send(request)
            connection.finishSending()
            let answer = await connection.readToEnd()
            connection.close()
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer.prefix(80))")
            for name in securityHeaderNames { #expect(answer.contains("\(name): "), "\(name)") }
        }
    }

    @Test("A body that drips a byte at a time is ended with 408 when the whole request takes too long")
    func drippingBody() async throws {
        var limits = ShellLimits.unhurried
        limits.deadlineSeconds = 1
        let shell = ShellUnderTest(limits: limits)
        try await shell.application.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.send(
                "POST /code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 1000\r\n\r\n")
            let dripping = Task {
                while connection.send("a"), !Task.isCancelled { try await Task.sleep(for: .milliseconds(100)) }
            }
            let answer = await connection.readToEnd()
            dripping.cancel()
            // Not before its last byte: it would fall into whatever connection gets the number of this one.
            try? await dripping.value
            connection.close()
            #expect(answer.hasPrefix("HTTP/1.1 408 "))
            #expect(answer.contains("Content-Security-Policy: "))
        }
        #expect(shell.logged.hasPrefix("POST /code status=408 "))
        #expect(shell.logged.filter { $0 == "\n" }.count == 1)
    }

    @Test("A silent connection is closed")
    func silence() async throws {
        var limits = ShellLimits.unhurried
        limits.idleSeconds = 1
        try await ShellUnderTest(limits: limits).application.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.send("GET / HTT")
            #expect(await connection.readToEnd() == "")
            connection.close()
        }
    }

    @Test("A huge post is refused before it has been read whole")
    func hugeBody() async throws {
        var limits = ShellLimits.unhurried
        limits.drainBytes = 1 << 20
        try await ShellUnderTest(limits: limits).application.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.send(
                "POST /code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 300000000\r\n\r\n")
            let reading = Task { await connection.readToEnd() }
            let block = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 16)
            var sent = 0
            while sent < 300_000_000, connection.send(block) { sent += block.count }
            #expect(sent < 20_000_000)
            let answer = await reading.value
            connection.close()
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test("More requests at once than the limit get 503 and are told when to come back")
    func tooBusy() async throws {
        var limits = ShellLimits.unhurried
        limits.requestsAtOnce = 0
        try await ShellUnderTest(limits: limits).application.test(.live) { client in
            try await client.execute(uri: "/", method: .get) { response in
                #expect(response.status == .serviceUnavailable)
                #expect(response.headers[.retryAfter] == "10")
                for name in securityHeaderNames {
                    #expect(response.headers.contains { $0.name.canonicalName == name.lowercased() }, "\(name)")
                }
            }
        }
    }

    @Test("The log names the template, and nothing that the visitor sent")
    func log() async throws {
        let shell = ShellUnderTest()
        try await shell.application.test(.live) { client in
            try await client.execute(
                uri: "/v/kanarie/p/kanarie?q=kanarie", method: .post, headers: Self.form,
                body: ByteBuffer(string: "kanarie=kanarie")
            ) { #expect($0.status == .ok) }
            try await client.execute(uri: "/kanarie?kanarie", method: .put) { #expect($0.status == .notFound) }
            try await client.execute(uri: "/contact", method: .get) { #expect($0.status == .internalServerError) }
        }
        let lines = shell.logged.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.first?.hasPrefix("POST /v/{collection}/p/{page} status=200 ms=") == true)
        #expect(!shell.logged.lowercased().contains("kanarie"))
    }

    @Test("HEAD gets the headers of GET and no body")
    func head() async throws {
        try await ShellUnderTest().application.test(.live) { client in
            try await client.execute(uri: "/gezondheid", method: .head) { response in
                #expect(response.status == .ok)
                #expect(response.body.readableBytes == 0)
            }
        }
    }
}
