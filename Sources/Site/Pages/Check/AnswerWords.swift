import XForms

/// An answer in words, and whose words they are.
package struct AnswerText: Sendable, Equatable {
    package let words: String
    /// The language of the words, where it is known and not that of the screens.
    package let lang: String?
    /// `ltr`, `rtl`, or `auto` for what a person typed; nil as the page runs.
    package let dir: String?

    /// The same with a direction in any case, for a template that always names one.
    func spelledOut(on language: InterfaceLanguage) -> AnswerText {
        AnswerText(words: words, lang: lang, dir: dir ?? language.direction)
    }
}

/// How an answer reads: words of choices, dates and numbers as one writes them.
struct AnswerWords {
    let answers: Answers
    let words: FormWords

    /// The answer in words; nil when there is none. Several choices stand each on a line.
    func text(of question: Question, _ sheet: QuestionSheet) -> AnswerText? {
        let value = question.value
        if value.isEmpty { return nil }
        switch sheet.widget {
        case .text, .multiline: return AnswerText(words: value, lang: nil, dir: "auto")
        case .number: return ours(sheet.numbers.shown(value))
        case .radios, .menu, .scale:
            guard let names = sheet.names, let number = sheet.values.firstIndex(of: value) else {
                return authors([value], question, sheet)
            }
            let code = words.foreign(words.language)
            return AnswerText(words: names[number], lang: code, dir: code.map(FormWords.direction))
        case .checkboxes, .rank: return authors(value.split(separator: " ").map(String.init), question, sheet)
        case .acknowledge: return ours(words.interface.say(.acknowledged))
        case .date, .monthYear, .year, .time, .dateTime: return ours(date(value, sheet.widget))
        case .note, .notOffered: return ours(value)
        }
    }

    /// Words of the screens, in their language.
    private func ours(_ text: String) -> AnswerText { AnswerText(words: text, lang: nil, dir: nil) }

    /// Choices in the author's words: in the questionnaire's language, or in that of a list where all of them are.
    private func authors(_ values: [String], _ question: Question, _ sheet: QuestionSheet) -> AnswerText {
        var code = words.foreign(words.language)
        let text: [String]
        if let names = sheet.names {
            text = values.map { value in
                sheet.values.firstIndex(of: value).map { names[$0] } ?? sheet.numbers.shown(value)
            }
        } else {
            let choices = answers.choices(of: question, named: values)
            let chosen = values.map { value in choices.first { $0.value == value } }
            text = zip(values, chosen).map { $1?.label ?? $0 }
            let languages = Set(chosen.map { $0.map(words.foreign) ?? code })
            if languages.count == 1, let only = languages.first { code = only }
        }
        return AnswerText(words: text.joined(separator: "\n"), lang: code, dir: code.map(FormWords.direction))
    }

    private func date(_ value: String, _ widget: Widget) -> String {
        let parts = DateFields.parts(of: value, widget: widget)
        let numbers = parts.map { Int($0) ?? 0 }
        let figures = words.interface.figures
        switch widget {
        case .date where numbers.count == 4: return day(numbers) ?? value
        case .dateTime where numbers.count == 4: return (day(numbers) ?? parts[0]) + ", " + figures(parts[3])
        case .monthYear where numbers.count == 2: return words.interface.month(numbers[0], year: parts[1]) ?? value
        case .date, .dateTime, .monthYear, .year, .time, .text, .multiline, .number, .radios, .checkboxes, .menu,
            .scale, .rank, .acknowledge, .note, .notOffered:
            return figures(parts.joined(separator: " "))
        }
    }

    private func day(_ numbers: [Int]) -> String? {
        guard numbers[2] > 0, (1...12).contains(numbers[1]) else { return nil }
        return words.interface.day(year: numbers[2], month: numbers[1], day: numbers[0])
    }
}
