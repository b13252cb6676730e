import Foundation

/// Why a password is refused.
package enum PasswordFault: Error, Sendable, Hashable {
    /// Fewer than ``PasswordRule/shortest`` characters.
    case tooShort
    /// More than ``PasswordRule/longest`` bytes.
    case tooLong
    /// One that guessers try first: common words, rows of keys, repetitions.
    case common
    /// Little more than the person's own name, or that of the programme.
    case personal
}

/// Which passwords are taken: long ones that are not the first guess. No rule asks for capitals, digits or signs, and
/// none expires (NIST SP 800-63B-4, 3.1.1.2; Nationaal Cyber Security Centrum).
package struct PasswordRule: Sendable {
    package static let shortest = 12
    package static let longest = 512

    /// Words that tell nothing a guesser does not know: names of the programme, the organisation, the person.
    private let personal: [String]

    /// - Parameter personal: names; each of their words counts from four letters on.
    package init(personal: [String]) {
        self.personal = personal.flatMap(Self.words)
    }

    /// Refuses a password that may not be used.
    package func check(_ password: String) throws(PasswordFault) {
        let composed = PasswordText.composed(password)
        guard composed.count >= Self.shortest else { throw .tooShort }
        guard composed.utf8.count <= Self.longest else { throw .tooLong }
        let readings = Self.readings(of: composed)
        func effort(_ known: GuessingEffort) -> Int { readings.map(known.bits).min() ?? 0 }
        let common = effort(Self.common)
        guard common < Self.needed || !personal.isEmpty else { return }
        let own = personal.isEmpty ? common : effort(Self.common.knowing(personal))
        guard own < Self.needed else { return }
        throw own < common ? .personal : .common
    }

    /// Bits below which a guesser comes to it among the first. Measured: of three and four words drawn from the 81,186 of
    /// `dutch-words.txt` it refuses none in 8,000, of two 2 in 3,998; of six words drawn from our own lists none in 4,000.
    private static let needed = 28
    private static let common = GuessingEffort(
        listed: CommonPasswords.words + CommonPasswords.moreWords, connecting: CommonPasswords.connecting)

    /// As it is; with the signs that stand for letters read as those (`p4$$word`); and the same of what stands between figures
    /// and signs at the ends, which stand for nothing (`p4$$word2026!`).
    private static func readings(of text: String) -> [String] {
        let plain = plain(text)
        let isPadding = { (character: Character) in !character.isLetter }
        let core = plain.drop(while: isPadding).reversed().drop(while: isPadding).reversed()
        return [plain, spelled(plain)] + (core.isEmpty ? [] : [spelled(String(core))])
    }

    private static func spelled(_ text: String) -> String {
        String(text.map { CommonPasswords.lookalikes[$0] ?? $0 })
    }

    /// Small letters without accents and spaces.
    private static func plain(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).filter { !$0.isWhitespace }
    }

    private static func words(of name: String) -> [String] {
        let parts = name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return (parts + [parts.joined()]).map(plain).filter { $0.count >= 4 }
    }
}
