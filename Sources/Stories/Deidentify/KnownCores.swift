/// The parts of known institutions and streets that people say alone: `Talant` of `Zorggroep Talant`, `Wijer` of
/// `De Wijer`, `Achterom` of `de Achterom`.
struct KnownCores {
    private let type: IdentifierType
    private let table: PhraseTable
    /// Cores of one word, which may be said with their kind in one: `regenboogschool`.
    private let single: Set<UInt64>

    init(of entries: [String], _ type: IdentifierType, _ lists: NameLists) {
        self.type = type
        let cores =
            [.institution, .address].contains(type) ? entries.compactMap { Self.core(of: $0, type, lists) } : []
        table = KnownDetector.table(of: cores)
        single =
            type == .institution ? Set(cores.filter { !$0.contains(" ") }.map { WordHash.key(of: $0) }) : []
    }

    /// An entry without its kind and article; what is a place or a person's name is left to those who look for these.
    private static func core(of entry: String, _ type: IdentifierType, _ lists: NameLists) -> String? {
        func tags(_ word: Substring) -> WordTags { lists.tags[WordHash.key(of: word)] ?? [] }
        func isKind(_ word: Substring) -> Bool {
            let key = WordHash.key(of: word)
            return AddressDetector.articles.contains(key)
                || type == .institution
                    && (tags(word).contains(.institution) || InstitutionDetector.kinds.contains(key))
        }
        let words = entry.split(separator: " ")
        guard words.count > 1 else { return nil }
        let rest = words.drop(while: isKind).reversed().drop(while: isKind).reversed()
        guard rest.count < words.count, rest.reduce(0, { $0 + $1.count }) > 3,
            !rest.allSatisfy({ !tags($0).isDisjoint(with: [.anyPlace, .anyName]) })
        else { return nil }
        return rest.joined(separator: " ")
    }

    /// Where a core that begins at an index ends. Everyday words and brands count with a capital, beside the kind or
    /// before a house number: `de regenboog school`, and no rainbow over the village.
    func end(_ passage: Passage, at index: Int) -> Int? {
        if !single.isEmpty, isCompound(passage, index) { return index + 1 }
        guard let end = table.match(passage.tokens, at: index, wanted: .knownPerson)?.end,
            !passage[index - 1].has([.title, .firstName])
        else { return nil }
        let isEveryday = (index..<end).allSatisfy {
            passage[$0].has([.word, .dictionary, .kept]) || passage[$0].kind == .mark
                || passage.lists.dutch.contains(passage[$0].key)
        }
        let isNamed = passage.hasCapitals && passage[index].isCapital && !passage[index].startsSentence
        let before = AddressDetector.articles.contains(passage[index - 1].key) ? index - 2 : index - 1
        let isBesideKind =
            type == .address
            ? KnownDetector.houseEnd(passage, end) > end
            : passage[before].has(.institution) || passage[end].has(.institution)
        return !isEveryday || isNamed || isBesideKind ? end : nil
    }

    /// Whether a word that no list knows is a core and a kind.
    private func isCompound(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        guard token.kind == .word, token.length > 6, passage.lists.tags[token.key] == nil,
            !passage.lists.dutch.contains(token.key)
        else { return false }
        return InstitutionDetector.endings.contains { ending in
            guard token.length > ending.count + 3 else { return false }
            let split = Int(token.end) - ending.count
            return passage.scalars[split..<Int(token.end)].elementsEqual(ending)
                && single.contains(WordHash.key(of: passage.string(scalars: Int(token.start)..<split)))
        }
    }
}
