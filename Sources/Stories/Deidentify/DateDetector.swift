/// Dates that lead to a person: a day of a month, with or without year, in figures or words; a year near a birth.
enum DateDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        for index in passage.tokens.indices where findings.isFree(index) {
            let token = passage.tokens[index]
            if token.kind == .word, token.has(.month) || isMay(passage, index) {
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

    static func named(_ passage: Passage, at month: Int, _ findings: inout Findings) {
        var begin = month
        var previous = month - 1
        let isOf = of.contains(passage[previous].key)
        if isOf { previous -= 1 }
        if passage[previous].has(.ordinalSuffix) || suffixes.contains(passage[previous].key),
            passage[previous - 1].kind == .number
        {
            previous -= 1
        }
        // `een mei` is an article and a month.
        let isArticle = passage[previous].kind == .word && passage[previous].value == 1
        let spoken = isOf ? EnglishDay.ending(passage, at: previous) : nil
        let hasDay =
            spoken != nil || day(passage, previous) != nil && (!isArticle || passage[month + 1].kind == .number)
        if hasDay { begin = spoken?.begin ?? previous }
        var end = month + 1
        var hasYear = false
        // `mei de twaalfde`, `May 3rd`
        let next = hasDay ? nil : dayAfter(passage, from: end)
        if let next { (begin, end) = (month, next) }
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
        if passage[month].has(.anyFirstName), !hasDay, !names.contains(passage[month].key) { return }
        let number = spoken?.day ?? day(passage, hasDay ? previous : month + 1)
        if !hasYear, let number, isFeast(day: number, month: passage[month].key),
            !Cue.has(.birthCue, passage, before: begin, within: 8)
        {
            // May, or mei, is no person here.
            return findings.keep(begin..<end)
        }
        findings.add(begin..<end, .date)
    }

    /// Months that are names, and never short for one.
    private static let names = Set(["april", "may", "june", "augustus"].map { WordHash.key(of: $0) })

    static let of = Set(["of", "van"].map { WordHash.key(of: $0) })
    static let suffixes = Set(["e", "de", "ste", "th", "st", "nd", "rd"].map { WordHash.key(of: $0) })

    static func day(_ passage: Passage, _ index: Int) -> Int? {
        let token = passage[index]
        let value = token.value >= 0 ? token.value : NumberWords.ordinals[token.key] ?? -1
        guard token.kind != .mark, (1...31).contains(value), token.kind == .word || token.length <= 2 else {
            return nil
        }
        return value
    }

    /// Where a day ends that stands behind its month: `mei de twaalfde`, `May 3rd`, `May the 3rd`.
    static func dayAfter(_ passage: Passage, from index: Int) -> Int? {
        if passage[index].kind == .word, determinerThe.contains(passage[index].key) {
            if NumberWords.ordinals[passage[index + 1].key] != nil { return index + 2 }
            return EnglishDay.end(passage, from: index + 1) ?? suffixed(passage, at: index + 1)
        }
        if let end = suffixed(passage, at: index) { return end }
        guard passage[index].kind == .number, passage[index].length <= 2, day(passage, index) != nil else { return nil }
        // `on April 4`, `April 4, 1938`, `April 4 1938`
        let isOn = passage[index - 2].key == on && !passage[index + 1].has(.unit)
        let hasYear = passage[index + 1].length == 4 && year(passage, at: index + 1) != nil
        return isOn || hasYear || passage[index + 1].mark == 0x2C ? index + 1 : nil
    }

    /// `3rd`
    static func suffixed(_ passage: Passage, at index: Int) -> Int? {
        passage[index].kind == .number && day(passage, index) != nil && suffixes.contains(passage[index + 1].key)
            && passage[index + 1].gap == .none ? index + 2 : nil
    }

    static let on = WordHash.key(of: "on")
    static let determinerThe = Set(["de", "den", "the"].map { WordHash.key(of: $0) })

    /// Days that everybody keeps: `5 mei`, `5 december`, `1 januari`.
    static func isFeast(day: Int, month: UInt64) -> Bool {
        feasts.contains { $0.day == day && $0.month == month }
    }

    static let feasts: [(day: Int, month: UInt64)] = [
        (4, "mei"), (5, "mei"), (5, "december"), (6, "december"), (1, "januari"), (31, "december"), (1, "april"),
        (11, "november"), (27, "april"),
        (30, "april"), (25, "december"), (26, "december"), (1, "mei"), (1, "juli"), (4, "july"),
        (1, "january"), (1, "july"),
    ].map { ($0.0, WordHash.key(of: $0.1)) }

    /// `de twaalfde van de derde negentien veertig`, `de twaalfde van de derde`.
    static func ordinals(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        guard let day = NumberWords.ordinals[passage[index].key], day <= 31, of.contains(passage[index + 1].key),
            determinerThe.contains(passage[index + 2].key), let month = NumberWords.ordinals[passage[index + 3].key],
            month <= 12
        else { return }
        let end = year(passage, at: index + 4, isAfterDay: true)
        guard end != nil || Cue.has(.birthCue, passage, before: index, within: 8) else { return }
        findings.add(index..<(end ?? index + 4), .date)
    }
}
