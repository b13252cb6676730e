/// What was given at entry, in whole and in parts, whatever its case, and with one letter wrong in longer words.
enum KnownDetector {
    /// Streets, institutions, places and other things.
    static func find(_ known: KnownNames, in passage: Passage, _ findings: inout Findings) {
        guard known != .none else { return }
        for (entries, type) in [
            (known.streets, IdentifierType.address), (known.institutions, .institution), (known.places, .location),
            (known.others, .other),
        ] {
            let table = table(of: entries)
            let cores = KnownCores(of: entries, type, passage.lists)
            for index in passage.tokens.indices where findings.isFree(index) {
                let whole = table.match(passage.tokens, at: index, wanted: .knownPerson)?.end
                guard let end = whole ?? cores.end(passage, at: index) else { continue }
                findings.add(index..<(type == .address ? houseEnd(passage, end) : end), type)
            }
        }
    }

    static func table(of entries: [String]) -> PhraseTable {
        var table = PhraseTable()
        for entry in entries where !entry.isEmpty { table.add(entry.filter { $0 != "." && $0 != "," }, .knownPerson) }
        return table
    }

    static func houseEnd(_ passage: Passage, _ index: Int) -> Int {
        let isMeasure = passage[index + 1].has(.unit) && passage[index + 1].length > 1
        guard passage[index].kind == .number, passage[index].length <= 4, !isMeasure else { return index }
        return passage[index + 1].kind == .word && passage[index + 1].length == 1 && passage[index + 1].gap == .none
            ? index + 2 : index + 1
    }

    /// - Parameter persons: of ``KnownNames/persons``; learns which words of the text are misspelled parts of them.
    static func find(_ persons: inout KnownPersons, in passage: Passage, _ findings: inout Findings) {
        guard !persons.isEmpty else { return }
        for index in passage.tokens.indices where findings.isFree(index) && passage.tokens[index].kind == .word {
            let token = passage.tokens[index]
            let isKnown = persons.holds(token.key) || persons.holds(token.baseKey)
            guard isKnown ? isNameHere(passage, index) : persons.learn(token, in: passage) else { continue }
            var range = NameGrowth.grow(passage, from: index, findings)
            while persons.holds(passage[range.upperBound].key), passage[range.upperBound].gap == .space,
                findings.isFree(range.upperBound), isWritten(passage, range.upperBound)
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
        guard token.has(everyday) else { return true }
        return token.isCapital && passage.hasCapitals && !token.startsSentence || NameCue.introduces(passage, index)
            || passage[index - 1].has([.firstName, .firstNameAlsoWord]) && isWritten(passage, index)
            || passage[index - 1].has(.particle) && !passage[index - 1].has(.determiner)
            || token.isCapital && passage.hasCapitals && isSubject(passage, index)
    }

    /// Whether a part of a name is written as one: not the verb of `Wil wil dat niet`.
    private static func isWritten(_ passage: Passage, _ index: Int) -> Bool {
        passage[index].isCapital || !passage.hasCapitals || !passage[index].has(everyday)
    }

    private static let everyday: WordTags = [.word, .auxiliary, .personVerb, .unit, .relation]

    /// `Wil moet rusten`, `Koster was boos`, `Wil en zijn zoon`, not `Wil ik dat`, `Koster ben ik niet`: what one person
    /// does stands behind the name, and nobody else does it.
    private static func isSubject(_ passage: Passage, _ index: Int) -> Bool {
        let (next, after) = (passage[index + 1], passage[index + 2])
        guard next.gap == .space else { return false }
        if DateDetector.and.contains(next.key) { return NameCue.ego.contains(after.key) || after.has(.possessive) }
        return (oneDoes.contains(next.key) || Opening.acts(passage, index + 1)) && !someElse.contains(after.key)
    }

    private static let oneDoes = Set(
        [
            "is", "was", "wordt", "werd", "blijft", "bleef", "moet", "moest", "kan", "kon", "mag", "mocht",
            "wil", "wou", "wilde", "zal", "zou", "doet", "deed", "gaat", "ging", "zit", "zat", "ligt", "lag",
            "staat", "stond", "maakt", "maakte", "krijgt", "kreeg", "can", "could", "does", "did", "goes",
            "went", "gets", "got", "has", "wants",
        ].map { WordHash.key(of: $0) })
    private static let someElse = Set(
        ["ik", "we", "wij", "jij", "hij", "zij", "ie", "men", "jullie", "i", "he", "she", "they"].map {
            WordHash.key(of: $0)
        })
}
