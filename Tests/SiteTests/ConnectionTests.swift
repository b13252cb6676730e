import Foundation
import HummingbirdTesting
import Testing

@testable import Site

/// Requests as a browser, a proxy or somebody who means harm puts them on one connection.
@Suite("One connection")
struct ConnectionTests {
    private static let type = "Content-Type: application/x-www-form-urlencoded\r\n"

    private static func post(_ body: String, _ more: String = "", version: String = "1.1") -> String {
        "POST /code HTTP/\(version)\r\nHost: localhost\r\n\(type)\(more)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    /// Everything that is answered to `text`, until the server closes.
    private func answers(to text: String) async throws -> [Substring] {
        try await ShellUnderTest().application.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            defer { connection.close() }
            connection.send(text)
            return await connection.readToEnd().split(separator: "HTTP/1.1 ")
        }
    }

    @Test(
        "Requests sent one behind the other are answered in their order, also when one must wait",
        arguments: [["a=1", "b=2", "c=3"], ["a=1&traag=1", "b=2", "c=3&traag=1", "d=4"]])
    func pipelined(bodies: [String]) async throws {
        let last = Self.post("z=9", "Connection: close\r\n")
        let answers = try await answers(to: bodies.map { Self.post($0) }.joined() + last)
        let echoes = answers.map { $0.split(separator: "\r\n").last?.replacingOccurrences(of: "\n", with: "&") }
        #expect(echoes == bodies + ["z=9"])
        #expect(answers.allSatisfy { $0.hasPrefix("200 ") })
    }

    @Test("Who asks for leave to send a body gets it, and the body may come in pieces")
    func expectsLeave() async throws {
        let head =
            "POST /code HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(Self.type)Expect: 100-continue\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
        let answers = try await answers(to: head + "3\r\na=1\r\n4\r\n&b=2\r\n0\r\n\r\n")
        #expect(answers.map { $0.prefix(4) } == ["100 ", "200 "])
        #expect(answers.last?.hasSuffix("\r\n\r\na=1\nb=2") == true)
    }

    @Test(
        "The connection ends after the answer where the visitor says so; what stands behind it is not answered",
        arguments: [post("a=1", "Connection: close\r\n"), post("a=1", version: "1.0")])
    func ends(request: String) async throws {
        let answers = try await answers(to: request + Self.post("b=2"))
        #expect(answers.count == 1)
        #expect(answers.first?.hasSuffix("a=1") == true)
        #expect(answers.first?.lowercased().contains("connection: close") == true)
    }

    @Test("A large answer is not cut off for somebody who takes it slowly, though the idle time is short")
    func slowTaker() async throws {
        var limits = ShellLimits.unhurried
        limits.idleSeconds = 2
        let text = try await ShellUnderTest(limits: limits).application.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            defer { connection.close() }
            connection.send("GET /toegankelijkheid HTTP/1.1\r\nHost: localhost\r\n\r\n")
            // Meanwhile nothing is taken, for several times the idle time.
            try await Task.sleep(for: .seconds(8))
            return await connection.readToEnd()
        }
        #expect(text.utf8.count > 32 << 20)
    }

    @Test(
        "A browser that goes away before its answer leaves a line in the log too, and no more than one",
        .timeLimit(.minutes(20)),
        arguments: [
            ("a=1", 20, "POST /code status=400 "),  // in the middle of a post, which is no whole request
            ("a=1&blijft=1", 0, "POST /code status=499 "),  // while it is worked on
        ])
    func goesAway(body: String, missing: Int, line: String) async throws {
        let shell = ShellUnderTest()
        try await shell.application.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.send(
                "POST /code HTTP/1.1\r\nHost: localhost\r\n\(Self.type)Content-Length: \(body.utf8.count + missing)\r\n\r\n"
                    + body)
            if missing == 0 { await shell.held.wait() }
            // A reset may overtake bytes that were not read yet; in the middle of a post an ordinary end is enough.
            if missing == 0 { connection.reset() } else { connection.close() }
            while !shell.logged.contains("POST") { try await Task.sleep(for: .milliseconds(10)) }
            shell.held.letGo()
        }
        #expect(shell.logged.split(separator: "\n").map { $0.prefix(line.count) } == [line[...]])
    }

    @Test("What cannot be read as a request leaves a line in the log, without a word of it")
    func unreadable() async throws {
        let shell = ShellUnderTest()
        try await shell.application.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            defer { connection.close() }
            connection.send("kanarie kanarie kanarie\r\n\r\n")
            _ = await connection.readToEnd()
        }
        #expect(shell.logged.hasPrefix("OTHER - status=400 "))
        #expect(!shell.logged.contains("kanarie"))
    }

    @Test("After a refusal that came before its body, the next request on the connection is answered")
    func refusedEarly() async throws {
        let refused =
            "POST /code HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            + "Content-Length: 20000\r\n\r\n" + String(repeating: "x", count: 20_000)
        let answers = try await answers(to: refused + Self.post("b=2", "Connection: close\r\n"))
        #expect(answers.map { $0.prefix(4) } == ["415 ", "200 "])
    }

    @Test(
        "A date is written as HTTP asks",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_827_696, "Tue, 29 Feb 2000 12:34:56 GMT"), (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 GMT"),
        ])
    func dates(seconds: Double, text: String) {
        #expect(HTTPDate(Date(timeIntervalSince1970: seconds)).text == text)
    }
}
