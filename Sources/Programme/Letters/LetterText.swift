/// What a letter asks.
package enum LetterKind: String, Sendable, Hashable, CaseIterable {
    case invitation
    /// Goes to everyone alike: nobody knows who has answered.
    case reminder
}

/// A part of a letter that staff may word.
package enum LetterPart: String, Sendable, Hashable, CaseIterable {
    case title
    case body
    /// Instead of the body in large print, so that it stays on one page.
    case brief
    /// How to take part otherwise: by phone, on paper, with a visit.
    case ways
    case closing

    /// Lines that there is room for, and the characters that surely fit in one.
    package var room: (lines: Int, width: Int) {
        switch self {
        case .title: (2, 46)
        case .body: (15, 80)
        case .brief: (8, 54)
        case .ways: (3, 56)
        case .closing: (2, 46)
        }
    }
}

/// A value that stands in a letter's text between braces, such as `{buurt}`.
package enum LetterValue: String, Sendable, Hashable, CaseIterable {
    case neighbourhood = "buurt"
    case questionnaire = "vragenlijst"
    case lastDay = "sluitdatum"
    case organisation = "organisatie"
}

/// Why a letter's text cannot be used.
package enum LetterFault: Error, Sendable, Hashable {
    case empty
    /// So many lines more than there is room for.
    case tooLong(lines: Int)
    /// What stands between braces is no value; nothing of it is repeated here.
    case unknownValue
    /// There is no last day to put in.
    case noLastDay
}

/// The words of a letter in one language: plain text, never HTML.
package struct LetterText: Sendable, Hashable {
    package let kind: LetterKind
    /// Code of the language.
    package let language: String
    package var words: [LetterPart: String]

    package init(_ kind: LetterKind, language: String, words: [LetterPart: String]) {
        self.kind = kind
        self.language = language
        self.words = words
    }

    package subscript(_ part: LetterPart) -> String { words[part] ?? "" }

    /// What is wrong with a part; nil when it can be printed.
    /// - Parameter hasLastDay: whether the collection closes on a known day.
    package func fault(in part: LetterPart, hasLastDay: Bool) -> LetterFault? {
        let text = self[part]
        guard text.contains(where: { !$0.isWhitespace }) else { return part == .closing ? nil : .empty }
        for name in Self.places(in: text) {
            guard let value = LetterValue(rawValue: name) else { return .unknownValue }
            if value == .lastDay, !hasLastDay { return .noLastDay }
        }
        let over = Self.lines(of: text, width: part.room.width) - part.room.lines
        return over > 0 ? .tooLong(lines: over) : nil
    }

    /// A part with its values put in; a value is never searched for places.
    package func filled(_ part: LetterPart, _ values: [LetterValue: String]) -> String {
        var filled = ""
        var rest = self[part][...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            filled += LetterValue(rawValue: name).flatMap { values[$0] } ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    private static func places(in text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { part in
            part.contains("}") ? String(part.prefix { $0 != "}" }) : ""
        }
    }

    /// Lines that a text takes when each holds so many characters.
    static func lines(of text: String, width: Int) -> Int {
        let written = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        return written.reduce(0) { count, line in
            var (lines, room) = (1, width)
            for word in line.split(separator: " ") {
                let length = min(word.count, width)
                if length > room { (lines, room) = (lines + 1, width) }
                room -= length + 1
            }
            return count + lines
        }
    }
}
