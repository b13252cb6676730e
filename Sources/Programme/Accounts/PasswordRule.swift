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
        guard !readings.contains(where: { Self.isSpent(Self.without(CommonPasswords.words, $0)) }) else {
            throw .common
        }
        let known = CommonPasswords.words + personal
        guard !readings.contains(where: { Self.isSpent(Self.without(known, $0)) }) else { throw .personal }
    }

    /// What is left once everything known is taken out of it is too little to call a secret.
    private static func isSpent(_ rest: [Character]) -> Bool { Set(rest).count < 4 }

    /// Takes out, longest first, every word of a list, then rows of keys, rising, falling and repeated signs, and digits and
    /// signs at the ends.
    private static func without(_ words: [String], _ text: String) -> [Character] {
        var rest = text
        for word in words.sorted(by: { $0.count > $1.count }) { rest = rest.replacingOccurrences(of: word, with: "") }
        var left: [Character] = []
        for part in Self.runs(Array(rest)) where part.count < 3 { left += part }
        let isPadding = { (character: Character) in !character.isLetter }
        let trimmed = left.drop(while: isPadding).reversed().drop(while: isPadding).reversed()
        // Digits alone may be a secret too, when they are many and follow no row.
        return trimmed.isEmpty && left.count >= shortest ? left : Array(trimmed)
    }

    /// Cuts a text where neighbours on the keyboard, in the alphabet, in counting or by repetition end.
    private static func runs(_ text: [Character]) -> [[Character]] {
        var runs: [[Character]] = []
        for character in text {
            if let last = runs.last?.last, CommonPasswords.follow(last, character) {
                runs[runs.count - 1].append(character)
            } else {
                runs.append([character])
            }
        }
        return runs
    }

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
