import CLibStemmer

/// Word stems by Snowball's rules for one language; owns one libstemmer object, freed once.
///
/// A class, not `Sendable`: the C object keeps the last word in a buffer of its own.
package final class Stemmer {
    private let pointer: OpaquePointer

    /// - Throws: ``StemmerMissing`` when this libstemmer was built without the language.
    package init(_ language: TextLanguage) throws(StemmerMissing) {
        guard let pointer = sb_stemmer_new(language.snowballName, "UTF_8") else {
            throw StemmerMissing(language: language)
        }
        self.pointer = pointer
    }

    deinit { sb_stemmer_delete(pointer) }

    /// The stem of a folded word.
    package func stem(_ word: String) -> String {
        var word = word
        return word.withUTF8 { bytes in
            // The C manual: the result belongs to the stemmer and lives until its next call, so it is copied here.
            guard let stem = sb_stemmer_stem(pointer, bytes.baseAddress, Int32(bytes.count)) else {
                return String(decoding: bytes, as: UTF8.self)
            }
            let length = Int(sb_stemmer_length(pointer))
            return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
        }
    }
}

/// The libstemmer of this machine does not know a language we need.
package struct StemmerMissing: Error, CustomStringConvertible {
    package let language: TextLanguage
    package var description: String {
        "libstemmer has no rules for \(language.snowballName); install the package libstemmer-dev of Debian"
    }
}

/// A language that tagging reads.
package enum TextLanguage: String, Sendable, Codable, CaseIterable {
    case dutch = "nl"
    case english = "en"

    var snowballName: String {
        switch self {
        case .dutch: "dutch"
        case .english: "english"
        }
    }
}

extension TextLanguage {
    /// English when more of its little words occur than Dutch ones; Dutch otherwise.
    static func guess(_ tokens: [WordToken]) -> TextLanguage {
        var balance = 0
        for token in tokens {
            if littleEnglish.contains(token.form) { balance += 1 }
            if littleDutch.contains(token.form) { balance -= 1 }
        }
        return balance > 0 ? .english : .dutch
    }

    /// Whether a word only holds others together.
    static func isLittle(_ form: String) -> Bool { littleDutch.contains(form) || littleEnglish.contains(form) }

    private static let littleEnglish: Set<String> = [
        "the", "and", "of", "to", "is", "i", "it", "you", "that", "they", "my", "with", "this", "not", "are", "for",
        "she", "he", "on", "at", "from", "but", "what", "have", "had", "do", "did", "there", "your", "his", "her",
    ]
    private static let littleDutch: Set<String> = [
        "de", "het", "een", "en", "van", "ik", "je", "dat", "die", "niet", "ze", "er", "maar", "op", "te", "met",
        "voor", "zijn", "wat", "mijn", "ook", "naar", "bij", "dan", "nog", "als", "wel", "om", "u", "heb",
    ]
}
