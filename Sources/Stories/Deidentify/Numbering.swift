/// Hands out the numbers of placeholders within one text.
struct Numbering {
    private var next: [IdentifierType: Int] = [:]
    private var given: [IdentifierType: [UInt64: Int]] = [:]
    private let known: KnownPersons
    private var persons: [NamedPerson] = []
    /// The persons who have a name, in order; the first hundred of them.
    private var byName: [UInt64: [Int]] = [:]

    /// Starts above the numbers of placeholders that the text already holds.
    init(_ passage: Passage, knowing known: KnownPersons) {
        self.known = known
        for names in known.people { add(NamedPerson(names)) }
        let words = Dictionary(
            uniqueKeysWithValues: IdentifierType.allCases.map { (WordHash.key(of: $0.placeholderWord), $0) })
        for index in passage.tokens.indices.dropLast(2) where passage.tokens[index].kind == .word {
            guard let type = words[passage.tokens[index].key] ?? (passage[index].key == Self.mailTail ? .email : nil),
                passage[index + 1].mark == 0x2D, passage[index + 2].kind == .number
            else { continue }
            next[type] = max(next[type] ?? 1, passage[index + 2].value + 1)
        }
    }

    private static func isArticle(_ token: Token) -> Bool { AddressDetector.articles.contains(token.key) }

    private static let mailTail = WordHash.key(of: "mail")

    mutating func number(for finding: Findings.Finding, in passage: Passage) -> Int {
        let words = finding.tokens.map { passage.tokens[$0] }.filter { $0.kind != .mark }
        if finding.type == .person { return number(of: words) }
        // `Zorggroep Talant` is `Talant`.
        let own = finding.type == .institution ? words.filter { !$0.has(.institution) && !Self.isArticle($0) } : []
        let key = key(of: own.isEmpty ? words : own)
        let number = given[finding.type, default: [:]][key] ?? fresh(finding.type)
        given[finding.type, default: [:]][key] = number
        return number
    }

    /// One name of somebody is enough, if nothing else tells two apart. Who has several namesakes is the first of them that
    /// the text spoke of, or else that was given at entry.
    private mutating func number(of words: [Token]) -> Int {
        let own = words.filter { $0.kind == .word && !$0.has(.particle) && $0.length > 1 }
        let named = own.isEmpty ? words : own
        let isFirstName = named.first.map { $0.has(.anyFirstName) && !$0.has(.anySurname) } ?? false
        let found = NamedPerson(named.map(known.key(of:)), isFirstName: isFirstName)
        let namesakes = found.names.flatMap { byName[$0] ?? [] }.filter { persons[$0].canBe(found) }
        let person = namesakes.min { rank($0) < rank($1) } ?? persons.count
        add(found, to: person)
        let number = persons[person].number ?? fresh(.person)
        persons[person].number = number
        return number
    }

    private func rank(_ person: Int) -> (Int, Int) { (persons[person].number ?? .max, person) }

    /// Joins names to those of a person, or to nobody's yet.
    private mutating func add(_ found: NamedPerson, to place: Int? = nil) {
        let person = place ?? persons.count
        if person == persons.count { persons.append(NamedPerson([])) }
        persons[person].join(found)
        for name in found.names {
            let namesakes = byName[name, default: []]
            if namesakes.count < 100, !namesakes.contains(person) { byName[name, default: []].append(person) }
        }
    }

    private mutating func fresh(_ type: IdentifierType) -> Int {
        let number = next[type] ?? 1
        next[type] = number + 1
        return number
    }

    /// The words that make two findings the same.
    private func key(of words: [Token]) -> UInt64 {
        var hash = WordHash()
        for word in words {
            let key = word.kind == .number ? UInt64(bitPattern: Int64(word.value)) : word.baseKey
            for shift in stride(from: 0, to: 64, by: 8) {
                hash.add(UInt8(truncatingIfNeeded: key >> UInt64(shift)))
            }
        }
        return hash.value
    }
}

/// Who a number stands for, by the names that were given or found of them.
private struct NamedPerson {
    var number: Int?
    private var firstNames: Set<UInt64> = []
    private var surnames: Set<UInt64> = []
    private(set) var names: Set<UInt64> = []

    /// - Parameters:
    ///   - words: of the name in order; of several the last is a surname, and the others are first names.
    ///   - isFirstName: whether one word alone is a first name; what it is remains open otherwise.
    init(_ words: [UInt64], isFirstName: Bool = false) {
        names = Set(words)
        if words.count > 1 {
            firstNames = Set(words.dropLast())
            surnames = Set(words.suffix(1))
        } else if isFirstName {
            firstNames = names
        }
    }

    mutating func join(_ other: Self) {
        names.formUnion(other.names)
        firstNames.formUnion(other.firstNames)
        surnames.formUnion(other.surnames)
    }

    /// Whether two may be one person: not with other first names (`Jan de Vries`, `Anna de Vries`) or other surnames (`Jan
    /// Bakker`, `Jan Visser`). A surname of one that is a name of the other tells nothing: `Jan Peter`, `Jan Peter Visser`.
    func canBe(_ other: Self) -> Bool {
        let haveFirst = !firstNames.isEmpty && !other.firstNames.isEmpty
        let haveLast = !surnames.isEmpty && !other.surnames.isEmpty
        return !(haveFirst && firstNames.isDisjoint(with: other.firstNames))
            && !(haveLast && surnames.isDisjoint(with: other.names) && other.surnames.isDisjoint(with: names))
    }
}
