/// Institutions by the end of their name or by their article: `de Sint-Jozefkerk`, `in het Elkerliek`.
extension InstitutionDetector {
    static let endings = [
        "school", "kerk", "moskee", "ziekenhuis", "kliniek", "apotheek", "praktijk", "gasthuis", "kapel", "college",
        "lyceum", "kring", "huis", "borg", "zorg", "stichting", "hospice", "hoeve", "state", "flat", "mavo", "manege",
        "groep", "oord", "huys", "centrum", "hal", "theater", "club", "koor",
    ].map { Array($0.unicodeScalars.map(\.value)) }
    static let kinds = Set(
        [
            "ziekenhuis", "school", "kerk", "moskee", "college", "lyceum", "apotheek", "kliniek", "praktijk",
            "gasthuis", "flat", "moskee", "theater", "hospital", "surgery", "mosque", "church", "clinic", "huis",
            "zorggroep", "buurthuis",
        ].map { WordHash.key(of: $0) })

    /// `de Sint-Jozefkerk`, `het Deventer ziekenhuis`.
    static func ending(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        let token = passage[index]
        // `Fatih Moskee`, `St Mary's Hospital`
        if kinds.contains(token.key) {
            var begin = index
            while begin > 0, findings.isFree(begin - 1), isCapital(passage, begin - 1),
                !passage[begin - 1].startsSentence, passage[begin].gap == .space,
                !passage[begin - 1].has([.people, .auxiliary])
            { begin -= 1 }
            if begin < index { findings.add(begin..<(index + 1), .institution) }
            return
        }
        if afterHet(passage, index) {
            findings.add(index..<(index + 1), .institution)
            return
        }
        guard !token.has([.people, .kept, .firstName, .title]) else { return }
        if kinds.contains(passage[index + 1].key), !token.has([.word, .surname, .relation]) {
            findings.add(index..<(index + (passage[index + 1].isCapital ? 2 : 1)), .institution)
            return
        }
        guard !token.has([.word, .surname, .place, .institution]) || passage[index - 1].isJoiner else { return }
        guard
            endings.contains(where: {
                token.length > $0.count + 2
                    && passage.scalars[(Int(token.end) - $0.count)..<Int(token.end)].elementsEqual($0)
            })
        else { return }
        var begin = index
        while begin > 0, findings.isFree(begin - 1),
            passage[begin - 1].isJoiner && passage[begin].gap == .none
                || isCapital(passage, begin - 1) && !passage[begin - 1].startsSentence && passage[begin].gap != .line
        { begin -= 1 }
        while begin < index, passage[begin].kind == .mark { begin += 1 }
        findings.add(begin..<(index + 1), .institution)
    }

    static let nearWords = Set(["in", "bij", "naar", "van", "op", "uit"].map { WordHash.key(of: $0) })
    static let openers = Set(["in", "op", "naar"].map { WordHash.key(of: $0) })
    static let saints = Set(["sint", "st"].map { WordHash.key(of: $0) })
    static let het = WordHash.key(of: "het")
    static let de = WordHash.key(of: "de")

    /// `in het Elkerliek`, `naar de Wissel`: a name nobody knows, of something one goes to.
    static func afterHet(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        let article = passage[index - 1].key
        // `in het Sint Franciscus`: a saint that has an article is no person
        if passage[index - 2].key == het, saints.contains(passage[index - 1].key) {
            return nearWords.contains(passage[index - 3].key)
        }
        // `in het Antonius`
        if article == het, token.has([.firstName, .surname]), !token.has([.word, .kept, .place]), token.length > 3 {
            return nearWords.contains(passage[index - 2].key)
        }
        // `in de Wilgenhoek`: two words in one with a capital, which neither has by itself.
        let isMade = token.tags == .word && passage.lists.tags[token.key] == nil
        guard token.tags.subtracting(.dictionary).isEmpty || isMade, token.street == .none, token.length > 3 else {
            return false
        }
        return article == het && nearWords.contains(passage[index - 2].key)
            || article == de && openers.contains(passage[index - 2].key)
    }

    /// `in De Regenboog`: an article with a capital inside a sentence.
    static func titled(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        let token = passage[index]
        guard passage.hasCapitals, articles.contains(token.key), token.shape == .capital, !token.startsSentence,
            isCapital(passage, index + 1), passage[index + 1].gap == .space
        else { return }
        let name = passage[index + 1]
        guard !passage[index - 1].has([.title, .anyFirstName]),
            !(passage[index - 1].isCapital && !passage[index - 1].has(.word)), !name.has(.surname),
            !(name.has(.surnameAlsoWord) && !passage[index - 1].has(.placePreposition))
        else { return }
        var end = index + 2
        while isCapital(passage, end), passage[end].gap == .space, findings.isFree(end) { end += 1 }
        findings.add(index..<end, .institution)
    }
}
