/// Persons: names of the lists, and what cues, capitals and company make a name.
enum PersonDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        var index = 0
        while index < passage.tokens.count {
            guard findings.isFree(index), passage.tokens[index].kind == .word, isName(passage, index, findings) else {
                index += 1
                continue
            }
            let range = NameGrowth.grow(passage, from: index, findings)
            findings.add(range, .person)
            index = range.upperBound
        }
        SpelledName.find(in: passage, &findings)
        NameEcho.find(in: passage, &findings)
    }

    // MARK: - Is this word a name here?

    private static func isName(_ passage: Passage, _ index: Int, _ findings: Findings) -> Bool {
        let token = passage.tokens[index]
        if token.length < 2 { return Initials.begins(passage, index) }
        if token.has(.firstName) { return isSureName(passage, index) }
        if token.has(.surname) { return !token.has(.kept) || token.isCapital }
        if NameCue.introduces(passage, index) { return true }
        if !passage.hasCapitals, token.has(.firstNameAlsoWord),
            !token.has([.word, .auxiliary, .filler, .determiner, .possessive, .kept]), Opening.acts(passage, index + 1)
        {
            return true
        }
        return isCapitalName(passage, index, findings)
    }

    /// A first name of the list; one that is also a brand or the like needs a capital.
    private static func isSureName(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        if token.has(.month), passage[index - 1].kind == .number { return false }
        if token.has([.word, .kept, .unit]), token.shape == .lower { return NameCue.introduces(passage, index) }
        return true
    }

    /// What a capital says: inside a sentence much, at its beginning only with company.
    private static func isCapitalName(_ passage: Passage, _ index: Int, _ findings: Findings) -> Bool {
        let token = passage[index]
        guard passage.hasCapitals, token.shape == .capital || token.shape == .mixed,
            !token.has([.people, .weekday, .title, .relation, .institution])
        else { return false }
        let isUnknown = token.tags.isDisjoint(with: [
            .word, .kept, .month, .unit, .place, .institutionName, .determiner, .auxiliary, .particle, .filler,
            .greeting, .plainStreet, .idCue, .phoneCue, .postcodeCue, .addressCue, .nameCue,
        ])
        if token.startsSentence { return Opening.isName(passage, index, isUnknown: isUnknown) }
        if passage[index - 1].mark == 0x2D, passage[index].gap == .none, !findings.isFree(index - 1) { return false }
        if token.has(.kept) { return false }
        if token.has([.firstNameAlsoWord, .surnameAlsoWord]) {
            // `in May`, `de Zon` of a second-language writer: an article before it makes it a thing.
            if token.has(.month) { return false }
            let previous = passage[index - 1]
            if isThing.contains(previous.key), !token.has(.surnameAlsoWord) { return false }
            return true
        }
        // `WhatsApp`, `iPhone`: a capital within is a brand's, unless it is `McDonald` or `VanDijk`.
        if token.shape == .mixed {
            return isUnknown && token.isCapital && token.length > 4 && passage.scalars[Int(token.start)] < 0x60
        }
        return isUnknown && token.length > 1 && !isTrade(passage, index)
    }

    private static let isThing = Set(["een", "het", "the", "a", "an"].map { WordHash.key(of: $0) })

    /// `bij de Xenos`: an article before an unknown capital is more a shop than a person.
    private static func isTrade(_ passage: Passage, _ index: Int) -> Bool { isThing.contains(passage[index - 1].key) }
}

/// `J. de Vries`, `A.B. Smit`.
enum Initials {
    static func begins(_ passage: Passage, _ index: Int) -> Bool {
        guard passage[index].shape == .capital, passage[index + 1].mark == 0x2E, passage[index + 1].gap == .none else {
            return false
        }
        var position = index + 2
        var steps = 0
        while steps < 6 {
            let token = passage[position]
            if token.kind == .word, token.length == 1, token.isCapital, passage[position + 1].mark == 0x2E {
                position += 2
            } else if token.has(.particle), token.gap == .space {
                position += 1
            } else {
                break
            }
            steps += 1
        }
        let token = passage[position]
        if passage[index - 1].has(.title) || passage[index - 2].has(.title) && passage[index - 1].mark == 0x2E {
            return true
        }
        return token.kind == .word && token.length > 1 && token.isCapital && !token.has([.kept, .people])
            && (token.has(.anySurname) || !token.has(.word))
            && passage[position].gap != .line
    }
}

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
        guard strictVerbs.contains(next.key) else { return false }
        if token.has(.firstNameAlsoWord) { return true }
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
