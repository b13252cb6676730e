import XForms

extension Violation {
    /// What is wrong and how to mend it, in the words of the page: the author's own, else ours.
    func words(in words: FormWords, answers: Answers) -> ErrorFragments.Message {
        if let message, !message.isEmpty {
            return ErrorFragments.Message(message, lang: words.foreign(words.language))
        }
        return ErrorFragments.Message(ours(in: words, answers: answers))
    }

    private func ours(in words: FormWords, answers: Answers) -> String {
        guard let number = question else { return words.interface.say(.wrongConstraint, ["label": ""]) }
        let definition = words.definition.questions[number]
        let asked = answers.question(at: key).map { words.label(of: $0, answers) } ?? words.plain(definition.label)
        let language = words.interface
        let label: KeyValuePairs = ["label": language.quoted(asked)]
        switch kind {
        case .required:
            return language.say(Widget(for: definition).requiredWord, label)
        case .type:
            return language.say(Widget(for: definition).typeWord(definition.type), label)
        case .notOffered:
            return language.say(Widget(for: definition) == .rank ? .wrongRank : .wrongNotOffered, label)
        case .range(let minimum, let maximum, _):
            let style = NumberStyle(definition, language)
            return language.say(
                .wrongRange,
                [
                    "min": style.shown(RangeBounds.text(minimum)), "max": style.shown(RangeBounds.text(maximum)),
                    "label": language.quoted(asked),
                ])
        case .constraint:
            return language.say(.wrongConstraint, label)
        }
    }
}

extension Widget {
    /// The message when nothing was answered.
    fileprivate var requiredWord: Word {
        switch self {
        case .radios, .checkboxes, .menu, .scale, .rank: .wrongRequiredChoice
        case .acknowledge: .wrongRequiredTrigger
        case .text, .multiline, .number, .date, .monthYear, .year, .time, .dateTime, .note, .notOffered: .wrongRequired
        }
    }

    /// The message when the text does not fit.
    fileprivate func typeWord(_ type: ValueType) -> Word {
        switch self {
        case .date: .wrongDate
        case .monthYear: .wrongMonth
        case .year: .wrongYear
        case .time: .wrongTime
        case .dateTime: .wrongDateTime
        case .number: type == .int ? .wrongInt : .wrongDecimal
        case .rank: .wrongRank
        case .text, .multiline, .radios, .checkboxes, .menu, .scale, .acknowledge, .note, .notOffered: .wrongText
        }
    }
}
