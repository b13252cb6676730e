/// Streets, with or without house number, and post boxes.
enum AddressDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        for index in passage.tokens.indices where findings.isFree(index) && passage.tokens[index].kind == .word {
            let token = passage.tokens[index]
            if token.street != .none {
                street(passage, at: index, &findings)
            } else if token.has(.plainStreet) {
                plain(passage, at: index, &findings)
            } else if token.key == box, passage[index + 1].kind == .number {
                findings.add(index..<(index + 2), .address)
            }
        }
        for index in passage.tokens.indices where passage.tokens[index].kind == .number && findings.isFree(index) {
            unnamed(passage, number: index, &findings)
        }
    }

    private static let box = WordHash.key(of: "postbus")

    // MARK: - By ending

    private static func street(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        let token = passage[index]
        let end = house(passage, from: index + 1, &findings)
        let hasNumber = end > index + 1
        let begin = start(passage, before: index, findings)
        let isNamed = passage.hasCapitals && token.shape == .capital && !token.startsSentence
        guard hasNumber || begin < index || isNamed || token.street == .strong else { return }
        switch token.street {
        case .strong:
            let isSure = hasNumber || isNamed || (token.isCapital && passage.hasCapitals) || begin < index
            guard isSure || (!token.has(.kept) && isAfterPlaceWord(passage, begin)) else { return }
            // `24 Linden Avenue`: English puts the number first.
            if !hasNumber, passage[begin - 1].kind == .number, passage[begin - 1].length <= 4,
                passage[begin].gap == .space, findings.isFree(begin - 1), token.isCapital
            {
                findings.add(begin - 1..<end, .address)
                return
            }
        case .weak:
            let isUnknown = token.tags.isDisjoint(with: [.word, .kept, .anyName, .anyPlace, .people, .institutionName])
            guard
                hasNumber && (token.isCapital || isUnknown && isAfterPlaceWord(passage, begin))
                    || isNamed && isUnknown && isAfterPlaceWord(passage, begin)
            else { return }
            if token.has(.anyPlace), !hasNumber { return }
        case .none: return
        }
        findings.add(begin..<end, .address)
    }

    private static let placeWords = Set(
        [
            "in", "op", "aan", "uit", "van", "naar", "langs", "door", "bij", "achter", "tegenover", "via", "hoek", "on",
            "at", "off", "down", "along", "vanaf", "vanuit", "richting", "rond", "heel", "hele", "halve", "onze", "tot",
            "voor", "tussen", "nae", "oan", "yn", "oet", "to", "adres", "woon", "woont", "from",
        ].map { WordHash.key(of: $0) })
    private static let articles = Set(
        ["de", "den", "het", "t", "d'n", "the", "d", "'t", "it"].map { WordHash.key(of: $0) })

    /// `in de …`, `op het …`, `hoek …`.
    private static func isAfterPlaceWord(_ passage: Passage, _ index: Int) -> Bool {
        var position = index - 1
        if articles.contains(passage[position].key) { position -= 1 }
        while passage[position].isJoiner { position -= 1 }
        return placeWords.contains(passage[position].key)
    }

    private static let lowerPrefixes = Set(
        [
            "burgemeester", "dokter", "dr", "doctor", "mr", "professor", "prof", "pastoor", "dominee", "ds",
            "kardinaal", "generaal", "admiraal", "prins", "prinses", "koning", "koningin", "graaf", "sint", "st",
            "oude", "nieuwe", "grote", "kleine", "lange", "korte", "eerste", "tweede", "derde", "vierde", "hoge",
            "lage", "jan", "johan", "willem", "president", "minister", "ingenieur", "wethouder", "monseigneur", "mgr",
            "jonker", "frederik", "hendrik", "piet", "anna", "maria",
        ].map { WordHash.key(of: $0) })

    /// Where the name of a street begins that ends at `index`: `Burgemeester van der …`, `2e …`, `Jan van …`.
    private static func start(_ passage: Passage, before index: Int, _ findings: Findings) -> Int {
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
        return begin
    }

    private static let apart = Set(["uit", "in", "op", "aan", "te"].map { WordHash.key(of: $0) })
    private static let suffixes = Set(["e", "de", "ste"].map { WordHash.key(of: $0) })

    // MARK: - House numbers

    private static let numberWords = Set(
        ["nummer", "nr", "huisnummer", "no", "num", "number", "op"].map { WordHash.key(of: $0) })
    private static let additions = Set(
        ["bis", "hs", "huis", "rood", "zwart", "boven", "beneden", "i", "ii", "iii", "iv", "achter", "ls", "rd"].map {
            WordHash.key(of: $0)
        })

    /// Where a house number that begins at `index` ends; `index` itself when there is none.
    private static func house(_ passage: Passage, from index: Int, _ findings: inout Findings) -> Int {
        var position = index
        if passage[position].mark == 0x2C { position += 1 }
        if numberWords.contains(passage[position].key) {
            position += 1
            if numberWords.contains(passage[position].key) || passage[position].mark == 0x2E { position += 1 }
        }
        guard findings.isFree(position), passage[position].gap != .line else { return index }
        let token = passage[position]
        var end = position + 1
        if token.kind == .number, token.length <= 4, token.value > 0 {
            if (1900...2040).contains(token.value), position == index || passage[index].mark == 0x2C { return index }
            if passage[end].has(.unit), passage[end].length > 1 { return index }
        } else if token.kind == .word, token.value > 0, !token.has(.determiner), passage[index].mark != 0x2C {
            if hundreds.contains(passage[end].key) {
                end += 1; if passage[end].value > 0, passage[end].kind == .word { end += 1 }
            }
            if passage[end].has([.unit, .relation]) { return index }
        } else if hundreds.contains(token.key) {
            if passage[end].value > 0 { end += 1 }
        } else {
            return index
        }
        return addition(passage, from: end)
    }

    private static let hundreds = Set(
        ["honderd", "tweehonderd", "driehonderd", "vierhonderd", "hundred"].map { WordHash.key(of: $0) })

    /// `12a`, `12-3`, `12 bis`, `12 hs`, `12 a`.
    private static func addition(_ passage: Passage, from index: Int) -> Int {
        let token = passage[index]
        if token.kind == .word, token.gap == .none, token.length <= 3 { return index + 1 }
        if token.isJoiner || token.mark == 0x2F, token.gap == .none, passage[index + 1].gap == .none,
            passage[index + 1].kind != .mark, passage[index + 1].length <= 4
        {
            return index + 2
        }
        if additions.contains(token.key), token.length > 1 || token.shape == .capital { return index + 1 }
        if token.kind == .word, token.length == 1, token.gap == .space,
            token.shape == .capital || (passage[index + 1].kind == .mark && !passage[index + 1].isJoiner),
            !token.has(.word) || token.key != WordHash.key(of: "u")
        {
            return index + 1
        }
        return index
    }

    // MARK: - Names without an ending of their own

    private static let links = Set(["van", "der", "den", "de", "het", "naar", "voor"].map { WordHash.key(of: $0) })

    /// `Laan van …`, `Markt 12`, `op de Brink`.
    private static func plain(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        let token = passage[index]
        let isNamed = passage.hasCapitals && token.isCapital && token.shape == .capital
        var end = index + 1
        while links.contains(passage[end].key), end < index + 4 { end += 1 }
        if end > index + 1, passage[end].isCapital, passage.hasCapitals, isNamed {
            end += 1
            while passage[end].shape == .capital, passage[end].kind == .word, passage[end].gap == .space { end += 1 }
            findings.add(index..<house(passage, from: end, &findings), .address)
            return
        }
        let last = house(passage, from: index + 1, &findings)
        let begin = start(passage, before: index, findings)
        if last > index + 1, isNamed || begin < index {
            findings.add(begin..<last, .address)
        } else if isNamed, !token.startsSentence {
            findings.add(begin..<(index + 1), .address)
        }
    }

    private static let onWords = Set(["op", "aan", "at"].map { WordHash.key(of: $0) })

    /// `wij wonen op De Hooge Akkers 14`: a number after capitals, near a word for living somewhere.
    private static func unnamed(_ passage: Passage, number index: Int, _ findings: inout Findings) {
        guard passage[index].length <= 4, passage[index].value > 0, !(1900...2040).contains(passage[index].value),
            !passage[index + 1].has(.unit), passage.hasCapitals
        else { return }
        var begin = index
        while begin > 0, findings.isFree(begin - 1), passage[begin].gap == .space, passage[begin - 1].kind == .word,
            passage[begin - 1].isCapital && !passage[begin - 1].startsSentence
                || passage[begin - 1].has(.particle) && begin < index
        { begin -= 1 }
        while begin < index, !passage[begin].isCapital { begin += 1 }
        guard begin < index, !passage[begin].has([.kept, .people, .weekday, .title]),
            Cue.has([.addressCue], passage, before: begin, within: 10) || onWords.contains(passage[begin - 1].key)
        else { return }
        findings.add(begin..<addition(passage, from: index + 1), .address)
    }
}
