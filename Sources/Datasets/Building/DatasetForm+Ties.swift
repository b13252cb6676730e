package import XForms

extension DatasetForm {
    /// The newest version's question about ties; nil where none is declared.
    package var tie: TieQuestion? { forms.last?.tie }

    /// Whom people of each neighbourhood could name, in some version of the list.
    package func tieChoices(_ tie: TieQuestion, in neighbourhoods: [String]) -> [String: [String]] {
        var choices: [String: [String]] = [:]
        for place in neighbourhoods {
            for form in forms.reversed() {
                guard let own = form.tie, own.path == tie.path else { continue }
                for choice in form.choices(of: own, in: place) where !choices[place, default: []].contains(choice.value)
                {
                    choices[place, default: []].append(choice.value)
                }
            }
        }
        return choices
    }

    /// What the columns of ties are about, by their names.
    package func tieWords(_ tie: TieQuestion, _ choices: [String: [String]]) -> [String: Words] {
        guard let form = forms.last else { return [:] }
        var words: [String: Words] = [:]
        for place in choices.keys.sorted() {
            let texts = ["nl", "en"].compactMap { code in
                form.language(code).map { (code, form.choices(of: tie, in: place, language: $0)) }
            }
            for choice in texts.first?.1 ?? [] where words[tie.column(choice.value)] == nil {
                words[tie.column(choice.value)] = Words(
                    texts.map { code, list in (code, list.first { $0.value == choice.value }?.label ?? choice.label) })
            }
        }
        return words
    }
}
