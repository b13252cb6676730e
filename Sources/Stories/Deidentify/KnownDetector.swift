/// What was given at entry, in whole and in parts, whatever its case, and with one letter wrong in longer words.
enum KnownDetector {
    static func find(_ known: KnownNames, in passage: Passage, _ findings: inout Findings) {
        guard known != .none else { return }
        for (entries, type) in [
            (known.streets, IdentifierType.address), (known.institutions, .institution), (known.places, .location),
            (known.others, .other),
        ] {
            let table = table(of: entries)
            for index in passage.tokens.indices where findings.isFree(index) {
                guard let match = table.match(passage.tokens, at: index, wanted: .knownPerson) else { continue }
                findings.add(index..<(type == .address ? houseEnd(passage, match.end) : match.end), type)
            }
        }
        persons(known.persons, in: passage, &findings)
    }

    private static func table(of entries: [String]) -> PhraseTable {
        var table = PhraseTable()
        for entry in entries where !entry.isEmpty { table.add(entry.filter { $0 != "." && $0 != "," }, .knownPerson) }
        return table
    }

    private static func houseEnd(_ passage: Passage, _ index: Int) -> Int {
        guard passage[index].kind == .number, passage[index].length <= 4, !passage[index].has(.unit) else {
            return index
        }
        return passage[index + 1].kind == .word && passage[index + 1].length == 1 && passage[index + 1].gap == .none
            ? index + 2 : index + 1
    }

    // MARK: - Persons

    private static func persons(_ names: [String], in passage: Passage, _ findings: inout Findings) {
        var parts: [UInt64: String] = [:]
        for name in names {
            for word in name.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "." || $0 == "," })
            where word.count > 1 {
                let key = WordHash.key(of: word)
                if passage.lists.tags[key]?.isDisjoint(with: [.particle, .title]) ?? true {
                    parts[key] = String(word).lowercased()
                }
            }
        }
        guard !parts.isEmpty else { return }
        let long = parts.values.filter { $0.count >= 5 }
        for index in passage.tokens.indices where findings.isFree(index) && passage.tokens[index].kind == .word {
            let token = passage.tokens[index]
            let isKnown = parts[token.key] != nil || parts[token.baseKey] != nil
            guard isKnown ? isNameHere(passage, index) : isNear(token, passage, long) else { continue }
            var range = NameGrowth.grow(passage, from: index, findings)
            while parts[passage[range.upperBound].key] != nil, passage[range.upperBound].gap == .space,
                findings.isFree(range.upperBound)
            { range = range.lowerBound..<(range.upperBound + 1) }
            findings.add(range, .person)
        }
    }

    /// A known name that is also an everyday word (`Bakker`) counts with a capital or a cue.
    private static func isNameHere(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        guard token.has([.word, .auxiliary, .personVerb, .unit, .relation]) else { return true }
        return token.isCapital && passage.hasCapitals && !token.startsSentence || NameCue.introduces(passage, index)
            || passage[index - 1].has([.firstName, .firstNameAlsoWord])
            || passage[index - 1].has(.particle) && !passage[index - 1].has(.determiner)
    }

    /// One letter more, less or other than a known name of five letters or more.
    private static func isNear(_ token: Token, _ passage: Passage, _ names: [String]) -> Bool {
        guard token.length >= 5, token.tags.isDisjoint(with: [.word, .kept, .auxiliary, .anyPlace]) else {
            return false
        }
        let word = Array(
            passage.string(scalars: Int(token.start)..<Int(token.end))
                .lowercased().replacing("ij", with: "y").unicodeScalars)
        return names.contains { isWithinOne(word, Array($0.replacing("ij", with: "y").unicodeScalars)) }
    }

    private static func isWithinOne(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
        if abs(a.count - b.count) > 1 { return false }
        let prefix = zip(a, b).prefix { $0 == $1 }.count
        let rest = min(a.count, b.count) - prefix
        let suffix = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
        if a.count == b.count, prefix + 1 < a.count, prefix + suffix == a.count - 2 {
            return a[prefix] == b[prefix + 1] && a[prefix + 1] == b[prefix]
        }
        return min(suffix, rest) >= rest - (a.count == b.count ? 1 : 0)
    }
}
