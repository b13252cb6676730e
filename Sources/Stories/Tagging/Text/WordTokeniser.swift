/// Cuts a normalised text into words, sentences and clauses: the second stage of tagging.
package struct WordTokeniser: Sendable {
    private let variants: Variants

    package init(variants: Variants) { self.variants = variants }

    package func tokens(of text: NormalisedText) -> [WordToken] {
        var run = Run(text: text, variants: variants)
        while run.index < text.scalars.count { run.step() }
        return run.tokens
    }

    /// A word of a word list in the form that tokens have.
    package static func folded(_ word: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: NormalisedText(String(word)).scalars)
        return String(result).trimmed
    }
}

extension Unicode.Scalar {
    /// A letter or digit of a folded text.
    var isWordPart: Bool {
        if value < 0x80 { return (value >= 0x61 && value <= 0x7A) || (value >= 0x30 && value <= 0x39) }
        return properties.isAlphabetic || properties.numericType != nil
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        var part = self[...]
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }
}

// MARK: - One pass

private struct Run {
    let text: NormalisedText
    let variants: Variants
    var index = 0
    var sentence = 0
    var clause = 0
    var tokens: [WordToken] = []

    mutating func step() {
        let scalar = text.scalars[index]
        if scalar.isWordPart {
            word()
        } else if scalar == "[", let end = placeholderEnd() {
            append("", from: index, to: end, isPlaceholder: true)
            index = end
        } else {
            mark(scalar)
            index += 1
        }
    }

    private mutating func mark(_ scalar: Unicode.Scalar) {
        switch scalar {
        case ".", "!", "?", "\n":
            if tokens.last?.sentence == sentence { sentence += 1 }
            clause += 1
        case ",", ";", ":", "(", ")", "\u{2013}", "\u{2014}": clause += 1
        default: break
        }
    }

    /// A word runs over letters and digits, and over apostrophes between them: `m'n`, `foto's`, `don't`.
    private mutating func word() {
        let first = index
        while index < text.scalars.count {
            let scalar = text.scalars[index]
            let joins = scalar == "'" && index + 1 < text.scalars.count && text.scalars[index + 1].isWordPart
            guard scalar.isWordPart || joins else { break }
            index += 1
        }
        let form = string(first..<index)
        if let words = variants.table[form] {
            for word in words { append(word, from: first, to: index) }
        } else if form.utf8.contains(0x27) {
            pieces(first..<index)
        } else {
            append(form, from: first, to: index)
        }
    }

    /// A word with an apostrophe that no row explains: `foto's` keeps its stem, `wa'k` falls into two words.
    private mutating func pieces(_ range: Range<Int>) {
        var start = range.lowerBound
        for place in range.lowerBound...range.upperBound
        where place == range.upperBound || text.scalars[place] == "'" {
            if place > start {
                let piece = string(start..<place)
                let isEnding = piece == "s" && start > range.lowerBound
                if !isEnding {
                    for word in variants.table[piece] ?? [piece] { append(word, from: start, to: place) }
                }
            }
            start = place + 1
        }
    }

    /// The end of `[name-1]` that starts here: letters, digits, hyphens or blanks, at most 40 of them.
    private func placeholderEnd() -> Int? {
        for place in (index + 1)..<min(index + 42, text.scalars.count) {
            let scalar = text.scalars[place]
            if scalar == "]" { return place > index + 1 ? place + 1 : nil }
            guard scalar.isWordPart || scalar == "-" || scalar == "_" || scalar == " " else { return nil }
        }
        return nil
    }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.scalars[range])
        return String(view)
    }

    private mutating func append(_ form: String, from first: Int, to last: Int, isPlaceholder: Bool = false) {
        tokens.append(
            WordToken(
                form: form, start: text.origins[first], end: text.origins[last - 1] + 1, sentence: sentence,
                clause: clause, isPlaceholder: isPlaceholder))
    }
}
