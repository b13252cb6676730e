/// The way through a questionnaire, in words.
extension PaperWriter {
    /// The number of the question that stands at a place or is the first behind it.
    private func number(at place: Int) -> Int? { outline.items[place...].lazy.compactMap(\.number).first }

    func goTo(_ place: Int) -> String {
        guard let number = number(at: place) else { return language.say(.paperToEnd) }
        return language.say(.paperGoTo, ["n": language.figures(String(number))])
    }

    /// Who fills this in, where not everybody does.
    func condition(_ place: Int) -> String? {
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
