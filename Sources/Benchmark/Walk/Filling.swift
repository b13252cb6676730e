/// Fills in a form as a resident would: one choice of each list, a consent given, a few words where words are asked.
struct Filling {
    /// What was sent, ready for the body.
    private(set) var body = FormBody()
    /// Questions answered: lists of radios, marked boxes, texts and selects.
    private(set) var answers = 0

    /// Buttons that do not go forward (the routes' own words).
    private static let notForward: Set<String> = ["terug", "pauze", "ververs", "overdracht", "teruggeven"]

    /// Choices of somebody whose questionnaire ends at once: too young to be asked.
    private static let endings: Set<String> = ["jonger"]

    /// Fills in `form` and presses its button that goes on.
    ///
    /// - Returns: `nil` when the form has no such button.
    init?(_ form: Form, using random: inout SplitMix) {
        guard let button = Filling.forwardButton(of: form) else { return nil }
        var lists: [String: [String]] = [:]
        var marked: [String: String] = [:]
        for field in form.fields where !field.name.isEmpty {
            switch field.kind {
            case .radio, .checkbox:
                lists[field.name, default: []].append(field.value)
                if field.isChecked { marked[field.name] = field.value }
            case .hidden, .text, .area, .select, .submit: break
            }
        }
        for field in form.fields where !field.name.isEmpty {
            add(field, lists: &lists, marked, using: &random)
        }
        if !button.name.isEmpty { body.add(button.name, button.value) }
    }

    /// The first submit button that neither goes back nor pauses, adds or removes.
    static func forwardButton(of form: Form) -> Field? {
        form.fields.first { field in
            guard case .submit = field.kind else { return false }
            return !notForward.contains(field.value) && !field.value.contains(":")
        }
    }

    private mutating func add(
        _ field: Field, lists: inout [String: [String]], _ marked: [String: String], using random: inout SplitMix
    ) {
        switch field.kind {
        case .submit:
            break
        case .hidden:
            body.add(field.name, field.value)
        // A device of one's own: on one that others use, a page with the code would come between.
        case .checkbox where field.name == "gedeeld":
            break
        case .radio, .checkbox:
            guard let values = lists.removeValue(forKey: field.name) else { return }
            // Somebody old enough, who wants to take part: "no" to those ends the questionnaire.
            let willing = values.first { $0 == "ja" }
            let open = values.filter { !Filling.endings.contains($0) }
            answer(field.name, marked[field.name] ?? willing ?? open[random.below(open.count)])
        case .select(let options):
            let values = options.filter { !$0.isEmpty }
            guard !values.isEmpty else { return body.add(field.name, "") }
            answer(field.name, values[random.below(values.count)])
        case .text(let type):
            answer(field.name, field.isReadOnly ? field.value : Filling.text(type))
        case .area:
            answer(field.name, field.isReadOnly ? field.value : "Mijn buurvrouw komt elke week langs.")
        }
    }

    private mutating func answer(_ name: String, _ value: String) {
        body.add(name, value)
        answers += 1
    }

    private static func text(_ type: String) -> String {
        switch type {
        case "range": "7"
        case "date": "2026-03-14"
        case "time": "10:30"
        case "datetime-local": "2026-03-14T10:30"
        case "month": "2026-03"
        default: "47"
        }
    }
}
