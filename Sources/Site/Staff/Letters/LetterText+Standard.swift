import Programme

extension LetterText {
    /// The words of a letter that nobody has changed.
    static func standard(_ kind: LetterKind, in language: InterfaceLanguage) -> LetterText {
        let words = LetterPart.allCases.map { ($0, language.say($0.word(in: kind))) }
        return LetterText(kind, language: language.code, words: Dictionary(words) { first, _ in first })
    }
}

extension LetterPart {
    /// The text in the language files.
    fileprivate func word(in kind: LetterKind) -> Word {
        switch (self, kind) {
        case (.title, .invitation): .letterTitle
        case (.title, .reminder): .reminderTitle
        case (.body, .invitation): .letterBody
        case (.body, .reminder): .reminderBody
        case (.brief, .invitation): .letterBrief
        case (.brief, .reminder): .reminderBrief
        case (.ways, _): .letterWays
        case (.closing, _): .letterClosing
        }
    }
}
