/// How far a name reaches: initials, particles, surnames after it; particles and initials before it.
enum NameGrowth {
    static func grow(_ passage: Passage, from index: Int, _ findings: Findings) -> Range<Int> {
        let begin = left(passage, from: index, findings)
        var end = index + 1
        while let next = step(passage, from: end, first: index, findings) { end = next }
        return begin..<end
    }

    // MARK: - To the right

    static func step(_ passage: Passage, from end: Int, first: Int, _ findings: Findings) -> Int? {
        let token = passage[end]
        guard findings.isFree(end), token.gap != .line, end - first < 9 else { return nil }
        // `Anne-Marie`, `Jansen-de Vries`
        if token.isJoiner, token.mark != 0x27, token.gap == .none, passage[end + 1].kind == .word,
            passage[end + 1].gap == .none, findings.isFree(end + 1)
        {
            if passage[end + 1].isCapital || passage[end + 1].has(.anyName) { return end + 2 }
            if passage[end + 1].has(.particle), let last = surnameAfterParticles(passage, from: end + 1),
                findings.isFree(end + 1..<last)
            {
                return last
            }
        }
        // the dot of an initial
        if token.mark == 0x2E, token.gap == .none, passage[end - 1].length == 1, passage[end - 1].kind == .word,
            passage[end + 1].kind == .word, passage[end + 1].gap != .line
        {
            return end + 1
        }
        guard token.kind == .word else { return nil }
        if token.length == 1, token.isCapital || !passage.hasCapitals && passage[end - 1].mark == 0x2E,
            passage[end + 1].mark == 0x2E, passage[end + 1].gap == .none
        {
            return passage[end + 2].isCapital && passage[end + 2].gap != .line ? end + 2 : end + 1
        }
        if token.length == 1, token.isCapital, passage.hasCapitals,
            passage[end + 1].isCapital || passage[end + 1].has(.particle), passage[end - 1].length == 1
        {
            return end + 1
        }
        if let last = surnameAfterParticles(passage, from: end), findings.isFree(end..<last) { return last }
        return isNextName(passage, end) ? end + 1 : nil
    }

    static func isNextName(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        guard !token.startsSentence || !passage.hasCapitals else { return false }
        // `Hoogachtend, B.C. Slotema`: no word in lower case says what a capital means, the initial does.
        if !passage.hasCapitals, token.isCapital, passage[index - 1].mark == 0x2E, passage[index - 2].length == 1,
            !token.has([.word, .kept])
        {
            return true
        }
        if passage.hasCapitals, token.shape == .capital || token.shape == .mixed {
            if isSurnameOfTrade(passage, index) { return true }
            if token.has([.people, .weekday, .institution, .title, .relation]) { return false }
            if token.has(.anyName) { return true }
            // `Alfons Dings`: after a sure first name a capital says enough.
            if passage[index - 1].has(.firstName), token.has(.word), !token.has([.kept, .place, .unit, .month]) {
                return true
            }
            return token.tags.isDisjoint(with: [
                .word, .kept, .place, .unit, .month, .determiner, .auxiliary, .particle,
            ])
        }
        if token.has(.surname) { return true }
        // Two first names (`jan willem`), but not `annie roos` as flower: the second must be sure.
        if token.has(.firstName), !token.has([.word, .kept]), passage[index - 1].has(.anyFirstName) { return true }
        guard !passage.hasCapitals || passage[index - 1].shape == .lower else { return false }
        let canEnd = endsName(passage, index + 1)
        if token.has(.surnameAlsoWord) { return canEnd && !isVerb(token) && passage[index - 1].has(.anyFirstName) }
        return canEnd && token.tags.isEmpty && token.length > 3 && passage[index - 1].has(.firstName)
            && token.street == .none
    }

    /// `Jan Bakker`, `A. Koster`: what stands before a name elsewhere is a surname after a first name or an initial.
    private static func isSurnameOfTrade(_ passage: Passage, _ index: Int) -> Bool {
        let (token, previous) = (passage[index], passage[index - 1])
        guard token.has([.people, .title, .relation]), !token.has([.weekday, .institution]) else { return false }
        let followsInitial =
            previous.mark == 0x2E && passage[index - 2].length == 1 && passage[index - 2].isCapital
        guard followsInitial || previous.isCapital && previous.has(.anyFirstName) else { return false }
        return token.has(.anySurname) || previous.has(.firstName) && token.has(.title)
    }

    static func isVerb(_ token: Token) -> Bool {
        token.has([.auxiliary, .personVerb, .filler, .determiner, .placePreposition, .number, .possessive])
    }

    static let ends = Set(
        ["en", "van", "die", "uit", "of", "ook", "dat", "wie", "met", "op", "bij"].map { WordHash.key(of: $0) })

    static func endsName(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        return token.kind != .word || token.gap == .line || token.has([.personVerb, .auxiliary])
            || ends.contains(token.key)
    }

    // MARK: - To the left

    static func left(_ passage: Passage, from index: Int, _ findings: Findings) -> Int {
        var begin = index
        let isSurname = passage[index].has(.anySurname) || !passage[index].has(.anyFirstName)
        guard isSurname else { return begin }
        var position = index - 1
        while position >= 0, findings.isFree(position), passage[position + 1].gap != .line, index - position < 6 {
            let token = passage[position]
            if openers.contains(token.key), token.kind == .word, !(token.key == het) || passage[position].isCapital {
                begin = position
            } else if token.kind == .word, token.length == 1, token.isCapital, passage.hasCapitals {
                begin = position
            } else if token.isJoiner
                || token.mark == 0x2E && position > 0 && passage[position - 1].length <= 2
                    && passage[position - 1].kind == .word
            {
                // `v.d.`, `'t`, `J.`
            } else {
                break
            }
            position -= 1
        }
        // `in 't Veld`, `op den Camp`
        if begin < index, position >= 0, leaning.contains(passage[position].key), passage[position].isCapital,
            findings.isFree(position)
        {
            begin = position
        }
        // A lone article before a surname that is also a word is an article: `de Visser` keeps it, `van de` stays out.
        while begin < index, passage[begin].isJoiner || passage[begin].mark == 0x2E { begin += 1 }
        // `van Annie`, `van Yilmaz`: `van` alone is a preposition unless the list knows better.
        if begin < index, passage[begin].key == of, index == begin + 1, !passage[begin].isCapital,
            passage[index].has(.anyFirstName)
                || !passage[begin - 1].has([.title, .anyFirstName])
                    && passage[index].tags.isDisjoint(with: [.surnameAlsoWord, .anyPlace])
        {
            begin = index
        }
        // `de dochter van El Amrani`: the particle with a capital begins the name.
        if begin < index, passage.hasCapitals, passage[begin].key == of, !passage[begin].isCapital,
            passage[begin + 1].isCapital, begin + 1 < index, !passage[begin - 1].has([.title, .anyFirstName])
        {
            begin += 1
        }
        // `van de Boldewijns`: of a family that no list knows.
        if begin < index, passage.hasCapitals, !passage[begin].isCapital, !passage[index].has(.anySurname),
            !passage[begin - 1].has([.title, .anyFirstName])
        {
            begin = index
        }
        return begin
    }

    static let het = WordHash.key(of: "het")
}
