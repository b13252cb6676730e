import XForms

/// Makes the items of a sheet.
struct PaperWriter {
    let outline: PaperOutline
    let words: FormWords
    /// For who asks the questions aloud: more help, and what not to say.
    let isGuide: Bool
    let routing: PaperRouting

    init(_ outline: PaperOutline, words: FormWords, isGuide: Bool) {
        self.outline = outline
        self.words = words
        self.isGuide = isGuide
        routing = PaperRouting(outline)
    }

    var language: InterfaceLanguage { words.interface }

    var items: [PaperPage.Item] {
        var shown: [Int] = []
        var last: String?
        var repetition: Int?
        return outline.items.enumerated().map { place, item in
            var made = self.item(place, item)
            // The heading of a group stands above its first question, each time it repeats.
            let groups = item.groups + [item.repetition.map { -1 - $0 - 1_000 * item.ordinal } ?? -1]
            if groups != shown {
                let fresh = item.groups.filter { !shown.contains($0) || item.repetition != nil }
                let names = fresh.map { words.plain(words.definition.groups[$0].label) }.filter { !$0.isEmpty }
                let count = item.repetition == nil ? nil : language.figures(String(item.ordinal + 1))
                made.heading = names.isEmpty ? nil : names.joined(separator: ": ") + (count.map { " \($0)" } ?? "")
                shown = groups
            }
            if item.repetition != nil, item.repetition != repetition, !isGuide {
                made.room = language.say(.paperRoom, ["n": language.figures(String(PaperOutline.copies))])
            }
            repetition = item.repetition
            if made.condition == last, made.heading == nil { made.condition = nil } else { last = made.condition }
            return made
        }
    }

    private func item(_ place: Int, _ item: PaperOutline.Item) -> PaperPage.Item {
        let definition = words.definition.questions[item.question]
        var made = PaperPage.Item()
        made.condition = condition(place)
        let label = words.plain(definition.label)
        guard let number = item.number else {
            made.note = label.isEmpty ? nil : label
            return made
        }
        made.isQuestion = true
        made.number = language.figures(String(number))
        made.label = label
        let hint = words.plain(definition.hint)
        let guidance = definition.hint.map { text in
            words.plain(
                FormText(
                    translations: text.translations.map { translation in
                        var other = translation
                        other.plain = translation.guidance ?? []
                        return other
                    }))
        }
        let help = [hint, guidance ?? ""].filter { !$0.isEmpty }
        made.hint = help.isEmpty ? nil : help.joined(separator: " ")
        if let choices = PaperChoices(item, outline.answers, words) {
            made.how = how(choices, item.widget)
            made.isScale = item.widget == .scale
            made.choices = choices.all.enumerated().map { choice, one in
                PaperPage.Choice(
                    token: language.figures(one.token), label: one.label == one.token ? "" : one.label, lang: one.lang,
                    goTo: routing.jumps[place]?[choice].map(goTo))
            }
            made.hasChoices = !made.choices.isEmpty
        } else {
            made.how = form(item.widget)
            made.lines = Array(0..<(item.widget == .multiline ? 6 : item.widget == .text ? 2 : 1))
        }
        return made
    }

    private func how(_ choices: PaperChoices, _ widget: Widget) -> String? {
        if choices.isRank { return language.say(.paperRank) }
        if widget == .acknowledge { return nil }
        return language.say(choices.isSingle ? .paperOne : .paperSeveral)
    }

    private func form(_ widget: Widget) -> String? {
        switch widget {
        case .date, .dateTime: language.say(.paperDate)
        case .monthYear: language.say(.paperMonth)
        case .time: language.say(.timeHint)
        case .number, .year: language.say(.paperNumber)
        case .text, .multiline, .radios, .checkboxes, .menu, .scale, .rank, .acknowledge, .note, .notOffered: nil
        }
    }
}
