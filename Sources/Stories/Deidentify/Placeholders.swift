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

    /// The highest number of a placeholder of this type that somebody wrote in a text; 0 where there is none.
    static func highest(_ type: IdentifierType, in text: StoryText) -> Int {
        let start = Array("[\(type.placeholderWord)-".unicodeScalars)
        let scalars = text.scalars
        return scalars.indices.lazy.filter { scalars[$0] == "[" }.map { place in
            let rest = scalars[place...]
            guard rest.prefix(start.count).map(\.properties.lowercaseMapping) == start.map(String.init) else {
                return 0
            }
            let digits = rest.dropFirst(start.count).prefix { ("0"..."9").contains($0) }.prefix(9)
            return Int(digits.map(String.init).joined()) ?? 0
        }.max() ?? 0
    }

    private static func append(_ scalars: ArraySlice<UInt32>, to view: inout String.UnicodeScalarView) {
        for value in scalars { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
    }
}
