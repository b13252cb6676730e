/// Words before a name that make even an everyday word one: `mevrouw Bos`, `ik heet Wil`, `onze Roos`.
enum NameCue {
    static func introduces(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        guard token.kind == .word, token.length > 1, !token.has([.people, .weekday]) else { return false }
        return afterTitle(passage, index) || afterNaming(passage, index) || afterRelation(passage, index)
            || afterGreeting(passage, index)
            || afterOur(passage, index)
    }

    /// Whether the word can be a name at all: known as one, or known as nothing.
    private static func canBeName(_ passage: Passage, _ token: Token, alsoSurname: Bool) -> Bool {
        if token.has(.firstNameAlsoWord), !isVerb(token) || named(passage, token) { return true }
        if alsoSurname, token.has(.surnameAlsoWord), !isVerb(token) || named(passage, token) { return true }
        if token.has(.anyName), !token.has([.firstNameAlsoWord, .surnameAlsoWord]) { return true }
        return named(passage, token)
            && token.tags.isDisjoint(with: [
                .word, .kept, .relation, .title, .determiner, .auxiliary, .particle, .personVerb, .institution, .unit,
                .filler, .placePreposition,
            ])
    }

    private static func isVerb(_ token: Token) -> Bool {
        token.has([
            .auxiliary, .personVerb, .filler, .determiner, .placePreposition, .number, .possessive, .unit, .greeting,
        ])
    }

    /// Written with a capital that says something.
    private static func named(_ passage: Passage, _ token: Token) -> Bool {
        passage.hasCapitals && token.shape == .capital && !token.startsSentence
    }

    /// A word of no list at all, in a text that uses no capitals.
    private static func isStranger(_ passage: Passage, _ token: Token) -> Bool {
        token.tags.isEmpty && token.shape == .lower && token.length > 2 && token.street == .none
    }

    // MARK: - Titles

    private static let family = Set(
        [
            "opa", "oma", "tante", "tant", "tan", "ome", "oom", "nonkel", "opoe", "omoe", "beppe", "pake", "moeke",
            "juf", "juffie", "meester", "zuster", "zr", "broeder", "zuste", "nana", "abi", "abla", "moi", "mr",
            "huisarts", "tandarts", "omaatje", "grandma", "grandpa", "uncle", "aunt", "auntie", "nurse", "pater",
            "pastoor", "prins", "prinses", "prof", "ir",
        ].map { WordHash.key(of: $0) })
    /// `mevrouw van de winkel`: no surnames after `van de`.
    private static let callings = Set(
        [
            "bank", "winkel", "kerk", "straat", "markt", "post", "school", "buurt", "weg", "bakker", "slager", "kapper",
            "zaal", "kamer", "bus", "boot", "kant", "krant", "hoek", "thuiszorg", "overkant", "gemeente", "woningbouw",
            "apotheek", "tuin", "slag", "trein", "wijk", "koor", "groep", "beurt", "land", "school", "spoor", "balie",
            "zee",
        ].map { WordHash.key(of: $0) })

    private static func afterTitle(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        var position = index - 1
        var particles = 0
        while passage[position].has(.particle) && !passage[position].has(.title)
            || passage[position].isJoiner && particles > 0
            || passage[position].mark == 0x2E && passage[position - 1].has(.particle)
                && passage[position - 1].length <= 2
        {
            position -= 1
            particles += 1
            if particles > 4 { return false }
        }
        if passage[position].mark == 0x2E { position -= 1 }
        let title = passage[position]
        guard title.has(.title), token.gap != .line else { return false }
        if title.key == mr, passage[position].length > 2 { return false }
        let isFamily = family.contains(title.key)
        if particles > 0 {
            if token.has(.surname) { return true }
            if inWords.contains(passage[index - 1].key), !named(passage, token) { return false }
            if named(passage, token) {
                return !token.has([.kept, .institution, .institutionName]) || token.has(.anySurname)
            }
            if callings.contains(token.key) || token.has(.place) { return false }
            return token.has(.surnameAlsoWord) && !isVerb(token) || isStranger(passage, token) && !isFamily
        }
        if token.has([.relation, .title]), !named(passage, token) {
            return !isFamily && token.has(.anySurname) && !passage[position].has(.relation)
        }
        if canBeName(passage, token, alsoSurname: !isFamily || !token.has(.word) || named(passage, token)) {
            return true
        }
        return isStranger(passage, token) && !dialect.contains(token.key)
    }

    private static let inWords = Set(["in", "op", "aan", "uit", "uijt"].map { WordHash.key(of: $0) })
    private static let mr = WordHash.key(of: "mr")
    private static let dialect = Set(
        ["zeej", "zeet", "zegge", "hiernaast", "hiernaest", "hiero", "daaro", "zelluf", "eiges", "zulf"].map {
            WordHash.key(of: $0)
        })

    // MARK: - Naming

    private static let skipped = Set(
        [
            "ik", "hij", "ie", "zij", "ze", "dus", "is", "eh", "gewoon", "die", "me", "mij", "m", "hem", "ons", "ook",
            "nog", "eigenlijk", "u", "we", "wij", "haar", "was", "dat", "iedereen", "altijd", "mekaar", "hun", "je",
            "naar", "er", "um", "uh", "d'r", "of", "na",
        ].map { WordHash.key(of: $0) })
    private static let ego = Set(["ik", "i", "'k", "k", "ick", "ikke"].map { WordHash.key(of: $0) })
    private static let am = Set(["ben", "bin", "bun", "zin", "am", "bennik"].map { WordHash.key(of: $0) })
    private static let nameWords = Set(
        [
            "heet", "heette", "hiet", "hette", "hjit", "genaamd", "naam", "name", "named", "called", "roepnaam",
            "voornaam", "achternaam", "bijnaam", "noemen", "noemden", "noemde", "noem", "noemt", "vernoemd",
            "meisjesnaam", "heten", "hieten", "gedoopt", "ondertekend", "getekend", "nickname", "doopnaam", "genoemd",
            "voornamen",
        ].map { WordHash.key(of: $0) })

    private static func afterNaming(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        var position = index - 1
        var steps = 0
        while steps < 3,
            skipped.contains(passage[position].key)
                || [0x3A, 0x22, 0x27, 0x2018, 0x201C, 0x2C, 0x2026, 0x2E].contains(passage[position].mark) && steps < 2,
            !nameWords.contains(passage[position].key)
        {
            position -= 1
            steps += 1
        }
        if nameWords.contains(passage[position].key) {
            if token.gap == .line { return false }
            let isDirect = steps == 0 || passage[index - 1].kind == .word
            if token.has(.firstNameAlsoWord), isDirect,
                !token.has([.determiner, .filler, .possessive]) || named(passage, token), !ego.contains(token.key)
            {
                return !skipped.contains(token.key) || named(passage, token)
            }
            if canBeName(
                passage, token, alsoSurname: named(passage, token) || surnameCue.contains(passage[position].key))
            {
                return !skipped.contains(token.key)
            }
            return isStranger(passage, token) && isDirect && hotThings.isDisjoint(with: [token.key])
        }
        // `ik ben Roos`, `I'm Rose`, `u spreekt met Wil`
        let isIntroduced =
            am.contains(passage[index - 1].key) && ego.contains(passage[index - 2].key)
            || contraction.contains(passage[index - 1].key)
            || passage[index - 1].key == with && speaking.contains(passage[index - 2].key)
        guard isIntroduced else { return false }
        if named(passage, token) { return canBeName(passage, token, alsoSurname: true) }
        if token.has(.firstNameAlsoWord), !isVerb(token) {
            return !token.has(.word) || endsIntroduction(passage, index + 1)
        }
        return isStranger(passage, token)
            && (passage[index + 1].has(.surname) || NameGrowth.surnameAfterParticles(passage, from: index + 1) != nil)
    }

    private static let surnameCue = Set(["achternaam", "meisjesnaam"].map { WordHash.key(of: $0) })
    private static let hotThings = Set(["water", "bakje", "hangijzer"].map { WordHash.key(of: $0) })
    private static let with = WordHash.key(of: "met")
    private static let speaking = Set(["spreekt", "spreek", "sprak", "gesprek"].map { WordHash.key(of: $0) })
    private static let contraction = Set(["i'm", "ikben"].map { WordHash.key(of: $0) })
    private static let introEnds = Set(["en", "van", "uit", "de", "ik", "met"].map { WordHash.key(of: $0) })

    private static func endsIntroduction(_ passage: Passage, _ index: Int) -> Bool {
        passage[index].kind == .mark || passage[index].gap == .line || introEnds.contains(passage[index].key)
            || passage[index].kind == .number || passage[index].value > 1
    }

    // MARK: - Somebody near

    private static func afterRelation(_ passage: Passage, _ index: Int) -> Bool {
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
        return passage[index + 1].has([.auxiliary]) || passage[index + 1].kind == .mark
            || NameGrowth.surnameAfterParticles(passage, from: index + 1) != nil
    }

    private static let softWords = Set(
        ["lief", "zon", "weg", "af", "toen", "niet", "man", "slim", "hoi", "ster"].map { WordHash.key(of: $0) })

    private static func afterGreeting(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        guard passage[index - 1].has(.greeting), !passage[index - 1].has(.filler),
            token.gap != .line || closings.contains(passage[index - 1].key)
        else { return closing(passage, index) }
        if named(passage, token) { return canBeName(passage, token, alsoSurname: true) }
        return token.has(.firstNameAlsoWord) && !isVerb(token) && !token.has([.word, .relation])
    }

    private static let closings = Set(
        ["groetjes", "groeten", "groet", "liefs", "mvg", "kus", "kusjes", "regards"].map { WordHash.key(of: $0) })

    /// `groetjes,` and a name on the next line, or `groetjes van roos`.
    private static func closing(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        let isAfter =
            passage[index - 1].kind == .mark && closings.contains(passage[index - 2].key)
            || passage[index - 1].key == of && closings.contains(passage[index - 2].key)
        guard isAfter else { return false }
        return token.has(.firstNameAlsoWord) && !isVerb(token)
            || token.isCapital && passage.hasCapitals && !token.has([.word, .kept, .people])
    }

    private static let of = WordHash.key(of: "van")
    private static let ours = Set(
        ["ons", "onze", "ozze", "oze", "d'n", "us", "ús", "uns", "oons", "d'n"].map { WordHash.key(of: $0) })

    /// `ons Toos`, `onze Wil`, `d'n Harrie`.
    private static func afterOur(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        guard ours.contains(passage[index - 1].key), token.has(.firstNameAlsoWord) else { return false }
        return named(passage, token) || !isVerb(token) && !token.has(.word)
    }
}
