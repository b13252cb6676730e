import HummingbirdTesting
import Testing

@testable import Site

@Suite("A file that is far too large")
struct TooLargeTests {
    /// Sends so many bytes as a file, whether they are taken or not; the answer.
    private static func send(_ bytes: Int, to path: String, of site: SiteUnderTest) async throws -> String {
        try await site.application.test(.live) { client in
            let connection = try RawConnection(port: try #require(client.port))
            connection.send(
                "POST \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: multipart/form-data; boundary=grens\r\nContent-Length: \(bytes)\r\n\r\n")
            let reading = Task { await connection.readToEnd() }
            let block = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 16)
            var left = bytes
            while left > 0, connection.send(Array(block.prefix(left))) { left -= block.count }
            let answer = await reading.value
            connection.close()
            return answer
        }
    }

    @Test("Whoever chose a recording of 60 MB is told in staff's words what is taken, and sees that answer")
    func recording() async throws {
        let site = try SiteUnderTest()
        let dutch = try await Self.send(60_000_000, to: "/medewerkers/verhalen/nieuw?taal=nl", of: site)
        #expect(dutch.hasPrefix("HTTP/1.1 413 "))
        #expect(dutch.contains("Dit is te groot om te versturen") && dutch.contains("hoogstens 8 MB"))
        #expect(dutch.contains("Koos u een opname") && dutch.contains("/medewerkers?taal=nl"))
        let english = try await Self.send(60_000_000, to: "/medewerkers/verhalen/nieuw?taal=en", of: site)
        #expect(english.contains("This is too large to send") && english.contains("at most 8 MB"))
    }

    @Test("A resident's post is answered in a resident's words, and what lies far above a recording is cut off")
    func others() async throws {
        let site = try SiteUnderTest()
        let resident = try await Self.send(3_000_000, to: "/code", of: site)
        #expect(!resident.contains("medewerkers"))
        let endless = try await Self.send(400_000_000, to: "/medewerkers/verhalen/nieuw?taal=nl", of: site)
        #expect(endless.isEmpty || endless.hasPrefix("HTTP/1.1 413 "))
    }
}
