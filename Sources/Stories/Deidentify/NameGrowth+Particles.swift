/// Surnames with particles: `van der Wal`, `El Amrani`, `in 't Veld`.
extension NameGrowth {
    static let openers = Set(
        [
            "van", "de", "der", "den", "ter", "ten", "het", "t", "vd", "v", "von", "la", "le", "el", "al", "ben", "bin",
            "ibn", "abu", "ait", "da", "dos", "do", "del", "di", "du", "vander", "vanden", "vande", "mc", "mac", "oude",
            "st", "te",
        ].map { WordHash.key(of: $0) })
    static let leaning = Set(["in", "op", "aan", "uit", "uijt"].map { WordHash.key(of: $0) })
    static let seconds = Set(["de", "den", "der", "t", "het"].map { WordHash.key(of: $0) })
    static let people = Set(
        [
            "bakker", "slager", "kapper", "kerk", "bank", "winkel", "post", "buurt", "straat", "school", "markt",
            "overkant", "hoek", "praktijk", "man", "buren", "boer", "wijk", "bus", "groep", "week", "zaal", "weg",
            "zomer", "winter", "lente", "dag", "zee", "koffie", "tuin", "krant", "soep", "kat", "hond", "buurman",
            "koning", "bloemen", "vis", "fietsen", "kaas", "brood", "hemel", "zon", "maan", "grond", "kant",
        ].map { WordHash.key(of: $0) })

    /// Where a surname with particles ends that begins at `index`; nil when none stands there.
    static func surnameAfterParticles(_ passage: Passage, from index: Int) -> Int? {
        var position = index
        guard passage[position].kind == .word || passage[position].isJoiner else { return nil }
        var count = 0
        let isLeaning = leaning.contains(passage[position].key)
        if leaning.contains(passage[position].key) {
            let next = passage[position + 1].isJoiner ? position + 2 : position + 1
            guard seconds.contains(passage[next].key), passage.hasCapitals else { return nil }
            position = next + 1
            count = 2
        }
        while position < index + 7 {
            let token = passage[position]
            if token.gap == .line { return nil }
            if openers.contains(token.key), token.length <= 6 {
                count += 1
            } else if !(token.isJoiner
                || token.mark == 0x2E && passage[position - 1].length <= 2 && token.gap == .none
                    && passage[position - 1].kind == .word)
            {
                break
            }
            position += 1
        }
        guard count > 0, passage[position].kind == .word, passage[position].length > 1 else { return nil }
        if isLeaning, !passage[position].isCapital { return nil }
        return isSurname(passage, position, after: index) ? position + 1 : nil
    }

    static func isSurname(_ passage: Passage, _ index: Int, after begin: Int) -> Bool {
        let token = passage[index]
        if token.has([.people, .institutionName]), !token.has(.anySurname) { return false }
        if passage.hasCapitals, token.shape == .capital || token.shape == .mixed {
            if token.startsSentence { return false }
            if token.has(.anySurname) { return true }
            return !token.has([.kept, .word, .weekday, .institution, .relation, .title, .firstName])
                && !(token.has(.place) && isOrigin(passage, begin, index))
        }
        if token.has(.surname) { return true }
        let isPlainOf = passage[begin].key == of || index == begin + 1
        if people.contains(token.key), isPlainOf, !passage[index - 1].has(.number) {
            return !passage.hasCapitals && hard.contains(passage[index - 1].key) && index > begin + 1
                || token.has(.surnameAlsoWord) && passage[index - 1].key == the && index == begin + 1
                    && passage[begin - 1].has(.anyFirstName) && endsName(passage, index + 1)
                    && !callings.contains(token.key)
        }
        if token.has(.surnameAlsoWord) { return !isVerb(token) }
        if token.has(.anyPlace), isPlainOf, passage[begin - 1].has(.firstName), endsName(passage, index + 1) {
            return true
        }
        // `priscilla van es die`, `harrie van dommelen van de overkant`
        if !passage.hasCapitals, isPlainOf, passage[begin].key == of, passage[begin - 1].has(.firstName),
            !passage[begin - 1].has([.word, .kept]), token.tags.isEmpty || token.tags == .dictionary
        {
            return endsName(passage, index + 1)
        }
        // In a text without capitals: an unknown word after `van der`, `el`.
        return (!passage.hasCapitals || passage[begin - 1].shape == .lower) && token.tags.isEmpty && token.length > 3
            && hardOpeners.contains(passage[index - 1].key) && token.street == .none
    }

    static let callings = Set(
        ["bakker", "slager", "kapper", "buurman", "man", "hond", "kat", "post"].map { WordHash.key(of: $0) })
    static let of = WordHash.key(of: "van")
    static let the = WordHash.key(of: "de")
    static let hard = Set(["der", "den", "vd", "ter"].map { WordHash.key(of: $0) })
    static let hardOpeners = Set(
        ["der", "den", "vd", "ter", "el", "al", "ait", "vander", "ten"].map { WordHash.key(of: $0) })

    /// `Fatma van Zwolle`: said of where somebody is from, when no other word follows; still a name after a title.
    static func isOrigin(_ passage: Passage, _ begin: Int, _ index: Int) -> Bool { false }
}
