/// Entries of several words, found by the key of their first word.
struct PhraseTable: Sendable {
    struct Phrase: Sendable {
        /// Keys of the words; hyphens and apostrophes between words do not count.
        var keys: [UInt64]
        var tags: WordTags
    }

    private var byFirst: [UInt64: [Phrase]] = [:]

    mutating func add(_ entry: some StringProtocol, _ tags: WordTags) {
        let keys = entry.split { $0 == " " || $0 == "-" }.map { word in
            WordHash.key(of: word.drop { $0.unicodeScalars.first?.isApostrophe ?? false })
        }
        guard let first = keys.first else { return }
        byFirst[first, default: []].append(Phrase(keys: keys, tags: tags))
        byFirst[first]?.sort { $0.keys.count > $1.keys.count }
    }

    /// The longest phrase with one of `wanted` that begins at `index`, and where it ends.
    func match(_ tokens: [Token], at index: Int, wanted: WordTags) -> (end: Int, tags: WordTags)? {
        guard let candidates = byFirst[tokens[index].key] else { return nil }
        for phrase in candidates where !phrase.tags.isDisjoint(with: wanted) {
            if let end = end(of: phrase, tokens, from: index) { return (end, phrase.tags) }
        }
        return nil
    }

    private func end(of phrase: Phrase, _ tokens: [Token], from index: Int) -> Int? {
        var position = index
        for (place, key) in phrase.keys.enumerated() {
            if place > 0 {
                while position < tokens.count, tokens[position].isJoiner || tokens[position].mark == 0x2C {
                    position += 1
                }
            }
            guard position < tokens.count, tokens[position].key == key || (place > 0 && tokens[position].baseKey == key)
            else { return nil }
            position += 1
        }
        return position
    }
}

extension Token {
    /// A hyphen or apostrophe between parts of a name.
    var isJoiner: Bool {
        mark == 0x2D || mark == 0x2010 || mark == 0x2011 || mark == 0x27 || mark == 0x2019 || mark == 0x2018
    }
}

/// Endings of street names, by key of the ending.
struct EndingTable: Sendable {
    private(set) var byKey: [UInt64: StreetEnding] = [:]
    private(set) var lengths: [Int] = []

    mutating func add(_ ending: some StringProtocol, _ kind: StreetEnding) {
        byKey[WordHash.key(of: ending)] = kind
        let length = ending.unicodeScalars.count
        if !lengths.contains(length) {
            lengths.append(length)
            lengths.sort(by: >)
        }
    }
}
