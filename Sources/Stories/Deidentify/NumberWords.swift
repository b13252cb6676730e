/// Words for 0 to 99 in Dutch (with common spoken variants) and English, and their values.
enum NumberWords {
    /// Value by folded key.
    static let table: [UInt64: Int] = {
        var table: [UInt64: Int] = [:]
        for (word, value) in all() { table[WordHash.key(of: word)] = value }
        return table
    }()

    private static let dutchUnits: [[String]] = [
        ["nul"], ["een"], ["twee", "twie", "twea"], ["drie"], ["vier", "fjouwer"],
        ["vijf", "vief", "vijve"], ["zes", "zesse"], ["zeven", "zeuven"], ["acht", "achte"], ["negen", "njoggen"],
    ]
    private static let dutchTeens: [[String]] = [
        ["tien", "tiene"], ["elf"], ["twaalf", "twalef", "twaalef"], ["dertien"], ["veertien"],
        ["vijftien", "viefteen"],
        ["zestien"], ["zeventien"], ["achttien", "achtien"], ["negentien"],
    ]
    private static let dutchTens: [(Int, [String])] = [
        (20, ["twintig"]), (30, ["dertig", "dartig"]), (40, ["veertig", "fjirtich"]), (50, ["vijftig", "viefteg"]),
        (60, ["zestig"]), (70, ["zeventig", "zeuventig"]), (80, ["tachtig", "tachentig"]), (90, ["negentig"]),
    ]
    private static let englishSmall = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let englishTens = [
        (20, "twenty"), (30, "thirty"), (40, "forty"), (50, "fifty"), (60, "sixty"), (70, "seventy"), (80, "eighty"),
        (90, "ninety"),
    ]

    private static func all() -> [(String, Int)] {
        var words: [(String, Int)] = []
        for (value, variants) in (dutchUnits + dutchTeens).enumerated() { words += variants.map { ($0, value) } }
        for (ten, variants) in dutchTens {
            for variant in variants {
                words.append((variant, ten))
                for unit in 1...9 {
                    for name in dutchUnits[unit].prefix(unit == 1 ? 1 : dutchUnits[unit].count) {
                        words.append((name + "en" + variant, ten + unit))
                    }
                }
            }
        }
        for (value, word) in englishSmall.enumerated() { words.append((word, value)) }
        for (value, word) in englishTens { words.append((word, value)) }
        return words
    }

    /// Words from `honderdeen` to `negenhonderdnegenennegentig`, without the round hundreds.
    static let overHundred: Set<UInt64> = {
        var keys = Set<UInt64>()
        let small = all().filter { (1...99).contains($0.1) }.map(\.0)
        for hundreds in ["", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"] {
            for word in small {
                keys.insert(WordHash.key(of: hundreds + "honderd" + word))
                keys.insert(WordHash.key(of: hundreds + "honderden" + word))
            }
        }
        return keys
    }()

    /// Spoken ordinals of the days of a month, 1 to 31, and of high ages, 90 to 110, by folded key.
    static let ordinals: [UInt64: Int] = {
        var table: [UInt64: Int] = [:]
        let first = ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende"]
        for (index, word) in first.enumerated() { table[WordHash.key(of: word)] = index + 1 }
        for (index, variants) in dutchTeens.enumerated() {
            for variant in variants {
                table[WordHash.key(of: variant + "de")] = index + 10
            }
        }
        for (word, value) in all() where value >= 20 { table[WordHash.key(of: word + "ste")] = value }
        table[WordHash.key(of: "elfde")] = 11
        return table
    }()
}
