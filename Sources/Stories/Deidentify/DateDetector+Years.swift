/// Years in figures and words.
extension DateDetector {
    /// Where a year that begins at `index` ends: `1948`, `'48`, `negentien achtenveertig`, and after a day `48`.
    static func year(_ passage: Passage, at index: Int, isAfterDay: Bool = false) -> Int? {
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

    static let thousand = WordHash.key(of: "tweeduizend")
    static let hundred = Set(["honderd", "honderden", "hundred"].map { WordHash.key(of: $0) })
    static let centuries = Set(["negentienhonderd", "achttienhonderd"].map { WordHash.key(of: $0) })
    static let and = Set(["en", "and"].map { WordHash.key(of: $0) })

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
    static let wholeYears: Set<UInt64> = {
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
}
