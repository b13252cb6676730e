import XForms

/// A question rendered once for one language: its stencil, and what filling it takes.
///
/// A class, as are the page and its fragments: a value would copy a dozen references for each question of each request.
final class QuestionSheet: Sendable {
    let widget: Widget
    let stencil: Stencil<QuestionPlace>
    /// The same question when its answer cannot be changed: label and answer.
    let readOnly: Stencil<QuestionPlace>
    /// Values of the fixed choices, in order.
    let values: [String]
    /// Words of the fixed choices, in order; nil when they depend on the answers.
    let names: [String]?
    let hasHint: Bool
    let hasFormHint: Bool
    /// The label as it stands in messages.
    let name: String
    /// The same as HTML.
    let nameHTML: [UInt8]
    /// The label's language, where it is not that of the screens.
    let labelLang: String?
    let isHeading: Bool
    /// How a number is shown.
    let numbers: NumberStyle
    /// Whether the label depends on the answers.
    let isFixed: Bool
    /// Neither words nor choices depend on the answers.
    let isStill: Bool

    /// - Throws: `TemplateFault.missing` when the widget has no template.
    init(
        _ question: QuestionDefinition, isHeading: Bool, words: FormWords, templates: Templates
    ) throws {
        let widget = Widget(for: question)
        let repeats = question.containers.contains { if case .repetition = $0 { true } else { false } }
        let key: Leaf<QuestionPlace> =
            repeats ? .slot(Slot(.key)) : .fixed(NodeKey(node: question.node).description)
        let list = Self.choices(of: question, words: words)
        let numeric = widget == .scale ? list?.filter { !$0.number.isEmpty } ?? [] : []
        let others = widget == .scale ? list?.filter(\.number.isEmpty) : list
        let hasEnds = numeric.first?.rest.isEmpty == false && numeric.last?.rest.isEmpty == false
        let formHint = widget.hint(for: question, in: words.interface)
        let label = words.words(question.label, form: \.words, slot: QuestionPlace.label)
        let hint = words.words(question.hint, form: \.words, slot: QuestionPlace.hint)
        let part = QuestionPart(
            key: key, isHeading: isHeading,
            label: label ?? Words(words: .fixed(words.definition.nodes[question.node].name), lang: nil, dir: nil),
            hint: hint,
            guidance: words.words(question.hint, form: \.guidance, slot: QuestionPlace.guidance),
            form: formHint,
            list: others,
            hasList: others?.isEmpty == false,
            low: hasEnds ? numeric.first?.name : nil,
            high: hasEnds ? numeric.last?.name : nil,
            numbers: numeric,
            rows: question.attributes.value("rows", namespace: "") ?? "6",
            keys: question.type == .int ? "numeric" : "decimal")
        self.widget = widget
        self.isHeading = isHeading
        labelLang = part.label.lang
        isFixed = question.label?.isStatic ?? true
        isStill = isFixed && (question.hint?.isStatic ?? true) && question.choices.isFixed
        values = Self.values(of: question)
        names = list?.map { if case .fixed(let text) = $0.name.words { text } else { $0.choice } }
        hasHint = hint != nil
        hasFormHint = formHint != nil
        name = words.plain(question.label)
        var html = HTMLBuffer()
        html.text(name)
        nameHTML = html.bytes
        numbers = NumberStyle(question, words.interface)
        let values: [Any] = [part, ["t": words.interface.texts]]
        stencil = try templates.stencil("questions/" + widget.rawValue, of: values)
        readOnly = try templates.stencil("questions/" + Widget.note.rawValue, of: values)
    }

    private static func values(of question: QuestionDefinition) -> [String] {
        switch question.choices {
        case .fixed(let choices): choices.map(\.value)
        case .none, .computed: question.range?.steps ?? []
        }
    }

    /// The fixed choices as parts; nil when they depend on the answers.
    private static func choices(
        of question: QuestionDefinition, words: FormWords
    ) -> [ChoicePart]? {
        let list: [(value: String, name: Words<QuestionPlace>)]
        switch question.choices {
        case .computed: return nil
        case .none: list = (question.range?.steps ?? []).map { ($0, Words(words: .fixed($0), lang: nil, dir: nil)) }
        case .fixed(let choices):
            list = choices.map { choice in
                let name = words.words(choice.label, form: \.words, slot: QuestionPlace.label)
                return (choice.value, name ?? Words(words: .fixed(choice.value), lang: nil, dir: nil))
            }
        }
        return list.enumerated().map { index, choice in
            let (number, rest) = split(choice.name, value: choice.value)
            return ChoicePart(
                isFirst: index == 0, choice: choice.value, name: choice.name, number: number, rest: rest,
                checked: Slot(.checked, index), selected: Slot(.selected, index))
        }
    }

    /// The number a label begins with and the words after it: `0 – heel slecht`; no number when it does not begin so.
    private static func split(_ name: Words<QuestionPlace>, value: String) -> (number: String, rest: String) {
        guard case .fixed(let text) = name.words, Double(value) != nil, text.hasPrefix(value) else { return ("", "") }
        let rest = text.dropFirst(value.count)
        return rest.first?.isNumber == true ? ("", "") : (value, String(rest))
    }
}

extension Widget {
    /// A hint of our own about the form of the answer.
    fileprivate func hint(for question: QuestionDefinition, in language: InterfaceLanguage) -> String? {
        switch self {
        case .date: language.say(.dateHint)
        case .monthYear: language.say(.monthHint)
        case .year: language.say(.yearHint)
        case .time: language.say(.timeHint)
        case .dateTime: language.say(.dateHint)
        case .rank: language.say(.rankHint)
        case .number:
            question.range.map { range in
                let style = NumberStyle(question, language)
                return language.say(
                    .rangeHint,
                    [
                        "min": style.shown(RangeBounds.text(range.minimum)),
                        "max": style.shown(RangeBounds.text(range.maximum)),
                    ])
            }
        case .text, .multiline, .radios, .checkboxes, .menu, .scale, .acknowledge, .note, .notOffered: nil
        }
    }
}
