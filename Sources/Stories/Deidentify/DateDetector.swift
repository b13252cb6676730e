/// Dates that lead to a person: a day of a month, with or without year, in figures or words; a year near a birth.
enum DateDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        for index in passage.tokens.indices where findings.isFree(index) {
            let token = passage.tokens[index]
            if token.kind == .word, token.has(.month) {
                named(passage, at: index, &findings)
            } else if token.kind == .number {
                figures(passage, at: index, &findings)
            }
        }
        for index in passage.tokens.indices where passage.tokens[index].has(.birthCue) {
            birthYear(passage, around: index, &findings)
        }
        for index in passage.tokens.indices { ownYear(passage, at: index, &findings) }
        for index in passage.tokens.indices where passage.tokens[index].kind == .word {
            ordinals(passage, at: index, &findings)
        }
    }

    // MARK: - With the name of a month

    private static func named(_ passage: Passage, at month: Int, _ findings: inout Findings) {
        var begin = month
        var previous = month - 1
        if of.contains(passage[previous].key) { previous -= 1 }
        if passage[previous].has(.ordinalSuffix) || suffixes.contains(passage[previous].key),
            passage[previous - 1].kind == .number
        {
            previous -= 1
        }
        // `een mei` is an article and a month.
        let isArticle = passage[previous].kind == .word && passage[previous].value == 1
        let hasDay = day(passage, previous) != nil && (!isArticle || passage[month + 1].kind == .number)
        if hasDay { begin = previous }
        var end = month + 1
        var hasYear = false
        // `mei de twaalfde`, `May 3rd`
        if !hasDay, let next = dayAfter(passage, from: end) { (begin, end) = (month, next) }
        if passage[end].mark == 0x2C
            || passage[end].mark == 0x2E && passage[end].gap == .none && passage[month].length <= 4
        {
            hasYear = year(passage, at: end + 1) != nil; if hasYear { end += 1 }
        }
        if let last = year(passage, at: end, isAfterDay: hasDay || end > month + 1) {
            end = last
            hasYear = true
        }
        guard hasDay || hasYear || end > month + 1 else { return }
        // A shortened month is one only beside a day; `jan 1950` may be a person.
        if passage[month].has(.anyFirstName), !hasDay { return }
        if hasDay, !hasYear, isFeast(passage, day: previous, month: month),
            !Cue.has(.birthCue, passage, before: begin, within: 8)
        {
            return
        }
        findings.add(begin..<end, .date)
    }

    private static let of = Set(["of", "van"].map { WordHash.key(of: $0) })
    private static let suffixes = Set(["e", "de", "ste", "th", "st", "nd", "rd"].map { WordHash.key(of: $0) })

    private static func day(_ passage: Passage, _ index: Int) -> Int? {
        let token = passage[index]
        let value = token.value >= 0 ? token.value : NumberWords.ordinals[token.key] ?? -1
        guard token.kind != .mark, (1...31).contains(value), token.kind == .word || token.length <= 2 else {
            return nil
        }
        return value
    }

    private static func dayAfter(_ passage: Passage, from index: Int) -> Int? {
        if passage[index].kind == .word, determinerThe.contains(passage[index].key),
            NumberWords.ordinals[passage[index + 1].key] != nil
        {
            return index + 2
        }
        guard passage[index].kind == .number, passage[index].length <= 2, day(passage, index) != nil else { return nil }
        return suffixes.contains(passage[index + 1].key) && passage[index + 1].gap == .none
            ? index + 2 : (passage[index + 1].mark == 0x2C ? index + 1 : nil)
    }

    private static let determinerThe = Set(["de", "den", "the"].map { WordHash.key(of: $0) })

    /// Where a year that begins at `index` ends: `1948`, `'48`, `negentien achtenveertig`, and after a day `48`.
    private static func year(_ passage: Passage, at index: Int, isAfterDay: Bool = false) -> Int? {
        let token = passage[index]
        if token.isJoiner, passage[index + 1].kind == .number, passage[index + 1].length == 2,
            passage[index + 1].gap == .none
        {
            return index + 2
        }
        if token.kind == .number {
            if token.length == 4, (1880...2050).contains(token.value) { return index + 1 }
            return isAfterDay && token.length == 2 && token.value > 15 && !passage[index + 1].has(.unit)
                ? index + 1 : nil
        }
        return spokenYear(passage, at: index) ?? (isAfterDay && token.value >= 20 ? index + 1 : nil)
    }

    private static let thousand = WordHash.key(of: "tweeduizend")
    private static let hundred = Set(["honderd", "honderden", "hundred"].map { WordHash.key(of: $0) })
    private static let centuries = Set(["negentienhonderd", "achttienhonderd"].map { WordHash.key(of: $0) })
    private static let and = Set(["en", "and"].map { WordHash.key(of: $0) })

    /// `negentien (honderd) (en) achtenveertig`, `tweeduizend drie`.
    static func spokenYear(_ passage: Passage, at index: Int) -> Int? {
        let token = passage[index]
        guard token.kind == .word else { return nil }
        if wholeYears.contains(token.key) { return index + 1 }
        var position = index + 1
        guard
            token.value == 19 || token.value == 18 || token.key == thousand || centuries.contains(token.key)
                || token.value == 20 && passage[position].value >= 10 && passage[position].kind == .word
        else { return nil }
        if hundred.contains(passage[position].key) { position += 1 }
        if and.contains(passage[position].key) { position += 1 }
        guard passage[position].kind == .word, passage[position].value >= 1,
            !passage[position].has(.determiner) || position > index + 1
        else { return nil }
        // `vijf en veertig`
        if passage[position].value < 10, and.contains(passage[position + 1].key), passage[position + 2].value >= 20,
            passage[position + 2].value % 10 == 0
        {
            position += 2
        }
        return position + 1
    }

    /// Years written as one word.
    private static let wholeYears: Set<UInt64> = {
        var keys = Set<UInt64>()
        let units = ["", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
        let tens = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
        for ten in tens {
            for unit in units {
                let word = unit.isEmpty ? ten : unit + "en" + ten
                for century in ["negentien", "negentienhonderd", "negentienhonderden"] {
                    keys.insert(WordHash.key(of: century + word))
                }
            }
        }
        return keys
    }()

    /// Days that everybody keeps: `5 mei`, `5 december`, `1 januari`.
    private static func isFeast(_ passage: Passage, day index: Int, month: Int) -> Bool {
        let name = passage[month].key
        guard let day = day(passage, index) else { return false }
        return feasts.contains { $0.day == day && $0.month == name }
    }

    private static let feasts: [(day: Int, month: UInt64)] = [
        (4, "mei"), (5, "mei"), (5, "december"), (6, "december"), (1, "januari"), (31, "december"), (1, "april"),
        (11, "november"), (27, "april"),
        (30, "april"), (25, "december"), (26, "december"), (1, "mei"), (1, "juli"), (4, "july"),
    ].map { ($0.0, WordHash.key(of: $0.1)) }

    /// `de twaalfde van de derde negentien veertig`, `de twaalfde van de derde`.
    private static func ordinals(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        guard let day = NumberWords.ordinals[passage[index].key], day <= 31, of.contains(passage[index + 1].key),
            determinerThe.contains(passage[index + 2].key), let month = NumberWords.ordinals[passage[index + 3].key],
            month <= 12
        else { return }
        let end = year(passage, at: index + 4, isAfterDay: true)
        guard end != nil || Cue.has(.birthCue, passage, before: index, within: 8) else { return }
        findings.add(index..<(end ?? index + 4), .date)
    }

    // MARK: - In figures

    /// `12-03-1948`, `12/3/48`, `12.3.1948`, `2024-03-12`; two figures (`12-3`) only near a birth.
    private static func figures(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        guard passage[index - 1].kind == .mark || passage[index].gap != .none, let end = figureEnd(passage, from: index)
        else { return }
        if passage[end].gap == .none,
            passage[end].kind == .number || (passage[end].mark == 0x2D && passage[end + 1].kind == .number)
        {
            return
        }
        let parts = (index..<end).map { passage[$0] }.filter { $0.kind == .number }
        let isDate: Bool
        if parts.count == 3 {
            let (first, second, third) = (parts[0], parts[1], parts[2])
            let isDayFirst = (1...31).contains(first.value) && (1...12).contains(second.value) && first.length <= 2
            isDate =
                isDayFirst && (third.length == 4 && (1880...2050).contains(third.value) || third.length == 2)
                || first.length == 4 && (1880...2050).contains(first.value) && (1...12).contains(second.value)
                    && (1...31).contains(third.value)
        } else {
            isDate =
                (1...31).contains(parts[0].value) && (1...12).contains(parts[1].value) && parts[1].length <= 2
                && Cue.has(.birthCue, passage, before: index, within: 6)
        }
        if isDate { findings.add(index..<end, .date) }
    }

    /// Two or three numbers joined by the same mark.
    private static func figureEnd(_ passage: Passage, from index: Int) -> Int? {
        let mark = passage[index + 1].mark
        guard [0x2D, 0x2F, 0x2E].contains(mark), passage[index + 2].kind == .number, passage[index].length <= 4 else {
            return nil
        }
        let isTight = passage[index + 1].gap == .none && passage[index + 2].gap == .none
        guard isTight || passage[index + 3].mark == mark else { return nil }
        // `6-6-'66`
        if passage[index + 3].mark == mark, passage[index + 4].isJoiner, passage[index + 5].kind == .number,
            passage[index + 5].length == 2
        {
            return index + 6
        }
        guard passage[index + 3].mark == mark, passage[index + 4].kind == .number else {
            return isTight && mark != 0x2E ? index + 3 : nil
        }
        return index + 5
    }

    // MARK: - Years of birth

    /// Near `geboren` or `bouwjaar`: a year, also of two digits or spoken.
    private static func birthYear(_ passage: Passage, around cue: Int, _ findings: inout Findings) {
        for index in max(0, cue - 5)..<min(cue + 9, passage.tokens.count) where findings.isFree(index) {
            let token = passage.tokens[index]
            guard index > cue || token.length == 4 || spokenYear(passage, at: index) != nil else { continue }
            let next = passage[index + 1]
            if next.has([.unit, .ageWord]) || token.has(.determiner) { continue }
            let isShort =
                (token.kind == .number && token.length == 2 || token.kind == .word && token.value >= 0)
                && (15...99).contains(token.value)
                && isYearPlace(passage, index)
            if let end = year(passage, at: index) {
                findings.add(index..<end, .date)
            } else if isShort {
                let isHyphen = passage[index - 1].isJoiner && passage[index].gap == .none
                findings.add((isHyphen ? index - 1 : index)..<(index + 1), .date)
            }
        }
    }

    private static let yearPlaces = Set(
        ["in", "uit", "van", "anno", "bouwjaar", "geboortejaar", "geboren", "lichting", "jaar", "gebore", "geb"].map {
            WordHash.key(of: $0)
        })

    private static func isYearPlace(_ passage: Passage, _ index: Int) -> Bool {
        let previous = passage[index - 1]
        return yearPlaces.contains(previous.key) || previous.isJoiner
            || (previous.mark == 0x3A && yearPlaces.contains(passage[index - 2].key))
    }

    private static let fromWords = Set(["van", "uit"].map { WordHash.key(of: $0) })
    private static let beWords = Set(
        ["ben", "is", "bin", "bent", "bun", "zijn", "was", "zin"].map { WordHash.key(of: $0) })

    /// `ik ben van '38`, `zij is van negentienachtendertig`, `hij is uit 1941`.
    private static func ownYear(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        guard fromWords.contains(passage[index].key), let end = year(passage, at: index + 1, isAfterDay: true),
            findings.isFree(index + 1..<end)
        else { return }
        let isSaidOf = persons.contains(passage[index - 1].key)
        let isPerson =
            isSaidOf
            || (1...4).contains { beWords.contains(passage[index - $0].key) }
                && (1...5).contains {
                    persons.contains(passage[index - $0].key)
                        || passage[index - $0].has([.relation, .title, .firstName])
                }
        // Ninety and more said so is an age.
        if end == index + 2, (90...99).contains(passage[index + 1].value) { return }
        guard isPerson, !passage[end].has([.unit, .ageWord]) else { return }
        findings.add(index + 1..<end, .date)
    }

    private static let persons = Set(
        ["ik", "hij", "zij", "ze", "ie", "'k", "k", "u", "je", "wij", "i", "he", "she"].map { WordHash.key(of: $0) })
}
