/// The persons whose names were given at entry, by the words of their names.
struct KnownPersons {
    /// For each person the keys of the name's words, in order; initials, titles and particles are left out.
    let people: [[UInt64]]
    /// The words of all names in lower case.
    private let words: [UInt64: String]
    /// What words of the text stand for that are a known one but for a letter.
    private var misspelled: [UInt64: UInt64] = [:]
    private let long: [(key: UInt64, letters: [Unicode.Scalar])]

    init(_ names: [String], lists: NameLists) {
        var words: [UInt64: String] = [:]
        people = names.map { name in
            name.split { " -.,".contains($0) }.compactMap { word in
                let key = WordHash.key(of: word)
                guard word.count > 1, lists.tags[key]?.isDisjoint(with: [.particle, .title]) ?? true else { return nil }
                words[key] = word.lowercased()
                return key
            }
        }
        self.words = words
        long = words.filter { $0.value.count >= 5 }.map { (key: $0.key, letters: Self.letters($0.value)) }
            .sorted { $0.key < $1.key }
    }

    var isEmpty: Bool { words.isEmpty }

    func holds(_ key: UInt64) -> Bool { words[key] != nil }

    /// Which word of a name this is, as it stands or without an ending, or misspelled as was learned; else its own.
    func key(of token: Token) -> UInt64 {
        holds(token.key) ? token.key : misspelled[token.key] ?? token.baseKey
    }

    /// Whether a word is one letter more, less or other than a known one of five letters or more.
    mutating func learn(_ token: Token, in passage: Passage) -> Bool {
        guard token.length >= 5, token.tags.isDisjoint(with: [.word, .kept, .auxiliary, .anyPlace]) else {
            return false
        }
        let word = Self.letters(passage.string(scalars: Int(token.start)..<Int(token.end)))
        guard let meant = long.first(where: { Self.isWithinOne(word, $0.letters) }) else { return false }
        misspelled[token.key] = meant.key
        return true
    }

    private static func letters(_ word: String) -> [Unicode.Scalar] {
        Array(word.lowercased().replacing("ij", with: "y").unicodeScalars)
    }

    private static func isWithinOne(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
        if abs(a.count - b.count) > 1 { return false }
        let prefix = zip(a, b).prefix { $0 == $1 }.count
        let rest = min(a.count, b.count) - prefix
        let suffix = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
        if a.count == b.count, prefix + 1 < a.count, prefix + suffix == a.count - 2 {
            return a[prefix] == b[prefix + 1] && a[prefix + 1] == b[prefix]
        }
        return min(suffix, rest) >= rest - (a.count == b.count ? 1 : 0)
    }
}
