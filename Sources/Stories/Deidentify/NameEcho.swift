/// A name once found is found again wherever it stands, also as a possessive or pet form.
enum NameEcho {
    static func find(in passage: Passage, _ findings: inout Findings) {
        var keys = Set<UInt64>()
        for finding in findings.list where finding.type == .person {
            for index in finding.tokens {
                let token = passage[index]
                guard token.kind == .word, token.length > 2 || token.length == 2 && token.has(.anyFirstName),
                    !token.has([.particle, .auxiliary, .determiner, .placePreposition])
                else { continue }
                keys.insert(token.baseKey)
                keys.insert(token.key)
            }
        }
        guard !keys.isEmpty else { return }
        for index in passage.tokens.indices where findings.isFree(index) && passage.tokens[index].kind == .word {
            let token = passage.tokens[index]
            guard keys.contains(token.baseKey) || keys.contains(token.key), isNameHere(passage, index) else { continue }
            findings.add(NameGrowth.grow(passage, from: index, findings), .person)
        }
    }

    private static let pronouns = Set(
        [
            "ik", "je", "jij", "u", "hij", "ze", "zij", "we", "wij", "jullie", "er", "dat", "het", "ie", "you", "i",
            "they", "we",
        ].map { WordHash.key(of: $0) })

    private static func isNameHere(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        let isAlsoWord = token.has([
            .word, .firstNameAlsoWord, .surnameAlsoWord, .kept, .personVerb, .auxiliary, .institution, .unit,
        ])
        guard isAlsoWord else { return true }
        if passage.hasCapitals {
            return token.isCapital && !(token.startsSentence && pronouns.contains(passage[index + 1].key))
                && !(token.startsSentence && token.has([.auxiliary, .word])
                    && !passage[index + 1].has([.personVerb, .auxiliary]))
        }
        let previous = passage[index - 1]
        if previous.has(.particle), token.has(.anySurname), !previous.has([.possessive, .determiner]) { return true }
        if token.has([.auxiliary, .personVerb, .unit]) {
            return passage[index + 1].has(.personVerb) && !pronouns.contains(previous.key)
                || names.contains(previous.key)
        }
        let before = passage[index - 2]
        return !previous.has(.determiner) && !before.has(.determiner) || previous.has(.possessive)
    }

    private static let names = Set(["met", "van", "voor", "aan", "door", "lieve", "dag"].map { WordHash.key(of: $0) })
}

/// A name that is spelled: `j a n s e n`, `K-O-W-A-L`.
enum SpelledName {
    static func find(in passage: Passage, _ findings: inout Findings) {
        var index = 0
        while index < passage.tokens.count {
            var end = index
            var letters = 0
            var last = index
            while end < passage.tokens.count, findings.isFree(end) {
                let token = passage.tokens[end]
                if token.kind == .word, token.length == 1 {
                    letters += 1; last = end + 1
                } else if !(letters > 0 && (token.isJoiner || token.mark == 0x2E || token.mark == 0x2C)) {
                    break
                }
                end += 1
            }
            if letters >= 4, passage[index].kind == .word { findings.add(index..<last, .person) }
            index = max(end, index + 1)
        }
    }
}
