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

    private static func isCapital(_ passage: Passage, _ index: Int) -> Bool {
        passage.hasCapitals && passage[index].kind == .word
            && (passage[index].shape == .capital || passage[index].shape == .mixed
                || passage[index].shape == .upper && passage[index].length > 1)
    }

    private static func known(_ passage: Passage, at index: Int, _ findings: inout Findings) -> Bool {
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

    private static let links = Set(
        ["de", "het", "t", "den", "van", "der", "en", "'t", "ten", "ter", "la", "le", "te"].map { WordHash.key(of: $0) }
    )
    private static let articles = Set(
        ["de", "het", "t", "den", "'t", "ten", "ter", "d'n"].map { WordHash.key(of: $0) })
    /// Kinds whose name is also said in lower case.
    private static let strong = Set(
        [
            "verpleeghuis", "verzorgingshuis", "bejaardenhuis", "zorgcentrum", "zorgboerderij", "woonzorgcentrum",
            "hospice", "basisschool", "buurthuis", "dorpshuis", "wijkcentrum", "buurtcentrum", "ziekenhuis", "gasthuis",
            "moskee", "zorggroep", "voetbalclub", "huisartsenpraktijk", "gezondheidscentrum", "peuterspeelzaal",
            "kinderdagverblijf", "dagbesteding", "dagcentrum", "serviceflat", "verzorgingstehuis", "bejaardentehuis",
            "verpleegtehuis", "speeltuin", "wijkgebouw", "ontmoetingscentrum", "inloophuis", "stichting", "apotheek",
            "zwembad", "sporthal", "woonvorm", "zorgvilla", "manege",
        ].map { WordHash.key(of: $0) })

    /// `verpleeghuis De …`, `basisschool …`, `stichting Samen …`.
    private static func named(_ passage: Passage, after cue: Int, _ findings: inout Findings) {
        var begin = cue + 1
        while passage[begin].isJoiner
            || (passage[begin].mark == 0x22 || passage[begin].mark == 0x201C || passage[begin].mark == 0x201E),
            begin < cue + 3
        { begin += 1 }
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

    private static let endings = [
        "school", "kerk", "moskee", "ziekenhuis", "kliniek", "apotheek", "praktijk", "gasthuis", "kapel", "college",
        "lyceum", "kring", "huis", "borg", "zorg", "stichting", "hospice", "hoeve", "state", "flat", "mavo", "manege",
        "groep", "oord", "huys", "centrum", "hal", "theater", "club", "koor",
    ].map { Array($0.unicodeScalars.map(\.value)) }
    private static let kinds = Set(
        [
            "ziekenhuis", "school", "kerk", "moskee", "college", "lyceum", "apotheek", "kliniek", "praktijk",
            "gasthuis", "flat", "moskee", "theater", "hospital", "surgery", "mosque", "church", "clinic", "huis",
            "zorggroep", "buurthuis",
        ].map { WordHash.key(of: $0) })

    /// `de Sint-Jozefkerk`, `het Deventer ziekenhuis`.
    private static func ending(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        let token = passage[index]
        // `Fatih Moskee`, `St Mary's Hospital`
        if kinds.contains(token.key) {
            var begin = index
            while begin > 0, findings.isFree(begin - 1), isCapital(passage, begin - 1),
                !passage[begin - 1].startsSentence, passage[begin].gap == .space,
                !passage[begin - 1].has([.people, .auxiliary])
            { begin -= 1 }
            if begin < index { findings.add(begin..<(index + 1), .institution) }
            return
        }
        if afterHet(passage, index) {
            findings.add(index..<(index + 1), .institution)
            return
        }
        guard !token.has([.people, .kept, .firstName, .title]) else { return }
        if kinds.contains(passage[index + 1].key), !token.has([.word, .surname, .relation]) {
            findings.add(index..<(index + (passage[index + 1].isCapital ? 2 : 1)), .institution)
            return
        }
        guard !token.has([.word, .surname, .place, .institution]) || passage[index - 1].isJoiner else { return }
        guard
            endings.contains(where: {
                token.length > $0.count + 2
                    && passage.scalars[(Int(token.end) - $0.count)..<Int(token.end)].elementsEqual($0)
            })
        else { return }
        var begin = index
        while begin > 0, findings.isFree(begin - 1),
            passage[begin - 1].isJoiner && passage[begin].gap == .none
                || isCapital(passage, begin - 1) && !passage[begin - 1].startsSentence && passage[begin].gap != .line
        { begin -= 1 }
        while begin < index, passage[begin].kind == .mark { begin += 1 }
        findings.add(begin..<(index + 1), .institution)
    }

    private static let nearWords = Set(["in", "bij", "naar", "van", "op", "uit"].map { WordHash.key(of: $0) })
    private static let openers = Set(["in", "op", "naar"].map { WordHash.key(of: $0) })
    private static let het = WordHash.key(of: "het")
    private static let de = WordHash.key(of: "de")

    /// `in het Elkerliek`, `naar de Wissel`: a name nobody knows, of something one goes to.
    private static func afterHet(_ passage: Passage, _ index: Int) -> Bool {
        guard passage[index].tags.isEmpty, passage[index].street == .none, passage[index].length > 3 else {
            return false
        }
        let article = passage[index - 1].key
        return article == het && nearWords.contains(passage[index - 2].key)
            || article == de && openers.contains(passage[index - 2].key)
    }

    /// `in De Regenboog`: an article with a capital inside a sentence.
    private static func titled(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        let token = passage[index]
        guard passage.hasCapitals, articles.contains(token.key), token.shape == .capital, !token.startsSentence,
            isCapital(passage, index + 1), passage[index + 1].gap == .space
        else { return }
        let name = passage[index + 1]
        guard !passage[index - 1].has([.title, .anyFirstName]),
            !(passage[index - 1].isCapital && !passage[index - 1].has(.word)), !name.has(.surname),
            !(name.has(.surnameAlsoWord) && !passage[index - 1].has(.placePreposition))
        else { return }
        var end = index + 2
        while isCapital(passage, end), passage[end].gap == .space, findings.isFree(end) { end += 1 }
        findings.add(index..<end, .institution)
    }
}
