/// The first word of a sentence: its capital says nothing, its company may.
enum Opening {
    private static let strictVerbs = Set(
        [
            "zei", "zegt", "zee", "zeit", "belde", "belt", "vroeg", "vraagt", "vond", "vindt", "woont", "woonde",
            "lacht", "lachte", "riep", "roept", "appte", "appt", "dacht", "denkt", "vertelde", "vertelt", "huilde",
            "huilt", "overleed", "helpt", "hielp", "kookt", "kookte", "luistert", "luisterde", "schreef", "schrijft",
            "bracht", "brengt", "haalde", "haalt", "zong", "zingt", "snapt", "snapte", "begreep", "begrijpt", "keek",
            "kijkt", "wist", "weet", "sliep", "slaapt", "liep", "loopt", "reed", "rijdt", "knikte", "knikt", "kende",
            "kent", "leest", "las", "drinkt", "dronk", "fietst", "fietste", "regelt", "regelde", "zorgde", "zorgt",
            "werkt", "werkte", "kwam", "komt", "heeft", "had", "gaf", "geeft", "said", "says", "asked", "asks",
            "called", "calls", "told", "tells", "lived", "lives", "brought", "brings", "cooked", "cooks", "helped",
            "helps", "visits", "knows", "laughed", "died", "thinks",
        ].map { WordHash.key(of: $0) })
    private static let pronouns = Set(
        [
            "ik", "je", "jij", "u", "hij", "ze", "zij", "we", "wij", "jullie", "er", "dat", "het", "men", "ie", "you",
            "i", "they", "it", "iemand", "t", "gij", "ge", "dit", "de", "een",
        ].map { WordHash.key(of: $0) })

    /// Whether a verb of people stands at `index`.
    static func acts(_ passage: Passage, _ index: Int) -> Bool { strictVerbs.contains(passage[index].key) }

    static func isName(_ passage: Passage, _ index: Int, isUnknown: Bool) -> Bool {
        let token = passage[index]
        let next = passage[index + 1]
        // `Annie:` opens a turn.
        if next.mark == 0x3A, token.gap == .line,
            token.has(.anyName) && !token.has([.word, .kept])
                || isUnknown && token.length > 2 && !labels.contains(token.key)
        {
            return passage[index + 2].gap != .none
        }
        if pronouns.contains(next.key) { return false }
        let isAlsoName = token.has([.firstNameAlsoWord, .surnameAlsoWord])
        guard isAlsoName || isUnknown, token.length > 2 || isAlsoName else { return false }
        // `Roos Jansen`, `Wil de Boer`, `Ineke en Sjaak`
        if next.gap == .space, next.isCapital, next.has(.anyName), !next.has([.kept, .people]),
            token.has(.firstNameAlsoWord) || isUnknown && next.has(.surname)
        {
            return true
        }
        // `Lammigje Zantvoort`: two words that no list knows.
        if isUnknown, token.tags.isEmpty, next.gap == .space, next.shape == .capital, next.tags.isEmpty,
            !next.startsSentence
        {
            return true
        }
        // `Bertolt en zijn vrouw`; a word that only ever stands with a capital, twice or more
        if isUnknown, token.tags.isEmpty, token.length > 3,
            next.key == and && passage[index + 2].has(.possessive) || isRepeated(passage, index)
        {
            return true
        }
        if NameGrowth.surnameAfterParticles(passage, from: index + 1) != nil, token.has(.firstNameAlsoWord) || isUnknown
        {
            return true
        }
        if next.key == and, passage[index + 2].has(.firstName) || passage[index + 2].key == ego,
            token.has(.firstNameAlsoWord) && !token.has(.auxiliary) || isUnknown && passage[index + 2].has(.firstName)
        {
            return true
        }
        // `Noor en Zon mijn kleindochters`
        if next.key == and, token.has(.firstNameAlsoWord), !token.has([.auxiliary, .filler, .determiner]),
            passage[index + 2].shape == .capital, passage[index + 2].has(.anyFirstName)
        {
            return true
        }
        // `Bloem is mijn achternaam`
        if isAlsoName, !token.has(.auxiliary), (2...5).contains(where: { passage[index + $0].has(.nameCue) }),
            next.has(.auxiliary)
        {
            return true
        }
        // `Sheryl, die van hiernaast`
        if isUnknown, token.tags.isEmpty, token.length > 4, next.mark == 0x2C, passage[index + 2].key == who {
            return true
        }
        // No list knows it, and it does what somebody does.
        if isUnknown, token.tags.isEmpty, token.length > 3, next.has([.personVerb, .auxiliary]), next.key != and,
            !next.has([.number, .possessive]), !isGerund(passage, token)
        {
            return true
        }
        // `Sultan heet ze`
        if isAlsoName, naming.contains(next.key), pronouns.contains(passage[index + 2].key) { return true }
        // `Riet d'r dochter`, `Wil z'n moeder`
        if token.has(.firstNameAlsoWord), !token.has([.auxiliary, .filler, .determiner]), next.has(.possessive),
            theirs.contains(next.key), passage[index + 2].has(.relation)
        {
            return true
        }
        // `Roos is mijn dochter`
        if token.has(.firstNameAlsoWord), !token.has([.auxiliary, .filler, .determiner]), be.contains(next.key),
            passage[index + 2].has([.possessive, .determiner]), passage[index + 3].has([.relation, .title])
        {
            return true
        }
        // `Bakker van de fysio`: a trade has an article before it, a person has none.
        if token.has(.surnameAlsoWord), next.key == of, passage[index + 2].has(.determiner) { return true }
        // `Zjef van d'n hoek`, `Sjo van hiernaovend`: a word nobody knows, without an article
        if isUnknown, token.tags.isEmpty, next.key == of { return true }
        guard strictVerbs.contains(next.key) else { return false }
        if token.has([.firstNameAlsoWord, .surnameAlsoWord]) { return true }
        return isUnknown && token.length > 3 && !passage[index + 1].has(.determiner)
    }

    /// `Wandelen is …`, `Zwemmen doe ik`: a verb as a thing.
    private static func isGerund(_ passage: Passage, _ token: Token) -> Bool {
        token.length > 5 && passage.scalars[Int(token.end) - 2] == 0x65 && passage.scalars[Int(token.end) - 1] == 0x6E
    }

    /// Whether the same word stands elsewhere with a capital, and nowhere without.
    private static func isRepeated(_ passage: Passage, _ index: Int) -> Bool {
        let key = passage[index].key
        var count = 0
        for position in max(0, index - 120)..<min(passage.tokens.count, index + 120)
        where passage.tokens[position].key == key {
            guard passage.tokens[position].shape == .capital else { return false }
            count += 1
        }
        return count > 1
    }

    private static let naming = Set(["heet", "heette", "hiet"].map { WordHash.key(of: $0) })
    private static let theirs = Set(["haar", "d'r", "dr", "z'n", "zn", "zijn"].map { WordHash.key(of: $0) })
    private static let be = Set(["is", "was"].map { WordHash.key(of: $0) })
    private static let of = WordHash.key(of: "van")
    private static let and = WordHash.key(of: "en")
    private static let ego = WordHash.key(of: "ik")
    private static let who = WordHash.key(of: "die")
    private static let labels = Set(
        [
            "interviewer", "interviewster", "vraag", "antwoord", "bewoner", "bewoonster", "noot", "opmerking",
            "respondent", "spreker", "moderator", "verteller", "ps", "p.s", "samenvatting", "titel", "onderwerp",
            "datum", "mantelzorger", "deelnemer", "update", "kort", "conclusie", "tip", "note", "question", "answer",
            "onbekend", "allen", "gespreksleider",
        ].map { WordHash.key(of: $0) })
}
