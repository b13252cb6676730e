/// May, which is also a name and a word for what one is free to do.
extension DateDetector {
    private static let may = WordHash.key(of: "may")

    /// `3 May`, `May 3rd`, `on May 4`, `3rd of may 1938`, `the third of May`, `in may 1938`.
    static func isMay(_ passage: Passage, _ index: Int) -> Bool {
        guard passage[index].key == may else { return false }
        let isWritten = passage[index].isCapital && passage.hasCapitals
        let hasYear = passage[index + 1].length == 4 && year(passage, at: index + 1) != nil
        if hasYear, isWritten || passage[index - 1].has([.placePreposition, .birthCue]) { return true }
        let isOf = of.contains(passage[index - 1].key)
        let before = isOf ? index - 2 : index - 1
        let number = suffixes.contains(passage[before].key) ? before - 1 : before
        let isFigure = passage[number].kind == .number
        if isOf, isFigure || EnglishDay.ending(passage, at: before) != nil { return true }
        if isFigure, isBesideYear(passage, index + 1) || number < before, passage[index].gap != .line { return true }
        guard let end = dayAfter(passage, from: index + 1) else { return isWritten && isFigure }
        // `May the third one come in`
        if determinerThe.contains(passage[index + 1].key) {
            return passage[index - 1].key == on || isBesideYear(passage, end)
        }
        return isWritten || passage[index - 1].key == on || end > index + 2 || isBesideYear(passage, end)
    }

    private static func isBesideYear(_ passage: Passage, _ index: Int) -> Bool {
        year(passage, at: passage[index].mark == 0x2C ? index + 1 : index) != nil
    }
}

/// Days of a month said in English: `third`, `twenty-first`.
enum EnglishDay {
    private static let words: [UInt64: Int] = {
        let words = [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
            "nineteenth", "twentieth",
        ]
        var days = Dictionary(uniqueKeysWithValues: words.enumerated().map { (WordHash.key(of: $1), $0 + 1) })
        days[WordHash.key(of: "thirtieth")] = 30
        return days
    }()
    private static let tens = [WordHash.key(of: "twenty"): 20, WordHash.key(of: "thirty"): 30]

    /// The day whose last word stands at an index, and where it begins.
    static func ending(_ passage: Passage, at index: Int) -> (begin: Int, day: Int)? {
        guard let unit = words[passage[index].key] else { return nil }
        let first = passage[index - 1].isJoiner ? index - 2 : index - 1
        guard unit < 10, let ten = tens[passage[first].key], ten + unit <= 31 else { return (index, unit) }
        return (first, ten + unit)
    }

    /// Where a day that begins at an index ends.
    static func end(_ passage: Passage, from index: Int) -> Int? {
        if words[passage[index].key] != nil { return index + 1 }
        let last = passage[index + 1].isJoiner ? index + 2 : index + 1
        return tens[passage[index].key] != nil && words[passage[last].key] != nil ? last + 1 : nil
    }
}
