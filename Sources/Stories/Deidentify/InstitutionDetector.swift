/// Names of homes, schools, practices, houses of the neighbourhood and the like; their kind stays readable.
enum InstitutionDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        for index in passage.tokens.indices where findings.isFree(index) && passage.tokens[index].kind == .word {
            if known(passage, at: index, &findings) { continue }
            let token = passage[index]
            if token.has(.institution) { named(passage, after: index, &findings) }
            if findings.isFree(index), isCapital(passage, index), !token.startsSentence {
                ending(passage, at: index, &findings)
            }
            if findings.isFree(index) { titled(passage, at: index, &findings) }
        }
    }

    static func isCapital(_ passage: Passage, _ index: Int) -> Bool {
        passage.hasCapitals && passage[index].kind == .word
            && (passage[index].shape == .capital || passage[index].shape == .mixed
                || passage[index].shape == .upper && passage[index].length > 1)
    }

    static func known(_ passage: Passage, at index: Int, _ findings: inout Findings) -> Bool {
        if let match = passage.lists.phrases.match(passage.tokens, at: index, wanted: .institutionName),
            findings.isFree(index..<match.end)
        {
            return findings.add(index..<match.end, .institution)
        }
        let token = passage[index]
        guard token.has(.institutionName) else { return false }
        let isOnlyName = token.tags.isDisjoint(with: [.word, .anyName, .place, .kept])
        guard
            isOnlyName || (isCapital(passage, index) && !token.has(.anyFirstName) && !token.startsSentence)
                || passage[index - 1].has(.institution) && !token.has(.word)
        else { return false }
        return findings.add(index..<(index + 1), .institution)
    }

    static let links = Set(
        ["de", "het", "t", "den", "van", "der", "en", "'t", "ten", "ter", "la", "le", "te"].map { WordHash.key(of: $0) }
    )
    static let and = WordHash.key(of: "en")
    static let articles = Set(
        ["de", "het", "t", "den", "'t", "ten", "ter", "d'n"].map { WordHash.key(of: $0) })
    /// Kinds whose name is also said in lower case.
    static let strong = Set(
        [
            "verpleeghuis", "verzorgingshuis", "bejaardenhuis", "zorgcentrum", "zorgboerderij", "woonzorgcentrum",
            "hospice", "basisschool", "buurthuis", "dorpshuis", "wijkcentrum", "buurtcentrum", "ziekenhuis", "gasthuis",
            "moskee", "zorggroep", "voetbalclub", "huisartsenpraktijk", "gezondheidscentrum", "peuterspeelzaal",
            "kinderdagverblijf", "dagbesteding", "dagcentrum", "serviceflat", "verzorgingstehuis", "bejaardentehuis",
            "verpleegtehuis", "speeltuin", "wijkgebouw", "ontmoetingscentrum", "inloophuis", "stichting", "apotheek",
            "zwembad", "sporthal", "woonvorm", "zorgvilla", "manege",
        ].map { WordHash.key(of: $0) })

    /// `verpleeghuis De …`, `basisschool …`, `stichting Samen …`.
    static func named(_ passage: Passage, after cue: Int, _ findings: inout Findings) {
        var begin = cue + 1
        while passage[begin].isJoiner
            || (passage[begin].mark == 0x22 || passage[begin].mark == 0x201C || passage[begin].mark == 0x201E),
            begin < cue + 3
        { begin += 1 }
        // `naar school en Daan`
        if passage[begin].key == and { return }
        var end = begin
        var last = begin
        while end < begin + 7, end < passage.tokens.count, findings.isFree(end),
            passage[end].gap != .line || end == cue + 1, passage[end].kind == .word || passage[end].isJoiner
        {
            if isCapital(passage, end), !passage[end].has([.weekday]) || end > begin,
                end == begin || !(passage[end].startsSentence && !passage[end - 1].isJoiner)
            {
                end += 1
                last = end
            } else if links.contains(passage[end].key) || passage[end].isJoiner || passage[end].mark == 0x26 {
                end += 1
            } else {
                break
            }
        }
        if last > begin, !passage[begin].has([.people]) || last > begin + 1 {
            // `huisartsenpraktijk van dokter …` leads to a person, `in Almelo` to a place; both are found elsewhere.
            if passage[begin].key == WordHash.key(of: "van") || passage[begin].key == WordHash.key(of: "te")
                || last == begin + 1 && passage[begin].has([.place, .title, .kept, .weekday])
            {
                return
            }
            // `'t Haantje` begins with its apostrophe.
            let isClipped = passage[begin].length == 1 && passage[begin - 1].isJoiner && passage[begin].gap == .none
            findings.add((isClipped && findings.isFree(begin - 1) ? begin - 1 : begin)..<last, .institution)
            return
        }
        guard strong.contains(passage[cue].key), articles.contains(passage[begin].key),
            !passage.hasCapitals || passage[begin].gap == .space
        else { return }
        let name = passage[begin + 1]
        guard name.kind == .word, name.length > 2, name.shape == .lower,
            name.tags.isDisjoint(with: [
                .word, .relation, .title, .institution, .determiner, .auxiliary, .filler, .personVerb, .weekday,
                .number, .unit, .placePreposition,
            ]), name.tags.isEmpty || name.has([.surname, .surnameAlsoWord, .firstName])
        else { return }
        findings.add(begin..<(begin + 2), .institution)
    }
}
