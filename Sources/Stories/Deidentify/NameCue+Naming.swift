/// After words for naming: `ik heet Wil`, `ze noemen hem Bolle`, `u spreekt met Roos`.
extension NameCue {
    static let skipped = Set(
        [
            "ik", "hij", "ie", "zij", "ze", "dus", "is", "eh", "gewoon", "die", "me", "mij", "m", "hem", "ons", "ook",
            "nog", "eigenlijk", "u", "we", "wij", "haar", "was", "dat", "iedereen", "altijd", "mekaar", "hun", "je",
            "naar", "er", "um", "uh", "d'r", "of", "na",
        ].map { WordHash.key(of: $0) })
    static let ego = Set(["ik", "i", "'k", "k", "ick", "ikke"].map { WordHash.key(of: $0) })
    static let am = Set(["ben", "bin", "bun", "zin", "am", "bennik"].map { WordHash.key(of: $0) })
    static let nameWords = Set(
        [
            "heet", "heette", "hiet", "hette", "hjit", "genaamd", "naam", "name", "named", "called", "roepnaam",
            "voornaam", "achternaam", "bijnaam", "noemen", "noemden", "noemde", "noem", "noemt", "vernoemd",
            "meisjesnaam", "heten", "hieten", "gedoopt", "ondertekend", "getekend", "nickname", "doopnaam", "genoemd",
            "voornamen",
        ].map { WordHash.key(of: $0) })

    static func afterNaming(_ passage: Passage, _ index: Int) -> Bool {
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
            // `ze noemen haar moppie`
            if token.tags == .dictionary, !passage.hasCapitals, somebody.contains(passage[index - 1].key) {
                return true
            }
            return isStranger(passage, token) && isDirect && hotThings.isDisjoint(with: [token.key])
        }
        // `ik ben Roos`, `I'm Rose`, `u spreekt met Wil`
        let isIntroduced =
            am.contains(passage[index - 1].key) && ego.contains(passage[index - 2].key)
            || contraction.contains(passage[index - 1].key)
            || passage[index - 1].key == by && speaking.contains(passage[index - 2].key)
        guard isIntroduced else { return false }
        if named(passage, token) { return canBeName(passage, token, alsoSurname: true) }
        if token.has(.firstNameAlsoWord), !isVerb(token) {
            return !token.has(.word) || endsIntroduction(passage, index + 1)
        }
        return isStranger(passage, token)
            && (passage[index + 1].has(.surname) || NameGrowth.surnameAfterParticles(passage, from: index + 1) != nil)
    }

    private static let somebody = Set(["me", "mij", "m'n", "hem", "haar", "ons", "d'r"].map { WordHash.key(of: $0) })
    static let surnameCue = Set(["achternaam", "meisjesnaam"].map { WordHash.key(of: $0) })
    static let hotThings = Set(["water", "bakje", "hangijzer"].map { WordHash.key(of: $0) })
    static let by = WordHash.key(of: "met")
    static let speaking = Set(["spreekt", "spreek", "sprak", "gesprek"].map { WordHash.key(of: $0) })
    static let contraction = Set(["i'm", "ikben"].map { WordHash.key(of: $0) })
    static let introEnds = Set(["en", "van", "uit", "de", "ik", "met"].map { WordHash.key(of: $0) })

    static func endsIntroduction(_ passage: Passage, _ index: Int) -> Bool {
        passage[index].kind == .mark || passage[index].gap == .line || introEnds.contains(passage[index].key)
            || passage[index].kind == .number || passage[index].value > 1
    }
}
