/// After somebody near, a greeting or `onze`: `mijn zus Roos`, `groetjes Wil`, `ons Toos`.
extension NameCue {
    static func afterRelation(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        let relation = passage[index - 1]
        guard relation.has(.relation), token.gap != .line else { return false }
        if named(passage, token) { return canBeName(passage, token, alsoSurname: true) }
        guard
            passage[index - 2].has([.possessive, .determiner]) || passage[index - 2].kind == .mark
                || passage[index - 2].has([.relation, .placePreposition, .word])
        else { return false }
        if token.has(.firstNameAlsoWord) {
            return !isVerb(token) && !token.has([.relation, .institution])
                && !(token.has(.word) && softWords.contains(token.key))
        }
        // In a text without capitals a stranger that acts is a name: `mijn buurvrouw fennechien kwam`.
        guard !passage.hasCapitals, isStranger(passage, token), passage[index - 2].has([.possessive, .determiner])
        else { return false }
        return passage[index + 1].has([.auxiliary, .personVerb]) || passage[index + 1].kind == .mark
            || NameGrowth.surnameAfterParticles(passage, from: index + 1) != nil
    }

    static let softWords = Set(
        ["lief", "zon", "weg", "af", "toen", "niet", "man", "slim", "hoi", "ster"].map { WordHash.key(of: $0) })

    static func afterGreeting(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        guard passage[index - 1].has(.greeting), !passage[index - 1].has(.filler),
            token.gap != .line || closings.contains(passage[index - 1].key)
        else { return closing(passage, index) }
        // `cc lindy`, `groetjes roswitha`: whom it is for, or from, and nobody knows the word
        if closings.contains(passage[index - 1].key), isStranger(passage, token) {
            return true
        }
        if named(passage, token) { return canBeName(passage, token, alsoSurname: true) }
        return token.has(.firstNameAlsoWord) && !isVerb(token) && !token.has([.word, .relation])
    }

    static let closings = Set(
        ["groetjes", "groeten", "groet", "liefs", "mvg", "kus", "kusjes", "regards", "cc", "tav"].map {
            WordHash.key(of: $0)
        })

    /// `groetjes,` and a name on the next line, or `groetjes van roos`.
    static func closing(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        let isAfter =
            passage[index - 1].kind == .mark && closings.contains(passage[index - 2].key)
            || passage[index - 1].key == of && closings.contains(passage[index - 2].key)
        guard isAfter else { return false }
        return token.has(.firstNameAlsoWord) && !isVerb(token)
            || token.isCapital && passage.hasCapitals && !token.has([.word, .kept, .people])
    }

    static let of = WordHash.key(of: "van")
    static let ours = Set(
        ["ons", "onze", "ozze", "oze", "d'n", "us", "ús", "uns", "oons", "d'n"].map { WordHash.key(of: $0) })

    /// `ons Toos`, `onze Wil`, `d'n Harrie`.
    static func afterOur(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        guard ours.contains(passage[index - 1].key), token.has(.firstNameAlsoWord) else { return false }
        return named(passage, token) || !isVerb(token) && !token.has(.word)
    }
}
