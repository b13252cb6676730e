/// English streets, whose kind is a word of its own: `14 Church Street`, `on Abbey Road`.
extension AddressDetector {
    /// Kinds that say enough by themselves.
    private static let sure = keys(["street", "road", "avenue", "lane"])
    /// Kinds that are everyday words too: only behind a number.
    private static let kinds = sure.union(
        keys([
            "drive", "close", "court", "crescent", "square", "terrace", "way", "gardens", "grove", "hill", "row",
            "mews",
            "place",
        ]))

    private static func keys(_ words: [String]) -> Set<UInt64> { Set(words.map { WordHash.key(of: $0) }) }

    /// Where a street stands whose kind is the word at an index, with the number before or behind it.
    static func english(_ passage: Passage, at index: Int, _ findings: inout Findings) -> Range<Int>? {
        guard kinds.contains(passage[index].key), passage[index].gap == .space else { return nil }
        let isWritten = passage.hasCapitals && passage[index].isCapital
        var begin = index
        while index - begin < 3, isName(passage, begin - 1, isWritten: isWritten), passage[begin].gap == .space {
            begin -= 1
            // `St. Mary's Road`
            if passage[begin - 1].mark == 0x2E, InstitutionDetector.saints.contains(passage[begin - 2].key) {
                begin -= 2
            }
            if !isWritten { break }
        }
        guard begin < index else { return nil }
        if let number = house(passage, before: begin), isWritten || isAfterPlaceWord(passage, number) {
            return number..<(index + 1)
        }
        return isWritten && sure.contains(passage[index].key)
            ? begin..<house(passage, from: index + 1, &findings) : nil
    }

    /// A word of the name: with a capital that says something; without capitals one that is no little word.
    private static func isName(_ passage: Passage, _ index: Int, isWritten: Bool) -> Bool {
        let token = passage[index]
        guard token.kind == .word, !token.has([.determiner, .possessive, .placePreposition, .auxiliary, .unit]) else {
            return false
        }
        let isSure = sure.contains(passage[index + 1].key)
        guard isWritten else { return isSure }
        // `Church Street was quiet`: the kind has a capital too. The `B` of `221B` belongs to the number.
        let hasSaying = !token.startsSentence || isSure && !token.has(.personVerb)
        return token.isCapital && hasSaying && (token.gap != .none || passage[index - 1].kind != .number)
    }

    /// `14`, `14b`, where the name of the street follows.
    private static func house(_ passage: Passage, before name: Int) -> Int? {
        guard passage[name].gap == .space else { return nil }
        let hasLetter =
            passage[name - 1].length == 1 && passage[name - 1].kind == .word && passage[name - 1].gap == .none
        let number = hasLetter ? name - 2 : name - 1
        return passage[number].kind == .number && passage[number].length <= 4 ? number : nil
    }
}
