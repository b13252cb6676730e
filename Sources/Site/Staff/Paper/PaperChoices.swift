import XForms

/// What is typed for the choices of a question: a number for each, on a scale the scale's own.
struct PaperChoices {
    struct Choice: Sendable {
        let token: String
        let value: String
        let label: String
        let lang: String?
    }

    let all: [Choice]
    /// Only one may be chosen.
    let isSingle: Bool
    let isRank: Bool

    /// - Returns: nil for a question without choices.
    init?(_ item: PaperOutline.Item, _ answers: Answers, _ words: FormWords) {
        guard let question = answers.question(at: item.key) else { return nil }
        isSingle = item.widget != .checkboxes && item.widget != .rank
        isRank = item.widget == .rank
        switch item.widget {
        case .radios, .menu, .checkboxes, .rank, .scale: break
        case .acknowledge:
            let label = words.interface.say(.acknowledged)
            all = [Choice(token: "1", value: "OK", label: label, lang: nil)]
            return
        case .text, .multiline, .number, .date, .monthYear, .year, .time, .dateTime, .note, .notOffered: return nil
        }
        let choices = answers.choices(of: question)
        if choices.isEmpty {
            guard let steps = words.definition.questions[item.question].range?.steps else { return nil }
            all = steps.map { Choice(token: $0, value: $0, label: $0, lang: nil) }
            return
        }
        var others = 0
        all = choices.enumerated().map { place, choice in
            var token = String(place + 1)
            if item.widget == .scale {
                token = choice.value
                if Int(choice.value) == nil {
                    token = Self.letters[others % Self.letters.count]
                    others += 1
                }
            }
            return Choice(token: token, value: choice.value, label: choice.label, lang: words.foreign(choice))
        }
    }

    /// Beside the numbers of a scale.
    private static let letters = ["a", "b", "c", "d", "e", "f"]

    /// The value to store for what was typed: numbers with spaces or commas between them.
    /// - Returns: nil when something was typed that is none of them, or more than one where one is asked.
    func value(of typed: String) -> String? {
        let parts = typed.lowercased().split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init)
        let chosen = parts.map { part in all.first { $0.token == part }?.value }
        guard !chosen.contains(nil), Set(parts).count == parts.count, !isSingle || parts.count < 2 else { return nil }
        return chosen.compactMap(\.self).joined(separator: " ")
    }

    /// What would have been typed for a stored value.
    func typed(_ value: String) -> String {
        value.split(separator: " ").map { part in all.first { $0.value == part }?.token ?? String(part) }
            .joined(separator: " ")
    }
}
