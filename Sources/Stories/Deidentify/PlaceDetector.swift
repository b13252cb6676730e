/// Towns, villages, districts and places abroad; not countries (docs/deidentification.md says why).
enum PlaceDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        for index in passage.tokens.indices where findings.isFree(index) && passage.tokens[index].kind == .word {
            if let match = passage.lists.phrases.match(passage.tokens, at: index, wanted: .anyPlace),
                findings.isFree(index..<match.end), !belongsToName(passage, index), isSaidAsPlace(passage, match)
            {
                findings.add(apostrophe(passage, index)..<match.end, .location)
            } else if isPlace(passage, index) || followsPlace(passage, index, findings) {
                findings.add(index..<(index + 1), .location)
            }
        }
    }

    /// A phrase that is also plain talk (`de wijk`) needs its capitals.
    private static func isSaidAsPlace(_ passage: Passage, _ match: (end: Int, tags: WordTags)) -> Bool {
        match.tags.contains(.place) || passage[match.end - 1].isCapital && passage.hasCapitals
    }

    /// `via Melilla en Vilvoorde`: an unknown capital beside a place.
    private static func followsPlace(_ passage: Passage, _ index: Int, _ findings: Findings) -> Bool {
        let token = passage[index]
        let isJoined = passage[index - 1].key == and || passage[index - 1].mark == 0x2C
        return isJoined && findings.type(at: index - 2) == .location && passage.hasCapitals && token.shape == .capital
            && token.tags.isEmpty && token.street == .none && !token.startsSentence
    }

    private static let and = WordHash.key(of: "en")

    /// `'s-Hertogenbosch` begins with its apostrophe.
    private static func apostrophe(_ passage: Passage, _ index: Int) -> Int {
        passage[index - 1].isJoiner && passage[index].gap == .none && passage[index].length == 1 ? index - 1 : index
    }

    /// `mevrouw van Zutphen`, `Jan van Houten`: a surname.
    private static func belongsToName(_ passage: Passage, _ index: Int) -> Bool {
        var position = index - 1
        guard passage[position].has(.particle), !uit.contains(passage[position].key) else {
            return passage[position].has(.title) && !passage[position].has(.relation)
        }
        while passage[position].has(.particle) { position -= 1 }
        if passage[position].mark == 0x2E { position -= 1 }
        return passage[position].has([.title, .firstName])
            || passage[position].length == 1 && passage[position].isCapital
    }

    private static let uit = Set(["in", "uit", "te", "op", "aan"].map { WordHash.key(of: $0) })
    private static let strictPrepositions = Set(
        [
            "in", "uit", "te", "vanuit", "naar", "richting", "nae", "noar", "oet", "vlakbij", "nabij", "via", "tot",
            "omgeving",
            "near", "nei", "ut", "from", "in't", "naor", "yn", "út",
        ].map { WordHash.key(of: $0) })
    private static let dwelling = Set(
        ["in", "uit", "te", "vanuit", "naar", "nae", "noar", "oet", "from", "yn", "naor"].map { WordHash.key(of: $0) })

    private static func isPlace(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        if token.length < 2 { return false }
        let previous = passage[index - 1]
        let isNamed = passage.hasCapitals && (token.shape == .capital || token.shape == .mixed) && !token.startsSentence
        if token.has(.place) {
            if token.has(.word), !token.isCapital { return false }
            if token.has(.anyFirstName), !strictPrepositions.contains(previous.key) { return false }
            return !belongsToName(passage, index)
        }
        let isAfterPreposition =
            strictPrepositions.contains(previous.key) || previous.has(.neighbourhoodCue) && !token.startsSentence
        if token.has(.placeAlsoWord) {
            if isNamed { return isAfterPreposition || !token.has([.anyName, .kept]) && !belongsToName(passage, index) }
            guard dwelling.contains(previous.key), !token.has([.unit]) else { return false }
            return Cue.has([.addressCue, .birthCue], passage, before: index, within: 5) && !token.has(.word)
                || comesFrom(passage, index)
        }
        if isNamed, isDistrict(passage, token), !token.has([.plainStreet, .kept]) { return true }
        if !passage.hasCapitals, token.tags.isEmpty, token.length > 3 { return livesThere(passage, index) }
        guard isNamed,
            token.tags.isDisjoint(with: [
                .word, .kept, .people, .anyName, .month, .weekday, .unit, .relation, .title, .institution,
                .institutionName,
            ]), token.length > 2
        else { return false }
        return isAfterPreposition || previous.has(.neighbourhoodCue)
            || (passage[index - 2].has(.neighbourhoodCue) && previous.key == WordHash.key(of: "van"))
    }

    /// `woont in lutjebroek`, in a text without capitals: a word that no list knows, after a word for living somewhere.
    private static func livesThere(_ passage: Passage, _ index: Int) -> Bool {
        guard passage[index - 1].has(.placePreposition), dwelling.contains(passage[index - 1].key) else { return false }
        let next = passage[index + 1]
        guard next.kind != .word || next.gap == .line || next.has([.auxiliary, .filler]) else { return false }
        return passage[index - 2].has([.addressCue, .birthCue]) && passage[index - 2].kind == .word
            || come.contains(passage[index - 2].key)
    }

    private static let goesOn = Set(["en", "dus", "maar", "dat", "waar", "want"].map { WordHash.key(of: $0) })
    private static let come = Set(
        ["kom", "komt", "kwam", "kwamen", "komen", "geboren", "getogen", "afkomstig", "gebore", "kump", "kumt"].map {
            WordHash.key(of: $0)
        })

    private static func comesFrom(_ passage: Passage, _ index: Int) -> Bool {
        guard !passage[index].has([.word, .auxiliary]),
            passage[index].isCapital || passage[index + 1].kind == .mark || index + 1 >= passage.tokens.count
                || goesOn.contains(passage[index + 1].key)
        else { return false }
        return (2...3).contains { come.contains(passage[index - $0].key) }
    }

    private static let districts = ["wijk", "buurt", "kwartier", "polder"].map { Array($0.unicodeScalars.map(\.value)) }

    /// `Rivierenwijk`, `Bloemenbuurt`.
    private static func isDistrict(_ passage: Passage, _ token: Token) -> Bool {
        districts.contains {
            token.length > $0.count + 2
                && passage.scalars[(Int(token.end) - $0.count)..<Int(token.end)].elementsEqual($0)
        }
    }
}
