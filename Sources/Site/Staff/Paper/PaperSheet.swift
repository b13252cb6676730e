import XForms

/// A questionnaire to print, or a guide to it: every question once, the way through it in words.
struct PaperPage: HTMLPage {
    static let template = "paper/questionnaire"

    struct Help: Sendable {
        let words: String
    }

    struct Choice: Sendable {
        let token: String
        let label: String
        let lang: String?
        let goTo: String?
    }

    struct Item: Sendable {
        var heading: String?
        var condition: String?
        /// A text that asks nothing.
        var note: String?
        var number: String?
        var label = ""
        var hint: String?
        var how: String?
        var choices: [Choice] = []
        var hasChoices = false
        var isScale = false
        /// Room to write: lines.
        var lines: [Int] = []
        var isQuestion = false
    }

    let title: String
    let lead: [String]
    let letterStyle: String
    let back: StaffLink
    let others: [StaffLink]
    let code: String
    let direction: String
    let isLarge: Bool
    let name: String
    let sender: String
    let intro: [String]
    /// What one agrees to, with a box; nil in a guide.
    let consent: String?
    let web: String?
    let place: String
    let qrCode: StaffQRCode?
    let help: String?
    let items: [Item]
    let end: String
}

/// Makes the items of a sheet.
struct PaperWriter {
    let outline: PaperOutline
    let words: FormWords
    /// For who asks the questions aloud: more help, and what not to say.
    let isGuide: Bool
    private let routing: PaperRouting

    init(_ outline: PaperOutline, words: FormWords, isGuide: Bool) {
        self.outline = outline
        self.words = words
        self.isGuide = isGuide
        routing = PaperRouting(outline)
    }

    private var language: InterfaceLanguage { words.interface }

    var items: [PaperPage.Item] {
        var shown: [Int] = []
        var last: String?
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

    // MARK: - The way

    /// The number of the question that stands at a place or is the first behind it.
    private func number(at place: Int) -> Int? { outline.items[place...].lazy.compactMap(\.number).first }

    private func goTo(_ place: Int) -> String {
        guard let number = number(at: place) else { return language.say(.paperToEnd) }
        return language.say(.paperGoTo, ["n": language.figures(String(number))])
    }

    /// Who fills this in, where not everybody does.
    private func condition(_ place: Int) -> String? {
        if let causes = routing.causes[place] { return tell(causes, .paperOnlyIf, place) }
        if let skips = routing.skips[place] { return tell(skips, .paperNotIf, place) }
        return routing.unclear.contains(place) ? language.say(.paperUnclear) : nil
    }

    private func tell(_ causes: [PaperRouting.Cause], _ word: Word, _ place: Int) -> String? {
        var parts: [String] = []
        for item in Set(causes.map(\.item)).sorted() {
            guard let number = outline.items[item].number else { continue }
            let chosen = causes.filter { $0.item == item }.compactMap(\.choice)
            let values: KeyValuePairs = ["n": language.figures(String(number))]
            guard !chosen.isEmpty, let choices = PaperChoices(outline.items[item], outline.answers, words) else {
                parts.append(language.say(.paperDepends, values))
                continue
            }
            let labels = chosen.filter(choices.all.indices.contains).map { place in
                choices.all[place].label.isEmpty ? choices.all[place].token : choices.all[place].label
            }
            parts.append(
                language.say(
                    word,
                    [
                        "n": language.figures(String(number)),
                        "choices": labels.map(language.quoted).joined(separator: " / "),
                    ]))
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
