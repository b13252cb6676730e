/// Years near a birth.
extension DateDetector {
    /// Near `geboren` or `bouwjaar`: a year, also of two digits or spoken.
    static func birthYear(_ passage: Passage, around cue: Int, _ findings: inout Findings) {
        for index in max(0, cue - 5)..<min(cue + 9, passage.tokens.count) where findings.isFree(index) {
            let token = passage.tokens[index]
            guard index > cue || token.length == 4 || spokenYear(passage, at: index) != nil else { continue }
            let next = passage[index + 1]
            if next.has([.unit, .ageWord]) || token.has(.determiner) { continue }
            let isShort =
                (token.kind == .number && token.length == 2 || token.kind == .word && token.value >= 0)
                && (15...99).contains(token.value)
                && isYearPlace(passage, index)
            if let end = year(passage, at: index) {
                findings.add(index..<end, .date)
            } else if isShort {
                let isHyphen = passage[index - 1].isJoiner && passage[index].gap == .none
                findings.add((isHyphen ? index - 1 : index)..<(index + 1), .date)
            }
        }
    }

    static let yearPlaces = Set(
        ["in", "uit", "van", "anno", "bouwjaar", "geboortejaar", "geboren", "lichting", "jaar", "gebore", "geb"].map {
            WordHash.key(of: $0)
        })

    static func isYearPlace(_ passage: Passage, _ index: Int) -> Bool {
        let previous = passage[index - 1]
        return yearPlaces.contains(previous.key) || previous.isJoiner
            || (previous.mark == 0x3A && yearPlaces.contains(passage[index - 2].key))
    }

    static let fromWords = Set(["van", "uit"].map { WordHash.key(of: $0) })
    static let beWords = Set(
        ["ben", "is", "bin", "bent", "bun", "zijn", "was", "zin"].map { WordHash.key(of: $0) })

    /// `ik ben van '38`, `zij is van negentienachtendertig`, `hij is uit 1941`.
    static func ownYear(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        guard fromWords.contains(passage[index].key), let end = year(passage, at: index + 1, isAfterDay: true),
            findings.isFree(index + 1..<end)
        else { return }
        let isSaidOf = persons.contains(passage[index - 1].key)
        let isPerson =
            isSaidOf
            || (1...4).contains { beWords.contains(passage[index - $0].key) }
                && (1...5).contains {
                    persons.contains(passage[index - $0].key)
                        || passage[index - $0].has([.relation, .title, .firstName])
                }
        // Ninety and more said so is an age.
        if end == index + 2, (90...99).contains(passage[index + 1].value) { return }
        guard isPerson, !passage[end].has([.unit, .ageWord]) else { return }
        findings.add(index + 1..<end, .date)
    }

    static let persons = Set(
        ["ik", "hij", "zij", "ze", "ie", "'k", "k", "u", "je", "wij", "i", "he", "she"].map { WordHash.key(of: $0) })
}
