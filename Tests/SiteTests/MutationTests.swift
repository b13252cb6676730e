import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

/// Requests of a real journey, changed at random: no crash, no answer of 500 or above, no planted word in the log.
///
/// `MUTATED_REQUESTS` sets how many (2,000 in tests, 1,000,000 in the soak), `MUTATION_SEED` the start of the chance.
@Suite("Mutated requests")
struct MutationTests {
    private static let canary = "KANARIE-7f3a"

    private static func number(_ name: String, otherwise standard: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
    }

    @Test("2,000 mutated requests: nothing breaks and nothing leaks")
    func mutated() async throws {
        let count = Self.number("MUTATED_REQUESTS", otherwise: 2_000)
        let seed = Self.number("MUTATION_SEED", otherwise: 20_261_121)
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let samples = try await Self.samples(browser)
            let port = browser.port
            let answered = await withTaskGroup(of: Int.self) { group in
                for first in 0..<Self.atOnce {
                    let numbers = stride(from: first, to: count, by: Self.atOnce)
                    group.addTask { await Self.send(numbers, of: samples, seed: seed, port: port) }
                }
                return await group.reduce(0, +)
            }
            #expect(answered > count / 2, "\(answered) of \(count) were answered")
            await Self.expectHealth(port: port, after: count)
        }
        // What the service logged holds nothing of what was sent.
        #expect(!site.logged.uppercased().contains("KANARIE"))
    }

    /// Whether a server can know that the request ends: only then does it owe an answer to somebody who has said all.
    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes.drop { $0 == 13 || $0 == 10 }.map { $0 < 128 ? $0 : 63 }, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return false }
        let head = text[..<end.lowerBound].lowercased()
        guard !head.contains("transfer-encoding") else { return false }
        let lengths = head.matches(of: /content-length: *([0-9]+)/).compactMap { Int($0.1) }
        return lengths.allSatisfy { $0 <= text[end.upperBound...].utf8.count }
    }

    /// Sends the requests of these numbers, each changed by a chance that starts from its number; how many were answered.
    private static func send(
        _ numbers: StrideTo<Int>, of samples: [[UInt8]], seed: Int, port: Int
    ) async -> Int {
        var (answered, silent) = (0, 0)
        for number in numbers {
            var chance = SplitMix(seed: UInt64(seed + number))
            let bytes = mutate(samples.randomElement(using: &chance) ?? [], &chance)
            let answer = await answer(to: bytes, port: port)
            let status = answer.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0) }
            #expect(answer.isEmpty || (status ?? 0) < 500, "request \(number) of seed \(seed): \(answer.prefix(60))")
            if !answer.isEmpty {
                answered += 1
            } else if isWhole(bytes) {
                silent += 1
                Issue.record("request \(number) of seed \(seed) was whole and got no answer")
            }
            if number % 100 == 0 { await expectHealth(port: port, after: number) }
            // A server that is gone would leave every later request without an answer.
            guard silent < 10 else { break }
        }
        return answered
    }

    /// How many respondents send at the same time; one connection each.
    private static let atOnce = 16

    /// What is answered on a connection of its own; nothing when none could be made.
    private static func answer(to bytes: [UInt8], port: Int) async -> String {
        guard let connection = try? RawConnection(port: port) else { return "" }
        defer { connection.close() }
        connection.send(bytes)
        connection.finishSending()
        return await connection.readToEnd()
    }

    /// The service still answers, on a connection of its own: one kept open meanwhile is closed for idling.
    private static func expectHealth(port: Int, after number: Int) async {
        let answer = await answer(to: Array("GET /gezondheid HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8), port: port)
        #expect(answer.hasPrefix("HTTP/1.1 200"), "after request \(number)")
    }

    /// The requests of a journey as bytes, a planted word in every place that a visitor fills.
    private static func samples(_ browser: Browser) async throws -> [[UInt8]] {
        var screen = try await browser.begin()
        let first = screen
        let field = screen.field("vervoer", 0)
        screen = try await browser.submit(screen, [(field, "anders")], press: "ververs")
        let check = try await browser.get("/v/wijk/controle")
        let code = try await browser.get("/code")
        let cookie = browser.cookieHeader
        func token(_ screen: Browser.Screen) -> String { screen.hidden.first { $0.0 == "token" }?.1 ?? "" }
        func get(_ path: String) -> [UInt8] {
            Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\nUser-Agent: \(canary)\r\n\r\n".utf8)
        }
        func post(_ path: String, _ body: String) -> [UInt8] {
            let head =
                "POST \(path) HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie); x=\(canary)\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            return Array((head + body).utf8)
        }
        return [
            get("/"), get("/v/wijk?taal=\(canary)"), get(first.path), get("/v/wijk/controle"), get("/v/wijk/klaar"),
            get("/v/wijk/pauze"), get("/assets/\(canary).css"), get("/code?\(canary)"), get("/mijn-antwoorden"),
            post(first.path, "token=\(token(first))&\(field)=&\(field)=anders&n3=\(canary)&doe=verder"),
            post(first.path, "token=\(token(first))&\(field)=\(canary)&doe=voegtoe:0:n5"),
            post(first.path, "token=\(token(first))&doe=verwijder:n6-1&\(field)=auto"),
            post("/v/wijk/begin", "token=x&toestemming=ja&buurt=\(canary)"),
            post("/v/wijk/versturen", "token=\(token(check))"),
            post("/code", "token=\(token(code))&code=\(canary)"),
            post("/mijn-antwoorden/bekijken", "token=x&code=\(canary)"),
        ]
    }

    /// One to four changes: bytes flipped, cut out, doubled, moved, or replaced by something nasty.
    private static func mutate(_ request: [UInt8], _ chance: inout SplitMix) -> [UInt8] {
        var bytes = request
        for _ in 0...Int.random(in: 0...3, using: &chance) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &chance)
            let length = min(Int.random(in: 1...20, using: &chance), bytes.count - place)
            switch Int.random(in: 0...5, using: &chance) {
            case 0: bytes[place] = .random(in: 0...255, using: &chance)
            case 1: bytes.removeSubrange(place..<(place + length))
            case 2: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
            case 3: bytes.insert(contentsOf: Array((nasty.randomElement(using: &chance) ?? "").utf8), at: place)
            case 4: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &chance))
            default:
                bytes.replaceSubrange(
                    place..<(place + length), with: Array((nasty.randomElement(using: &chance) ?? "").utf8))
            }
        }
        return bytes
    }

    private static let nasty = [
        "%", "%00", "%zz", "%C3", "\u{0}", "\r\n", "\r\n\r\n", "&", "=", ";", "..", "/", "//", "?", "#", "\u{202E}",
        "😀",
        "<script>alert(1)</script>", "' OR 1=1 --", "n99999999", "n1-99999999", "n-1", "9223372036854775808", "-1",
        "1e999",
        "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "Host: elders.example\r\n",
        "Expect: 100-continue\r\n",
        "Cookie: buurtstem-wijk=AAAA\r\n", "voegtoe:0:n0", "verwijder:n0", "taal:xx",
        String(repeating: "A", count: 5_000),
    ]
}
