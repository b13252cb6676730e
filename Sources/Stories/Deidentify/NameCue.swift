/// Words before a name that make even an everyday word one: `mevrouw Bos`, `ik heet Wil`, `onze Roos`.
enum NameCue {
    static func introduces(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        guard token.kind == .word, token.length > 1, !token.has(.weekday),
            !token.has(.people) || isTitled(passage, index)
        else { return false }
        return afterTitle(passage, index) || afterNaming(passage, index) || afterRelation(passage, index)
            || afterGreeting(passage, index)
            || ofFamily(passage, index) || afterOur(passage, index) || inCompany(passage, index)
    }

    /// `dokter Vlaming`, `Doctor Achterberg`: after a title a capital makes a people or a place a name.
    static func isTitled(_ passage: Passage, _ index: Int) -> Bool {
        passage[index - 1].has(.title) && !family.contains(passage[index - 1].key) && named(passage, passage[index])
    }

    /// Whether the word can be a name at all: known as one, or known as nothing.
    static func canBeName(_ passage: Passage, _ token: Token, alsoSurname: Bool) -> Bool {
        if token.has(.firstNameAlsoWord), !isVerb(token) || named(passage, token) { return true }
        if alsoSurname, token.has(.surnameAlsoWord), !isVerb(token) || named(passage, token) { return true }
        if token.has(.anyName), !token.has([.firstNameAlsoWord, .surnameAlsoWord]) { return true }
        return named(passage, token)
            && token.tags.isDisjoint(with: [
                .word, .kept, .relation, .title, .determiner, .auxiliary, .particle, .personVerb, .institution, .unit,
                .filler, .placePreposition,
            ])
    }

    static func isVerb(_ token: Token) -> Bool {
        token.has([
            .auxiliary, .personVerb, .filler, .determiner, .placePreposition, .number, .possessive, .unit, .greeting,
        ])
    }

    /// Written with a capital that says something.
    static func named(_ passage: Passage, _ token: Token) -> Bool {
        passage.hasCapitals && token.shape == .capital && !token.startsSentence
    }

    /// A word of no list at all, in a text that uses no capitals.
    static func isStranger(_ passage: Passage, _ token: Token) -> Bool {
        token.isStranger
    }
}
