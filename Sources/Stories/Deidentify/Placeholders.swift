/// Puts placeholders where identifiers stood, the same number for the same person, street or place.
enum Placeholders {
    static func replace(_ findings: Findings, in passage: Passage) -> DeidentifiedText {
        var numbering = Numbering(passage)
        var masked = String.UnicodeScalarView()
        var spans: [IdentifierSpan] = []
        var numbers: [Int] = []
        var position = 0
        for finding in findings.inOrder {
            let range =
                Int(
                    passage.tokens[finding.tokens.lowerBound].start)..<Int(
                    passage.tokens[finding.tokens.upperBound - 1].end)
            append(passage.scalars[position..<range.lowerBound], to: &masked)
            let number = numbering.number(for: finding, in: passage)
            masked.append(contentsOf: "[\(finding.type.placeholderWord)-\(number)]".unicodeScalars)
            numbers.append(number)
            spans.append(IdentifierSpan(range: range, type: finding.type, text: passage.string(scalars: range)))
            position = range.upperBound
        }
        append(passage.scalars[position...], to: &masked)
        return DeidentifiedText(masked: String(masked), spans: spans, numbers: numbers)
    }

    private static func append(_ scalars: ArraySlice<UInt32>, to view: inout String.UnicodeScalarView) {
        for value in scalars { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
    }
}

/// Hands out the numbers of placeholders within one text.
struct Numbering {
    private var next: [IdentifierType: Int] = [:]
    private var known: [IdentifierType: [UInt64: Int]] = [:]
    private var persons: [Person] = []
    /// The persons who have a name, in order.
    private var byName: [UInt64: [Int]] = [:]

    /// Who a number stands for, by the names that were found of them.
    private struct Person {
        let number: Int
        var firstNames: Set<UInt64>
    }

    /// Starts above the numbers of placeholders that the text already holds.
    init(_ passage: Passage) {
        let words = Dictionary(
            uniqueKeysWithValues: IdentifierType.allCases.map { (WordHash.key(of: $0.placeholderWord), $0) })
        for index in passage.tokens.indices.dropLast(2) where passage.tokens[index].kind == .word {
            guard let type = words[passage.tokens[index].key] ?? (passage[index].key == Self.mailTail ? .email : nil),
                passage[index + 1].mark == 0x2D, passage[index + 2].kind == .number
            else { continue }
            next[type] = max(next[type] ?? 1, passage[index + 2].value + 1)
        }
    }

    private static let mailTail = WordHash.key(of: "mail")

    mutating func number(for finding: Findings.Finding, in passage: Passage) -> Int {
        let words = finding.tokens.map { passage.tokens[$0] }.filter { $0.kind != .mark }
        if finding.type == .person { return number(of: words) }
        let key = key(of: words)
        let number = known[finding.type, default: [:]][key] ?? fresh(finding.type)
        known[finding.type, default: [:]][key] = number
        return number
    }

    /// One name of somebody is enough, but who have different first names are two: `Jan de Vries`, `Anna de Vries`.
    private mutating func number(of words: [Token]) -> Int {
        let own = words.filter { $0.kind == .word && !$0.has(.particle) && $0.length > 1 }
        let named = own.isEmpty ? words : own
        let isFirstName = named.count > 1 || named.first.map { $0.has(.anyFirstName) && !$0.has(.anySurname) } ?? false
        let names = Set(named.map(\.baseKey))
        let firstNames = isFirstName ? Set(named.prefix(max(1, named.count - 1)).map(\.baseKey)) : []
        let namesakes = names.compactMap { name in
            byName[name]?.first {
                let others = persons[$0].firstNames
                return others.isEmpty || firstNames.isEmpty || !others.isDisjoint(with: firstNames)
            }
        }
        let person = namesakes.min() ?? persons.count
        if person == persons.count { persons.append(Person(number: fresh(.person), firstNames: [])) }
        persons[person].firstNames.formUnion(firstNames)
        for name in names where byName[name]?.contains(person) != true { byName[name, default: []].append(person) }
        return persons[person].number
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
