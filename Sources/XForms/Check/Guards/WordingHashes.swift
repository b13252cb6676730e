/// What a wording hashes to in each language of a questionnaire.
///
/// Each language stands by itself, so that one that comes later changes no hash that was there.
struct WordingHashes: Sendable, Hashable {
    /// SHA-256 of the words in the default language, in hexadecimal.
    let own: String
    /// The same of each other language, by its code.
    let translations: [String: String]

    /// - Parameter lines: what people read, in a language by its number.
    init(_ texts: Texts, lines: (Int) -> [String]) {
        own = Wording.hash(of: lines(texts.fallback))
        var translations: [String: String] = [:]
        for (number, language) in texts.languages.enumerated() where number != texts.fallback {
            translations[FormLanguage(name: language).code ?? language] = Wording.hash(of: lines(number))
        }
        self.translations = translations
    }

    /// Reads the value of `bs:wording` and `bs:instrument-wording`; nil when it is none.
    init?(written: String) {
        var own: String?
        var translations: [String: String] = [:]
        for word in written.words {
            let parts = word.split(separator: ":", omittingEmptySubsequences: false)
            guard let hash = parts.last, hash.count == 64, hash.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else {
                return nil
            }
            switch parts.count {
            case 1 where own == nil: own = word
            case 2 where !parts[0].isEmpty && translations[String(parts[0])] == nil:
                translations[String(parts[0])] = String(hash)
            default: return nil
            }
        }
        guard let own else { return nil }
        self.own = own
        self.translations = translations
    }

    /// As it is written in an attribute: the default language, then the others in order of their codes.
    var written: String {
        ([own] + translations.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }).joined(separator: " ")
    }

    /// Whether a language that is declared is worded otherwise now. One that is gone is no other wording.
    func isOther(than declared: WordingHashes) -> Bool {
        own != declared.own || !changes(since: declared).isEmpty
    }

    /// The other languages that are declared and worded otherwise now.
    func changes(since declared: WordingHashes) -> [String] {
        translations.filter { code, hash in declared.translations[code].map { $0 != hash } ?? false }.keys.sorted()
    }

    /// The languages that are declared nowhere.
    func additions(since declared: WordingHashes) -> [String] {
        translations.keys.filter { declared.translations[$0] == nil }.sorted()
    }
}
