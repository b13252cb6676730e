/// In a text without capitals: a word that no list knows, or a name that is also a thing, where only somebody can stand.
extension NameCue {
    static func inCompany(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        guard !passage.hasCapitals, token.shape == .lower, token.gap != .line || index == 0 else { return false }
        // `lan en ik leren samen`
        if index == 0, token.isStranger, passage[1].key == and, ego.contains(passage[2].key) { return true }
        let isUnknown = isStranger(passage, token) && token.length > 3 && passage.hasFewStrangers
        guard isUnknown || token.has(.thingName) || token.has(.firstNameAlsoWord) && !token.has(.word) else {
            return false
        }
        let previous = passage[index - 1]
        let next = passage[index + 1]
        if said.contains(previous.key), !token.has([.determiner, .auxiliary, .filler, .greeting]) { return true }
        let opens = index == 0 || conjunctions.contains(previous.key) || previous.kind == .mark
        // `toen iman haar diploma haalde`
        if opens, theirs.contains(next.key) { return true }
        // `toen marga ziek werd`, `yo djamilla had gewoon`: a thing would have an article.
        if isUnknown, isSubject(passage, index) { return true }
        let isOnlyName = token.tags.isDisjoint(with: Self.busy)
        guard isUnknown || token.has(.thingName) || isOnlyName else { return false }
        if with.contains(previous.key) { return !next.has(.unit) }
        if opens, Opening.acts(passage, index + 1) { return true }
        // `sheryl die van hiernaast`, `bertolt en zijn vrouw`, `fenna en annie`
        if isUnknown, index == 0, next.key == who || next.key == and && passage[index + 2].has(.possessive) {
            return true
        }
        if next.key == and, isSure(passage[index + 2]) { return true }
        let other = passage[index - 2]
        return previous.key == and && (isSure(other) || other.has(.thingName) && with.contains(passage[index - 3].key))
    }

    /// Where a sentence's subject stands without an article: after a word that opens a clause, or before a verb.
    private static func isSubject(_ passage: Passage, _ index: Int) -> Bool {
        let previous = passage[index - 1]
        let next = passage[index + 1]
        guard next.kind == .word, next.gap != .line else { return false }
        // `ik bel merijn wel`
        if calls.contains(previous.key) { return !next.has([.possessive, .unit]) }
        if clauses.contains(previous.key) { return !next.has([.possessive, .unit]) || theirs.contains(next.key) }
        let opens = index == 0 || previous.kind == .mark || previous.has(.greeting)
        return opens && next.has([.auxiliary, .personVerb]) && !next.has([.number, .possessive])
    }

    private static let clauses = Set(
        ["als", "toen", "omdat", "terwijl", "sinds", "voordat", "nadat", "zodat", "zolang", "dat"].map {
            WordHash.key(of: $0)
        })

    private static let calls = Set(
        [
            "bel", "belde", "app", "appte", "vraag", "vroeg", "zie", "zag", "ken", "kende", "help", "hielp", "groet",
            "groette", "bezoek", "bezocht", "miste", "bedankte",
        ].map { WordHash.key(of: $0) })

    private static func isSure(_ token: Token) -> Bool { token.has(.firstName) && !token.has([.word, .kept]) }

    static let with = Set(
        ["met", "van", "bij", "tegen", "voor", "door", "aan", "naast", "zonder", "namens", "with"].map {
            WordHash.key(of: $0)
        })
    private static let said = Set(
        ["zei", "belde", "vroeg", "riep", "appte", "vertelde", "antwoordde"].map { WordHash.key(of: $0) })
    private static let conjunctions = Set(
        ["als", "dat", "toen", "want", "omdat", "en", "maar", "of", "dus", "die", "terwijl"].map {
            WordHash.key(of: $0)
        })
    private static let theirs = Set(["haar", "d'r", "dr", "z'n", "zn"].map { WordHash.key(of: $0) })
    /// What a name may be beside, so that it needs more company.
    private static let busy: WordTags = [
        .word, .kept, .auxiliary, .filler, .determiner, .possessive, .particle, .placePreposition, .personVerb, .unit,
        .number, .greeting, .month, .place, .placeAlsoWord, .institution, .relation, .title,
    ]
    private static let and = WordHash.key(of: "en")
    private static let who = WordHash.key(of: "die")
}
