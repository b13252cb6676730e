import Crypto
import Foundation
import HTTPTypes
import NIOHTTP1
import Programme
import Records
import Synchronization
import Testing

@testable import Site

@Suite("Form tokens")
struct FormTokenTests {
    private let tokens = FormTokens(secrets: [SymmetricKey(size: .bits256)])
    private let noon: Int64 = 1_800_000_000

    @Test("A token from elsewhere, for another form, cut, lengthened or altered is foreign")
    func foreign() {
        let token = tokens.issue(for: "/v/a/p/b", now: noon)
        #expect(tokens.judge(nil, for: "/v/a/p/b", now: noon) == .foreign)
        #expect(tokens.judge("", for: "/v/a/p/b", now: noon) == .foreign)
        #expect(tokens.judge(token, for: "/v/a/p/c", now: noon) == .foreign)
        #expect(tokens.judge(String(token.dropLast()), for: "/v/a/p/b", now: noon) == .foreign)
        #expect(tokens.judge(token + "A", for: "/v/a/p/b", now: noon) == .foreign)
        let other = FormTokens(secrets: [SymmetricKey(size: .bits256)])
        #expect(tokens.judge(other.issue(for: "/v/a/p/b", now: noon), for: "/v/a/p/b", now: noon) == .foreign)
        for index in token.indices {
            var altered = token
            altered.replaceSubrange(index...index, with: token[index] == "x" ? "y" : "x")
            #expect(tokens.judge(altered, for: "/v/a/p/b", now: noon) != .valid)
        }
    }

    @Test("A token lasts a day", arguments: [(0, true), (86_400, true), (86_401, false), (-60, true), (-61, false)])
    func lifetime(later: Int64, isValid: Bool) {
        let token = tokens.issue(for: "/code", now: noon)
        #expect(tokens.judge(token, for: "/code", now: noon + later) == (isValid ? .valid : .tooOld))
    }

    @Test("Two tokens are never the same, and hold only letters, digits, - and _")
    func fresh() {
        let all = (0..<1_000).map { _ in tokens.issue(for: "/code", now: noon) }
        #expect(Set(all).count == 1_000)
        #expect(
            all.allSatisfy { $0.utf8.count == 40 && $0.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) } })
    }
}

@Suite("Passes in cookies")
struct PassTests {
    private let passes = Passes(secrets: [SymmetricKey(size: .bits256)], isSecure: true)
    private let pass = Pass(opening: .random(), own: .random())

    private func head(_ cookie: String) -> HTTPRequestHead {
        HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: ["cookie": cookie])
    }

    private func value(_ field: HTTPField) -> String { String(field.value.prefix { $0 != ";" }) }

    @Test("A pass of another collection, another key or with one character changed is none")
    func foreign() {
        let cookie = value(passes.header(pass, collection: "een"))
        #expect(passes.read(head(cookie), collection: "twee", now: 0) == nil)
        #expect(
            passes.read(head(cookie.replacingOccurrences(of: "-een=", with: "-twee=")), collection: "twee", now: 0)
                == nil)
        let others = Passes(secrets: [SymmetricKey(size: .bits256)], isSecure: true)
        #expect(others.read(head(cookie), collection: "een", now: 0) == nil)
        let start = cookie.index(after: cookie.firstIndex(of: "=") ?? cookie.startIndex)
        for index in cookie[start...].indices {
            var altered = cookie
            altered.replaceSubrange(index...index, with: cookie[index] == "x" ? "y" : "x")
            let read = passes.read(head(altered), collection: "een", now: 0)
            #expect(read == nil)
        }
    }

    @Test("A pass comes back whole, also beside other cookies")
    func roundTrip() {
        let cookie = value(passes.header(pass, collection: "een"))
        for line in [cookie, "a=b; \(cookie)", "\(cookie); c", ";;\(cookie)", "x\(cookie); \(cookie)"] {
            #expect(passes.read(head(line), collection: "een", now: 0) == pass)
        }
    }

    @Test("A pass with an end is taken until then, by the server's clock; the cookie itself goes with the browser")
    func end() {
        var ending = pass
        ending.until = 1_000
        let field = passes.header(ending, collection: "een")
        #expect(!field.value.contains("Max-Age"))
        #expect(passes.read(head(value(field)), collection: "een", now: 1_000) == ending)
        #expect(passes.read(head(value(field)), collection: "een", now: 1_001) == nil)
    }

    @Test("After the code key was renewed, what the old one made still counts")
    func renewed() {
        let old = SymmetricKey(size: .bits256)
        let before = Passes(secrets: [old], isSecure: true)
        let after = Passes(secrets: [SymmetricKey(size: .bits256), old], isSecure: true)
        let cookie = value(before.header(pass, collection: "een"))
        #expect(after.read(head(cookie), collection: "een", now: 0) == pass)
        #expect(before.read(head(value(after.header(pass, collection: "een"))), collection: "een", now: 0) == nil)
    }

    @Test("Base64 comes back as it went, and takes nothing that it does not write")
    func base64() {
        for count in 0..<40 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 67 + count) }
            let text = Base64URL.encode(bytes)
            #expect(text.utf8.count == (count * 4 + 2) / 3 && Base64URL.decode(text) == bytes)
            #expect(Base64URL.decode(text + "=") == nil && Base64URL.decode(text + "é") == nil)
        }
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
        #expect(Base64URL.decode("-_9") == nil && Base64URL.decode("A") == nil && Base64URL.decode("+_8") == nil)
    }

    @Test("Nothing of a code can be decoded from the cookie, which is another each time")
    func sealed() throws {
        let cookies = (0..<2).map { _ in value(passes.header(pass, collection: "een")) }
        #expect(cookies[0] != cookies[1])
        for cookie in cookies {
            let text = String(cookie.drop { $0 != "=" }.dropFirst())
            let bytes = try #require(Base64URL.decode(text))
            for code in [pass.opening, pass.own] {
                let plain = withUnsafeBytes(of: code.bits.bigEndian) { Array($0) }
                #expect(!bytes.indices.contains { bytes[$0...].starts(with: plain[3...]) })
            }
        }
    }

    @Test("Its cookie is bound to this host, to https and to our own pages, and script cannot read it")
    func attributes() {
        let line = passes.header(pass, collection: "een").value
        #expect(line.hasPrefix("__Host-buurtstem-een="))
        for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] { #expect(line.contains(part)) }
        #expect(!line.contains("Max-Age") && !line.contains("Expires") && !line.contains("Domain"))
        #expect(!line.contains(pass.opening.printed) && !line.contains(pass.own.printed))
    }
}

@Suite("Budgets for guessing codes")
struct GuessBudgetTests {
    private let home = ClientNetwork(address: "192.0.2.7")
    private let library = ClientNetwork(address: "198.51.100.1")

    @Test("A network that guesses is slowed down, others are not")
    func perNetwork() {
        let budget = GuessBudget { _ in }
        for guess in 0..<UInt64(GuessBudget.perNetwork) {
            #expect(budget.verdict(network: home, code: guess, now: 0) == .serve)
            budget.wrong(network: home, code: guess, now: 0)
        }
        #expect(budget.verdict(network: home, code: 1_000, now: 1) == .delay)
        #expect(
            budget.verdict(network: ClientNetwork(address: "192.0.2.200"), code: 1_000, now: 1) == .delay)
        #expect(budget.verdict(network: library, code: 1_000, now: 1) == .serve)
        #expect(budget.verdict(network: home, code: 1_000, now: GuessBudget.window) == .serve)
    }

    @Test("One code that is tried from many places is slowed down")
    func perCode() {
        let budget = GuessBudget { _ in }
        for place in 0..<GuessBudget.perCode {
            budget.wrong(network: ClientNetwork(address: "10.0.\(place).1"), code: 7, now: 0)
        }
        #expect(budget.verdict(network: library, code: 7, now: 0) == .delay)
        #expect(budget.verdict(network: library, code: 8, now: 0) == .serve)
    }

    @Test("A good code costs nothing of the budget, and only so many are made to wait")
    func waiting() {
        let budget = GuessBudget { _ in }
        for guess in 0..<UInt64(200) {
            budget.wrong(network: home, code: guess % 3, now: 0)
            budget.right(network: home, code: guess % 3)
        }
        #expect(budget.verdict(network: home, code: 1, now: 0) == .serve)
        for _ in 0..<GuessBudget.mostWaiting { #expect(budget.mayWait()) }
        #expect(!budget.mayWait())
        budget.hasWaited()
        #expect(budget.mayWait())
    }

    @Test("One network that begins without end must wait and raises the alarm once; others begin on")
    func begins() {
        let alarms = Mutex<[Int]>([])
        let budget = BeginBudget { count in alarms.withLock { $0.append(count) } }
        for _ in 0..<BeginBudget.perNetwork { #expect(budget.mayBegin(home, now: 0)) }
        for _ in 0..<10 { #expect(!budget.mayBegin(home, now: 1)) }
        #expect(budget.mayBegin(library, now: 1))
        #expect(alarms.withLock { $0 } == [BeginBudget.perNetwork])
        #expect(budget.mayBegin(home, now: BeginBudget.window))
        // Behind a proxy that names nobody all are one network: only the total counts.
        let machine = ClientNetwork(address: "127.0.0.1")
        let begun = (0..<2 * BeginBudget.inAll).filter { _ in budget.mayBegin(machine, now: BeginBudget.window) }.count
        #expect(begun == BeginBudget.inAll - 1)
    }

    @Test("Many wrong codes in all raise the alarm once, and memory stays bounded")
    func alarm() {
        let alarms = Mutex<[Int]>([])
        let budget = GuessBudget { count in alarms.withLock { $0.append(count) } }
        for guess in 0..<UInt64(100_000) {
            budget.wrong(
                network: ClientNetwork(address: "10.\(guess >> 8 & 255).\(guess & 255).1"), code: guess, now: 0)
        }
        #expect(alarms.withLock { $0 } == [GuessBudget.inAll])
    }

    @Test(
        "Neighbours share a network",
        arguments: [
            ("192.0.2.7", "192.0.2.250", true), ("192.0.2.7", "192.0.3.7", false),
            ("2001:db8:1:200::1", "2001:db8:1:2ff:9::1", true), ("2001:db8:1:200::1", "2001:db8:1:300::1", false),
            ("::ffff:192.0.2.7", "192.0.2.9", true), ("nonsense", "more nonsense", true),
        ])
    func networks(left: String, right: String, same: Bool) {
        #expect((ClientNetwork(address: left) == ClientNetwork(address: right)) == same)
    }
}
