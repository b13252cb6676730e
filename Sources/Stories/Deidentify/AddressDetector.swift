/// Streets, with or without house number, and post boxes.
enum AddressDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        for index in passage.tokens.indices where findings.isFree(index) && passage.tokens[index].kind == .word {
            let token = passage.tokens[index]
            if let range = english(passage, at: index, &findings) {
                findings.add(range, .address)
            } else if opensName(passage, index) {
                plain(passage, at: index, &findings)
            } else if token.isCapital, let end = beside(passage, at: index, &findings) {
                findings.add(index..<end, .address)
            } else if token.street != .none {
                street(passage, at: index, &findings)
            } else if token.has(.plainStreet) {
                plain(passage, at: index, &findings)
            } else if findings.isFree(index), token.isCapital, articles.contains(passage[index - 1].key) {
                dwelling(passage, at: index, &findings)
            } else if token.key == box, passage[index + 1].kind == .number {
                findings.add(index..<(index + 2), .address)
            }
        }
        for index in passage.tokens.indices where passage.tokens[index].kind == .number && findings.isFree(index) {
            besidePostcode(passage, number: index, &findings)
            unnamed(passage, number: index, &findings)
        }
    }

    static let box = WordHash.key(of: "postbus")

    // MARK: - By ending

    static func street(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        let token = passage[index]
        let end = house(passage, from: index + 1, &findings)
        let hasNumber = end > index + 1
        let begin = start(passage, before: index, findings)
        let isNamed = passage.hasCapitals && token.shape == .capital && !token.startsSentence
        guard hasNumber || begin < index || isNamed || token.street == .strong else { return }
        switch token.street {
        case .strong:
            let isSure = hasNumber || isNamed || (token.isCapital && passage.hasCapitals) || begin < index
            let isSecond = passage[begin - 1].key == and && findings.type(at: begin - 2) == .address
            guard
                isSure || isSecond || (!token.has(.kept) && isAfterPlaceWord(passage, begin))
                    || isSubject(passage, index)
            else { return }
            // `24 Linden Avenue`: English puts the number first.
            if !hasNumber, passage[begin - 1].kind == .number, passage[begin - 1].length <= 4,
                passage[begin].gap == .space, findings.isFree(begin - 1), token.isCapital
            {
                findings.add(begin - 1..<end, .address)
                return
            }
        case .weak:
            let isUnknown = token.tags.isDisjoint(with: [.word, .kept, .anyName, .anyPlace, .people, .institutionName])
            let isAfterPlace = isAfterPlaceWord(passage, begin)
            let isNear = isAfterPlace || Cue.has(.addressCue, passage, before: begin, within: 3)
            guard hasNumber && (token.isCapital || isUnknown && isNear) || isNamed && isUnknown && isAfterPlace
            else { return }
            if token.has(.anyPlace), !hasNumber { return }
        case .none: return
        }
        findings.add(begin..<end, .address)
    }

    /// `de patrijzenstraat is nou eenrichting`: an article before it, a verb after it, and a word that is in no list as a whole.
    private static func isSubject(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        return token.tags.subtracting(.dictionary).isEmpty && !passage.lists.dutch.contains(token.key)
            && articles.contains(passage[index - 1].key)
            && (passage[index + 1].has([.auxiliary, .personVerb]) || lies.contains(passage[index + 1].key))
    }

    private static let lies = Set(
        ["staat", "stond", "ligt", "lag", "loopt", "liep", "komt", "kwam", "gaat", "ging", "heet"].map {
            WordHash.key(of: $0)
        })

    private static let and = WordHash.key(of: "en")
    static let placeWords = Set(
        [
            "in", "op", "aan", "uit", "van", "naar", "langs", "door", "bij", "achter", "tegenover", "via", "hoek", "on",
            "at", "off", "down", "along", "vanaf", "vanuit", "richting", "rond", "heel", "hele", "halve", "onze", "tot",
            "voor", "an", "nao", "noar", "tussen", "nae", "oan", "yn", "oet", "to", "adres", "woon", "woont", "from",
        ].map { WordHash.key(of: $0) })
    static let articles = Set(
        ["de", "den", "het", "t", "d'n", "the", "d", "'t", "it"].map { WordHash.key(of: $0) })

    /// `in de …`, `op het …`, `hoek …`.
    static func isAfterPlaceWord(_ passage: Passage, _ index: Int) -> Bool {
        var position = index - 1
        if articles.contains(passage[position].key) { position -= 1 }
        while passage[position].isJoiner { position -= 1 }
        return placeWords.contains(passage[position].key)
    }

    static let lowerPrefixes = Set(
        [
            "burgemeester", "dokter", "dr", "doctor", "mr", "professor", "prof", "pastoor", "dominee", "ds",
            "kardinaal", "generaal", "admiraal", "prins", "prinses", "koning", "koningin", "graaf", "sint", "st",
            "oude", "nieuwe", "grote", "kleine", "lange", "korte", "eerste", "tweede", "derde", "vierde", "hoge",
            "lage", "jan", "johan", "willem", "president", "minister", "ingenieur", "wethouder", "monseigneur", "mgr",
            "jonker", "frederik", "hendrik", "piet", "anna", "maria",
        ].map { WordHash.key(of: $0) })

    /// Where the name of a street begins that ends at `index`: `Burgemeester van der …`, `2e …`, `Jan van …`.
    static func start(_ passage: Passage, before index: Int, _ findings: Findings) -> Int {
        var begin = index
        var position = index - 1
        while position >= 0, index - position <= 6, findings.isFree(position) {
            let token = passage[position]
            let next = passage[position + 1]
            if next.gap == .line { break }
            if token.kind == .word {
                let isCapital =
                    token.isCapital
                    && !(token.startsSentence && token.has([.placePreposition, .determiner, .possessive, .auxiliary]))
                if isCapital && passage.hasCapitals
                    && (!token.has([.personVerb, .auxiliary]) || articles.contains(token.key) && !token.startsSentence)
                    && !(token.startsSentence && token.has(.word)) || lowerPrefixes.contains(token.key)
                    || !passage.hasCapitals && token.has(.firstName)
                        && (position == index - 1 || ofNames.contains(passage[index - 1].key)
                            || articles.contains(passage[position - 1].key))
                {
                    begin = position
                } else if apart.contains(token.key) {
                    break
                } else if token.has(.particle) || token.length == 1 {
                    // Only when a word before it belongs to the name.
                } else if suffixes.contains(token.key), token.gap == .none, passage[position - 1].kind == .number {
                    begin = position - 1
                    position -= 1
                } else {
                    break
                }
            } else if token.isJoiner && next.gap == .none
                || token.mark == 0x2E && passage[position - 1].kind == .word && passage[position - 1].length <= 5
            {
                // `Sint-Jan`, `Dr.`
            } else {
                break
            }
            position -= 1
        }
        return ofArticle(passage, before: begin, findings) ?? begin
    }

    private static let van = WordHash.key(of: "van")

    /// `in de van der Helststraat`: an article before `van` says that this belongs to the street.
    private static func ofArticle(_ passage: Passage, before begin: Int, _ findings: Findings) -> Int? {
        var first = begin - 1
        while first >= 0, begin - first <= 3, passage[first].has(.particle), findings.isFree(first),
            passage[first + 1].gap == .space
        {
            if passage[first].key == van { return articles.contains(passage[first - 1].key) ? first : nil }
            first -= 1
        }
        return nil
    }

    /// `gerrit van der veenplein`, `in de jacob van lennepkade`; `jan van de kerkstraat` is somebody who lives there.
    private static let ofNames = Set(["der", "den", "ter", "ten"].map { WordHash.key(of: $0) })
    static let apart = Set(["uit", "in", "op", "aan", "te"].map { WordHash.key(of: $0) })
    static let suffixes = Set(["e", "de", "ste"].map { WordHash.key(of: $0) })
}
