import XForms

/// How an answer reads: words of choices, dates and numbers as one writes them.
struct AnswerWords {
    let answers: Answers
    let words: FormWords

    /// The answer in words; nil when there is none. Several choices stand each on a line.
    func text(of question: Question, _ sheet: QuestionSheet) -> String? {
        let value = question.value
        if value.isEmpty { return nil }
        switch sheet.widget {
        case .text, .multiline: return value
        case .number: return sheet.numbers.shown(value)
        case .radios, .menu, .scale: return name(of: value, question, sheet)
        case .checkboxes, .rank:
            return value.split(separator: " ").map { name(of: String($0), question, sheet) }.joined(separator: "\n")
        case .acknowledge: return words.interface.say(.acknowledged)
        case .date, .monthYear, .year, .time, .dateTime: return date(value, sheet.widget)
        case .note, .notOffered: return value
        }
    }

    private func name(of value: String, _ question: Question, _ sheet: QuestionSheet) -> String {
        if let names = sheet.names {
            return sheet.values.firstIndex(of: value).map { names[$0] } ?? sheet.numbers.shown(value)
        }
        return answers.choices(of: question).first { $0.value == value }?.label ?? value
    }

    private func date(_ value: String, _ widget: Widget) -> String {
        let parts = DateFields.parts(of: value, widget: widget)
        let numbers = parts.map { Int($0) ?? 0 }
        switch widget {
        case .date where numbers.count == 4: return day(numbers) ?? value
        case .dateTime where numbers.count == 4: return (day(numbers) ?? parts[0]) + ", " + parts[3]
        case .monthYear where numbers.count == 2:
            let months = words.interface.months
            return months.indices.contains(numbers[0] - 1) ? months[numbers[0] - 1] + " " + parts[1] : value
        case .date, .dateTime, .monthYear, .year, .time, .text, .multiline, .number, .radios, .checkboxes, .menu,
            .scale, .rank, .acknowledge, .note, .notOffered:
            return parts.joined(separator: " ")
        }
    }

    private func day(_ numbers: [Int]) -> String? {
        guard numbers[2] > 0, (1...12).contains(numbers[1]) else { return nil }
        return words.interface.day(year: numbers[2], month: numbers[1], day: numbers[0])
    }
}
