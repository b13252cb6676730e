/// What was given at entry, in whole and in parts, whatever its case, and with one letter wrong in longer words.
enum KnownDetector {
    /// - Parameter persons: of ``KnownNames/persons``; learns which words of the text are misspelled parts of them.
    static func find(
        _ known: KnownNames, _ persons: inout KnownPersons, in passage: Passage, _ findings: inout Findings
    ) {
        guard known != .none else { return }
        for (entries, type) in [
            (known.streets, IdentifierType.address), (known.institutions, .institution), (known.places, .location),
            (known.others, .other),
        ] {
            let table = table(of: entries)
            let cores = self.table(of: type == .institution ? entries.compactMap { core(of: $0, passage.lists) } : [])
            for index in passage.tokens.indices where findings.isFree(index) {
                let end = end(of: table, passage, at: index) ?? end(ofCore: cores, passage, at: index)
                guard let end else { continue }
                findings.add(index..<(type == .address ? houseEnd(passage, end) : end), type)
            }
        }
        find(&persons, in: passage, &findings)
    }

    private static func end(of table: PhraseTable, _ passage: Passage, at index: Int) -> Int? {
        table.match(passage.tokens, at: index, wanted: .knownPerson)?.end
    }

    // MARK: - Institutions without their kind

    /// The part of an institution's name that people say alone: `Talant` of `Zorggroep Talant`, `Wijer` of `De Wijer`.
    /// What is a place or a person's name is left to those who look for these.
    private static func core(of entry: String, _ lists: NameLists) -> String? {
        func tags(_ word: Substring) -> WordTags { lists.tags[WordHash.key(of: word)] ?? [] }
        func isKind(_ word: Substring) -> Bool {
            tags(word).contains(.institution) || AddressDetector.articles.contains(WordHash.key(of: word))
        }
        let words = entry.split(separator: " ")
        let rest = words.drop(while: isKind).reversed().drop(while: isKind).reversed()
        guard rest.count < words.count, rest.reduce(0, { $0 + $1.count }) > 3,
            !rest.allSatisfy({ tags($0).isDisjoint(with: [.anyPlace, .anyName]) == false })
        else { return nil }
        return rest.joined(separator: " ")
    }

    /// Everyday words count with a capital or beside the kind: `de regenboog school`, and no rainbow over the village.
    private static func end(ofCore table: PhraseTable, _ passage: Passage, at index: Int) -> Int? {
        guard let end = end(of: table, passage, at: index) else { return nil }
        let isEveryday = (index..<end).allSatisfy {
            passage[$0].has([.word, .dictionary]) || passage.lists.dutch.contains(passage[$0].key)
        }
        let isNamed = passage.hasCapitals && passage[index].isCapital && !passage[index].startsSentence
        let isBesideKind = passage[index - 1].has(.institution) || passage[end].has(.institution)
        return !isEveryday || isNamed || isBesideKind ? end : nil
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

    private static func find(_ persons: inout KnownPersons, in passage: Passage, _ findings: inout Findings) {
        guard !persons.isEmpty else { return }
        for index in passage.tokens.indices where findings.isFree(index) && passage.tokens[index].kind == .word {
            let token = passage.tokens[index]
            let isKnown = persons.holds(token.key) || persons.holds(token.baseKey)
            guard isKnown ? isNameHere(passage, index) : persons.learn(token, in: passage) else { continue }
            var range = NameGrowth.grow(passage, from: index, findings)
            while persons.holds(passage[range.upperBound].key), passage[range.upperBound].gap == .space,
                findings.isFree(range.upperBound)
            { range = range.lowerBound..<(range.upperBound + 1) }
            // `Anna Zwerfbeek` is one person, and another than Hinke.
            while passage[range.lowerBound].gap == .space, findings.isFree(range.lowerBound - 1),
                passage[range.lowerBound - 1].has(.firstName)
            { range = (range.lowerBound - 1)..<range.upperBound }
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
}
