/// Puts placeholders where identifiers stood, the same number for the same person, street or place.
enum Placeholders {
    static func replace(_ findings: Findings, in passage: Passage, knowing known: KnownPersons) -> DeidentifiedText {
        var numbering = Numbering(passage, knowing: known)
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

    /// A placeholder that stands in a text as it is, in the order of the text.
    struct Written {
        let range: Range<Int>
        let type: IdentifierType
        let number: Int
    }

    private static let types = Dictionary(
        uniqueKeysWithValues: IdentifierType.allCases.map { ($0.placeholderWord, $0) })

    /// The placeholders that a text holds, in capitals too.
    static func written(in text: StoryText) -> [Written] {
        let scalars = text.scalars
        return scalars.indices.filter { scalars[$0] == "[" }.compactMap { start in
            guard let end = scalars[start...].prefix(30).firstIndex(of: "]") else { return nil }
            let parts = text[(start + 1)..<end].split(separator: "-")
            guard parts.count > 1, let type = types[parts.dropLast().joined(separator: "-").lowercased()],
                let last = parts.last, let number = Int(last), (1..<1_000_000).contains(number)
            else { return nil }
            return Written(range: start..<(end + 1), type: type, number: number)
        }
    }

    private static func append(_ scalars: ArraySlice<UInt32>, to view: inout String.UnicodeScalarView) {
        for value in scalars { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
    }
}
