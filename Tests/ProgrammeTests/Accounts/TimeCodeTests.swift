import Testing

@testable import Programme

@Suite("Codes of the second factor")
struct TimeCodeTests {
    /// RFC 6238, appendix B, SHA-1; the seed is the digits as ASCII.
    @Test(
        "The codes are those of RFC 6238",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func vectors(seconds: Int64, code: String) throws {
        let secret = try #require(FactorSecret(bytes: Array("12345678901234567890".utf8)))
        #expect(secret.code(step: FactorSecret.step(at: seconds), digits: 8) == code)
        #expect(secret.code(step: FactorSecret.step(at: seconds)) == String(code.suffix(6)))
    }

    @Test("A code serves half a minute early and late, not longer, and never twice")
    func window() throws {
        let secret = FactorSecret.random()
        let now: Int64 = 1_795_258_800
        let step = FactorSecret.step(at: now)
        for (offset, serves) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)] {
            let found = secret.step(of: secret.code(step: step + offset), at: now, after: nil)
            #expect((found == step + offset) == serves, "\(offset)")
        }
        #expect(secret.step(of: secret.code(step: step), at: now, after: step) == nil)
        #expect(secret.step(of: secret.code(step: step - 1), at: now, after: step) == nil)
        #expect(secret.step(of: secret.code(step: step + 1), at: now, after: step) == step + 1)
        let code = secret.code(step: step)
        #expect(secret.step(of: " \(code.prefix(3)) \(code.suffix(3)) ", at: now, after: nil) == step)
        for typed in ["", "12345", code + "1", "zes cijfers", "１２３４５６"] {
            #expect(secret.step(of: typed, at: now, after: nil) == nil)
        }
    }

    /// RFC 4648 §10, brought to twenty bytes.
    @Test("The secret is printed in base32, and the address holds it with the service and the login")
    func address() throws {
        let secret = try #require(FactorSecret(bytes: Array("foobarfoobarfoobarfo".utf8)))
        #expect(secret.base32 == "MZXW6YTBOJTG633CMFZGM33PMJQXEZTP")
        #expect(secret.printed == "MZXW 6YTB OJTG 633C MFZG M33P MJQX EZTP")
        let login = try #require(LoginName("anna@example.nl"))
        #expect(
            secret.address(service: "Buurt & stem", login: login)
                == "otpauth://totp/Buurt%20%26%20stem:anna%40example%2Enl?secret=MZXW6YTBOJTG633CMFZGM33PMJQXEZTP"
                + "&issuer=Buurt%20%26%20stem&algorithm=SHA1&digits=6&period=30")
    }
}
