/// Persons: names of the lists, and what cues, capitals and company make a name.
enum PersonDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        LowInitials.find(in: passage, &findings)
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
        // `die De Jong van nummer 14`
        if token.has(.anySurname), token.shape == .capital, passage.hasCapitals, passage[index - 1].has(.particle),
            passage[index - 1].isCapital, !passage[index - 1].startsSentence
        {
            return true
        }
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
