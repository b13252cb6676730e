import Testing

@testable import Programme

@Suite("Passwords")
struct PasswordTests {
    private let rule = PasswordRule(personal: ["Buurtstem", "Stichting Proefbuurt", "carla.jansen", "Carla Jansen"])

    @Test(
        "What guessers try first is refused",
        arguments: [
            "123456789012", "111111111111", "qwertyuiop12", "qwertyuiop[]", "wachtwoord123", "Wachtwoord2026!",
            "W@chtw00rd!!", "p4$$w0rdp4$$w0rd", "welkom welkom", "Welkom01Welkom01", "abcdefghijkl", "abcabcabcabc",
            "qazwsxedcrfv", "1qaz2wsx3edc", "zomer2026!!!", "IloveYou12345", "geheim geheim geheim", "letmeinletmein",
            "correcthorsebatterystaple", "aaaaaaaaaaaab", "asdfghjklasdfghjkl", "000000000000", "AdminAdmin123",
            "P@ssw0rd2026!", "1q2w3e4r5t6y", "sinterklaas123",
            "mijnwachtwoord", "letmeinplease1", "ikhouvanjou123", "ikhouvanjou2026", "lieveschat1234",
            "manchesterunited",
            "cristianoronaldo", "professional1", "congratulations", "gezelligheid1", "harrypotter123",
            "verzorgende2026",
        ])
    func common(password: String) {
        #expect(throws: PasswordFault.common) { try rule.check(password) }
    }

    @Test(
        "The own name and the programme's are refused, alone and dressed up",
        arguments: [
            "carlajansen2026", "Carla Jansen 1!", "Proefbuurt2026", "buurtstem buurtstem", "stichtingproefbuurt",
        ])
    func personal(password: String) {
        #expect(throws: PasswordFault.personal) { try rule.check(password) }
    }

    @Test(
        "Others are taken, without any rule about capitals, digits or signs",
        arguments: [
            "vier kleine blauwe olifanten", "paardenbloem op het balkon", "xkqjvzwpnrtm", "847261950384",
            "ik eet graag drop",
            "mijn buurvrouw heet geen Carla", "Ψυχή και σώμα", "🐘🐫🦜🐌🐙🦔🐢🦉🐝🐞🦋🐳", "hunter2 is te kort niet",
            "de fiets van oma staat weer buiten", "ik hou van jou en van de regen", "paard appeltaart fiets kaas",
            "balkonolifant", "mijn zus bakt taart op zondag",
        ])
    func taken(password: String) throws { try rule.check(password) }

    @Test("Eleven characters are too few, however they are typed, and more than 512 bytes too many")
    func length() {
        #expect(throws: PasswordFault.tooShort) { try rule.check("xkqjvzwpnrt") }
        #expect(throws: PasswordFault.tooShort) { try rule.check("e\u{301}xkqjvzwpnr") }
        #expect(throws: PasswordFault.tooLong) { try rule.check(String(repeating: "vier olifanten ", count: 40)) }
    }

    @Test("A hash is of its password alone, and comes back from its bytes")
    func hash() throws {
        let cost = PasswordCost(logN: 4, blockSize: 8, parallelism: 1)
        let hash = PasswordHash(of: "vier olifanten", cost: cost)
        #expect(hash.matches("vier olifanten") && !hash.matches("vijf olifanten") && !hash.matches(""))
        #expect(PasswordHash(bytes: hash.bytes) == hash)
        #expect(PasswordHash(of: "vier olifanten", cost: cost) != hash)
        #expect(PasswordHash(bytes: Array(hash.bytes.dropLast())) == nil)
        #expect(PasswordHash.decoy(cost: cost).matches("") == false)
        // The same letter typed in one piece or two.
        #expect(PasswordHash(of: "caf\u{E9} om de hoek", cost: cost).matches("cafe\u{301} om de hoek"))
    }

    /// RFC 7914 §12, third vector: it shows that the parameters are passed on in the right order.
    @Test("Scrypt is that of RFC 7914")
    func vector() throws {
        let expected: [UInt8] = [
            0x70, 0x23, 0xbd, 0xcb, 0x3a, 0xfd, 0x73, 0x48, 0x46, 0x1c, 0x06, 0xcd, 0x81, 0xfd, 0x38, 0xeb, 0xfd, 0xa8,
            0xfb, 0xba, 0x90, 0x4f, 0x8e, 0x3e, 0xa9, 0xb5, 0x43, 0xf6, 0x54, 0x5d, 0xa1, 0xf2,
        ]
        let cost = PasswordCost(logN: 14, blockSize: 8, parallelism: 1)
        #expect(PasswordHash.derive("pleaseletmein", Array("SodiumChloride".utf8), cost) == expected)
    }
}
