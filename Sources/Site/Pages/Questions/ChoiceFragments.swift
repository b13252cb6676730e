import XForms

/// The markup of choices that depend on the answers, one stencil per kind.
struct ChoiceFragments: Sendable {
    private let radio: Pair
    private let checkbox: Pair
    private let option: Pair
    private let rank: Pair
    /// A place in a rank, in our own words.
    private let place: Stencil<ChoicePlace>
    private let words: FormWords
    private var language: InterfaceLanguage { words.interface }

    /// The first choice carries the question's id.
    private struct Pair: Sendable {
        let first: Stencil<ChoicePlace>
        let other: Stencil<ChoicePlace>

        init(_ template: String, _ templates: Templates, _ words: FormWords) throws {
            let texts = ["t": words.interface.texts]
            first = try templates.stencil(template, of: [ChoiceFragmentPart(isFirst: true), texts])
            other = try templates.stencil(template, of: [ChoiceFragmentPart(isFirst: false), texts])
        }
    }

    init(_ templates: Templates, _ words: FormWords) throws {
        radio = try Pair("parts/radio", templates, words)
        checkbox = try Pair("parts/checkbox", templates, words)
        option = try Pair("parts/option", templates, words)
        rank = try Pair("parts/rank-row", templates, words)
        place = try templates.stencil("parts/option", of: [ChoiceFragmentPart(isFirst: false)])
        self.words = words
    }

    /// Writes the choices of a question as they are offered now.
    func write(_ choices: [Choice], of question: Question, as widget: Widget, key: String, into out: inout HTMLBuffer) {
        let pair =
            switch widget {
            case .checkboxes: checkbox
            case .menu: option
            case .rank: rank
            case .radios, .scale, .text, .multiline, .number, .date, .monthYear, .year, .time, .dateTime, .acknowledge,
                .note, .notOffered:
                radio
            }
        let ranked = widget == .rank ? question.value.split(separator: " ").map(String.init) : []
        for (index, choice) in choices.enumerated() {
            (index == 0 ? pair.first : pair.other).write(into: &out) { place, _, out in
                switch place {
                case .key: out.text(key)
                case .value: out.text(choice.value)
                case .label: out.text(choice.label)
                case .checked: if choice.isSelected { out.raw(" checked=\"checked\"") }
                case .selected: if choice.isSelected { out.raw(" selected=\"selected\"") }
                case .number: out.number(index)
                case .language: writeLanguage(of: choice, into: &out)
                case .places: writePlaces(choices.count, chosen: ranked.firstIndex(of: choice.value), into: &out)
                }
            }
        }
    }

    /// The language of a choice where it is not that of the screens: of a list's own words, or of the questionnaire.
    private func writeLanguage(of choice: Choice, into out: inout HTMLBuffer) {
        let code = words.foreign(choice)
        out.language(code, code.map(FormWords.direction))
    }

    /// The places of a rank: first to last, and none.
    private func writePlaces(_ count: Int, chosen: Int?, into out: inout HTMLBuffer) {
        for place in 0..<count {
            self.place.write(into: &out) { slot, _, out in
                switch slot {
                case .value: out.number(place + 1)
                case .label: out.text(language.say(.rankPlace, ["n": language.figures(String(place + 1))]))
                case .selected: if place == chosen { out.raw(" selected=\"selected\"") }
                case .key, .checked, .number, .places, .language: break
                }
            }
        }
    }
}

/// What changes in a choice that depends on the answers.
enum ChoicePlace: UInt8, Sendable {
    case key, value, label, checked, selected, number, places, language
}

/// A choice that depends on the answers as its template sees it; the names are those of `ChoicePart`.
struct ChoiceFragmentPart: Sendable {
    let isFirst: Bool
    let key = Slot(ChoicePlace.key)
    let choice = Slot(ChoicePlace.value)
    let name: Words<ChoicePlace>
    let checked = Slot(ChoicePlace.checked)
    let selected = Slot(ChoicePlace.selected)
    let index = Slot(ChoicePlace.number)
    let places = Slot(ChoicePlace.places)
    let language = Slot(ChoicePlace.language)

    init(isFirst: Bool) {
        self.isFirst = isFirst
        name = Words(words: .slot(Slot(ChoicePlace.label)), lang: nil, dir: nil)
    }
}
