/// Streets without an ending of their own: `Laan van Meerdervoort`, `op de Brink 7`.
extension AddressDetector {
    static let links = Set(["van", "der", "den", "de", "het", "naar", "voor"].map { WordHash.key(of: $0) })

    /// Whether a street's kind stands first: `Hofje van Staats`, `hof van twello 9`.
    static func opensName(_ passage: Passage, _ index: Int) -> Bool {
        guard heads.contains(passage[index].key), links.contains(passage[index + 1].key) else { return false }
        var end = index + 1
        while links.contains(passage[end].key), end < index + 4 { end += 1 }
        return passage.hasCapitals
            ? passage[index].isCapital && passage[end].isCapital
            : passage[end + 1].kind == .number && passage[end].kind == .word && !passage[end].has([.word, .dictionary])
    }

    private static let asides = Set(
        ["achter", "onder", "voor", "aan", "tussen", "boven", "over", "buiten", "bij", "op", "beneden"].map {
            WordHash.key(of: $0)
        })

    /// `Achter de Hoven 112`, `Onder de Linden 3a`: where a street that says what it lies at ends, with its house number.
    static func beside(_ passage: Passage, at index: Int, _ findings: inout Findings) -> Int? {
        guard asides.contains(passage[index].key), articles.contains(passage[index + 1].key),
            passage[index + 2].kind == .word, passage[index + 2].isCapital, passage.hasCapitals,
            !passage[index + 2].has([.people, .kept]),
            passage[index + 3].kind == .number, passage[index + 3].gap != .line
        else { return nil }
        let end = house(passage, from: index + 3, &findings)
        let goes = passage[end].kind != .word || passage[end].gap == .line || goesOn.contains(passage[end].key)
        return end > index + 3 && goes ? end : nil
    }

    private static let towards = WordHash.key(of: "naar")
    private static let heads = Set(
        ["hof", "hofje", "laan", "plein", "park", "pad", "kade", "singel", "gaarde", "baan", "burcht", "poort"].map {
            WordHash.key(of: $0)
        })
    private static let goesOn = Set(
        ["en", "dat", "daar", "waar", "bij", "boven", "dus", "want", "die", "maar", "met", "in", "verhuisd"].map {
            WordHash.key(of: $0)
        })

    /// `Laan van …`, `Markt 12`, `op de Brink`.
    static func plain(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        let token = passage[index]
        let isNamed = passage.hasCapitals && token.isCapital && token.shape == .capital
        var end = index + 1
        while links.contains(passage[end].key), end < index + 4 { end += 1 }
        // `van de Oude Gracht naar de Nieuwe Gracht`: from one street to another
        if passage[index + 1].key == towards, articles.contains(passage[index + 2].key) { end = index + 1 }
        if end > index + 1, passage[end].isCapital, passage.hasCapitals, isNamed {
            end += 1
            while passage[end].shape == .capital, passage[end].kind == .word, passage[end].gap == .space { end += 1 }
            findings.add(index..<house(passage, from: end, &findings), .address)
            return
        }
        if end > index + 1, !passage.hasCapitals, opensName(passage, index) {
            findings.add(index..<house(passage, from: end + 1, &findings), .address)
            return
        }
        let last = house(passage, from: index + 1, &findings)
        let begin = start(passage, before: index, findings)
        if last > index + 1, isNamed || begin < index {
            findings.add(begin..<last, .address)
        } else if last > index + 1, !passage.hasCapitals, passage[index + 1].kind == .number,
            isAfterPlaceWord(passage, begin) || passage[index + 2].gap == .none && passage[index + 2].kind == .word,
            passage[index + 2].gap == .none && passage[index + 2].kind == .word || passage[last].kind != .word
                || passage[last].gap == .line || goesOn.contains(passage[last].key)
                || passage[last].has([.auxiliary, .personVerb, .placePreposition])
        {
            // `van de zandweg 2`, `kerkpad 3b`
            findings.add(begin..<last, .address)
        } else if isNamed, !token.startsSentence {
            findings.add(begin..<(index + 1), .address)
        }
    }

    static let onWords = Set(["op", "aan", "at"].map { WordHash.key(of: $0) })

    /// `3521vw nummer 12`: the number beside a postcode.
    static func besidePostcode(_ passage: Passage, number index: Int, _ findings: inout Findings) {
        guard passage[index].length <= 4, passage[index].gap != .line, !passage[index + 1].has(.unit) else { return }
        var before = index - 1
        if passage[before].mark == 0x2C { before -= 1 }
        if numberWords.contains(passage[before].key) { before -= 1 }
        if passage[before].mark == 0x2C { before -= 1 }
        guard findings.type(at: before) == .postcode, findings.isFree(index) else { return }
        findings.add(index..<addition(passage, from: index + 1), .address)
    }

    /// `wij woonden aan de Achterom`: a name without a street's ending, where somebody says to live.
    static func dwelling(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        let token = passage[index]
        guard passage.hasCapitals, token.shape == .capital, !token.startsSentence,
            articles.contains(passage[index - 1].key), !leadsToStreet(passage, index)
        else { return }
        var before = index - 2
        while passage[before].isJoiner { before -= 1 }
        guard on.contains(passage[before].key), Cue.has([.addressCue, .birthCue], passage, before: before, within: 3),
            token.tags.isDisjoint(with: [
                .kept, .people, .title, .relation, .weekday, .month, .place, .institution, .institutionName,
            ])
        else { return }
        findings.add(index..<house(passage, from: index + 1, &findings), .address)
    }

    /// `Gerrit van der Veenplein`, `Titus Brandsmaweg`
    private static func leadsToStreet(_ passage: Passage, _ index: Int) -> Bool {
        var last = index + 1
        while passage[last].has(.particle) { last += 1 }
        return passage[last].street == .strong && passage[last].isCapital && passage[last].gap == .space
    }

    private static let on = Set(["aan", "op"].map { WordHash.key(of: $0) })

    /// `wij wonen op De Hooge Akkers 14`: a number after capitals, near a word for living somewhere.
    static func unnamed(_ passage: Passage, number index: Int, _ findings: inout Findings) {
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
