/// Ages of ninety and more: rare enough to lead to a person (HIPAA's safe harbour draws the line at 89).
enum AgeDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        for index in passage.tokens.indices where findings.isFree(index) {
            if let end = number(passage, at: index), isAge(passage, index..<end) {
                findings.add(index..<end, .ageOver89)
            } else if let end = ordinal(passage, at: index) {
                findings.add(index..<end, .ageOver89)
            }
        }
    }

    private static let hundred = Set(["honderd", "hundred"].map { WordHash.key(of: $0) })
    private static let and = Set(["en", "and"].map { WordHash.key(of: $0) })
    private static let hundreds: Set<UInt64> = {
        var keys = Set<UInt64>()
        let small = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
        for word in small { for joint in ["", "en"] { keys.insert(WordHash.key(of: "honderd" + joint + word)) } }
        return keys
    }()

    /// Where a number from 90 to 119 ends.
    private static func number(_ passage: Passage, at index: Int) -> Int? {
        let token = passage[index]
        if token.kind == .number {
            let isPart =
                passage[index - 1].kind == .mark && passage[index].gap == .none
                && [0x2C, 0x2E, 0x2D, 0x2F].contains(passage[index - 1].mark) && passage[index - 2].kind == .number
            return (90...119).contains(token.value) && !isPart ? index + 1 : nil
        }
        // `ninety three`, `ninety-three`
        if token.value == 90, token.kind == .word {
            let unit = passage[index + 1].isJoiner ? index + 2 : index + 1
            if (1...9).contains(passage[unit].value), passage[unit].kind == .word, !passage[unit].has(.determiner) {
                return unit + 1
            }
        }
        if (90...99).contains(token.value) { return index + 1 }
        if hundreds.contains(token.key) { return index + 1 }
        if hundred.contains(token.key) {
            if and.contains(passage[index + 1].key), (1...12).contains(passage[index + 2].value) { return index + 3 }
            return (1...12).contains(passage[index + 1].value) && passage[index + 1].kind == .word
                ? index + 2 : index + 1
        }
        // `drie en negentig`, said apart
        if (1...9).contains(token.value), and.contains(passage[index + 1].key), passage[index + 2].value == 90 {
            return index + 3
        }
        return nil
    }

    private static let ageVerbs = Set(
        [
            "is", "ben", "bent", "word", "wordt", "werd", "geworden", "was", "bin", "bun", "worden", "turned", "am",
            "i'm", "she's", "he's", "turning", "wurdt", "wördt", "ward", "bijna", "al", "ruim", "net", "pas",
            "leeftijd", "tegen", "wier", "almost", "nearly", "she", "inmiddels", "nu", "nou", "dik", "aged", "oud",
            "age",
        ].map { WordHash.key(of: $0) })
    private static let fromWords = Set(["van", "of"].map { WordHash.key(of: $0) })
    private static let notAges = Set(
        [
            "geleden", "bestaan", "bestaat", "bestond", "getrouwd", "later", "lang", "ago", "terug", "garantie", "eeuw",
            "oorlog", "vrede", "huwelijk", "samen",
        ].map { WordHash.key(of: $0) })
    private static let years = Set(["jaren", "years", "seventies"].map { WordHash.key(of: $0) })
    private static let peopleNouns = Set(
        [
            "mens", "mensje", "oudje", "bewoonster", "bewoner", "patiënt", "cliënte", "cliënt", "lady", "woman", "man",
            "gentleman", "iemand", "mevrouw", "meneer", "vrouwtje", "vrouw", "dame", "heer", "mannetje", "vader",
            "moeder", "buurvrouw", "buurman", "eentje", "weduwe",
        ].map { WordHash.key(of: $0) })

    private static func isAge(_ passage: Passage, _ range: Range<Int>) -> Bool {
        let first = passage[range.lowerBound]
        // `mijn moeder (92)`
        if passage[range.lowerBound - 1].mark == 0x28, passage[range.upperBound].mark == 0x29 {
            return passage[range.lowerBound - 2].kind == .word
        }
        // `140 over 90`
        if passage[range.lowerBound - 1].kind == .number || passage[range.lowerBound - 2].kind == .number,
            first.kind == .number
        {
            return false
        }
        let isHundred = hundred.contains(first.key) && range.count == 1 || first.value == 100
        var next = range.upperBound
        // `ninety-three`, `93-jarige`
        if passage[next].isJoiner { next += 1 }
        if passage[next].value >= 1, passage[next].value < 10, passage[next].kind == .word,
            !passage[next].has(.determiner)
        {
            next += 1
        }
        if passage[next].has(.ageWord) {
            if years.contains(passage[range.lowerBound - 1].key) { return false }
            if (next + 1...next + 3).contains(where: { notAges.contains(passage[$0].key) }) { return false }
            return !isHundred || hasVerb(passage, before: range.lowerBound)
                || fromWords.contains(passage[range.lowerBound - 1].key) || ageAdjectives.contains(passage[next].key)
                || passage[next + 1].has(.ageWord)
        }
        if passage[next].has([.unit]) || [0x25, 0x20AC, 0xB0].contains(passage[next].mark)
            || passage[range.lowerBound - 1].mark == 0x20AC
        {
            return false
        }
        if [0x2C, 0x2E, 0x3A, 0x2F, 0x2D].contains(passage[range.upperBound].mark),
            passage[range.upperBound].gap == .none, passage[range.upperBound + 1].kind == .number,
            passage[range.upperBound + 1].gap == .none
        {
            return false
        }
        let following = passage[next]
        let endsClause =
            following.kind == .mark || following.has([.auxiliary, .personVerb, .filler, .placePreposition, .greeting])
            || clauseWords.contains(following.key) || (following.gap == .line)
        let before = passage[range.lowerBound - 1]
        if isSomebodys(passage, range, before: before, next: passage[next]) { return true }
        if fromWords.contains(before.key) {
            return endsClause
                && ((2...4).contains {
                    passage[range.lowerBound - $0].has([.title, .relation])
                        || peopleNouns.contains(passage[range.lowerBound - $0].key)
                })
        }
        return endsClause && hasVerb(passage, before: range.lowerBound) && !isHundred
            || isHundred && endsClause
                && [becomes].contains { $0.contains(before.key) || $0.contains(passage[next].key) }
    }

    private static let mays = Set(["mag", "kun", "kan", "hoef", "you"].map { WordHash.key(of: $0) })
    private static let with = Set(["met", "at"].map { WordHash.key(of: $0) })
    private static let persons = Set(["hij", "zij", "ze", "die"].map { WordHash.key(of: $0) })

    /// `toen mijn moeder tweeënnegentig werd`, `met vierennegentig mag je`, `hij van 99 loopt`.
    private static func isSomebodys(
        _ passage: Passage, _ range: Range<Int>, before: Token, next: Token
    ) -> Bool {
        let isPerson = before.has([.title, .relation]) || peopleNouns.contains(before.key)
        if isPerson, becomes.contains(next.key) || next.key == was { return true }
        // `met negentig mag je daar niet rijden` is a speed.
        if with.contains(before.key), passage[range.lowerBound].value > 90, mays.contains(next.key) { return true }
        return before.key == of && persons.contains(passage[range.lowerBound - 2].key)
            && next.kind == .word && !next.has([.unit, .relation]) && !next.has(.number)
    }

    private static let was = WordHash.key(of: "was")
    private static let of = WordHash.key(of: "van")
    private static let becomes = Set(
        ["wordt", "werd", "word", "geworden", "turned", "worden"].map { WordHash.key(of: $0) })
    private static let ageAdjectives = Set(
        ["jarig", "jarige", "jarigen", "oud", "old", "lentes", "winters"].map { WordHash.key(of: $0) })
    private static let clauseWords = Set(
        [
            "hoor", "maar", "toen", "dus", "nou", "geworden", "en", "inmiddels", "al", "alweer", "als", "die", "of",
            "he", "but", "now", "when", "mar", "ondertussen", "zegt", "hè", "want", "met", "nog", "zie",
        ].map { WordHash.key(of: $0) })

    private static func hasVerb(_ passage: Passage, before index: Int) -> Bool {
        (1...3).contains {
            ageVerbs.contains(passage[index - $0].key)
                && !($0 > 1 && passage[index - 1].has([.placePreposition, .phoneCue, .idCue]))
        }
    }

    /// `zijn vijfennegentigste`, `haar 93ste`.
    private static func ordinal(_ passage: Passage, at index: Int) -> Int? {
        let before = passage[index - 1]
        guard before.has(.possessive) || before.key == WordHash.key(of: "m'n") else { return nil }
        if let value = NumberWords.ordinals[passage[index].key], value >= 90 { return index + 1 }
        let suffix = passage[index + 1]
        guard passage[index].kind == .number, (90...119).contains(passage[index].value), suffix.kind == .word,
            suffix.gap == .none, suffix.length <= 3
        else { return nil }
        return index + 2
    }
}
