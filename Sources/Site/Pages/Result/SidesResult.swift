import XForms

/// What one person's answers say of each side, and what the person wants to talk about. No total, no norm, no trend.
struct SidesResult: Sendable {
    let sides: [(scale: SideScale, score: SideScale.Score)]
    /// Questions of `bs:part="talk"` with the words of what was chosen.
    let talk: [Talk]
    /// Sides that were chosen to talk about.
    let wished: Set<String>

    struct Talk: Sendable {
        let question: String
        let answers: [String]
    }

    /// Nil when the questionnaire does not allow its result to be shown, or has none.
    /// - Parameter rows: every question with its answer in words, as `FormPages.rows` gives them.
    init?(_ answers: Answers, rows: [AnswerRow]) {
        let form = answers.definition
        let scales = SideScale.scales(of: form)
        guard !scales.isEmpty else { return nil }
        sides = scales.map { ($0, $0.score(answers)) }
        let wishes = rows.filter {
            form.nodes[$0.key.node].attributes.value("part") == "talk" && form.mayFeedBack($0.key.node)
        }
        talk = wishes.compactMap { row in
            row.answer.map { Talk(question: row.label, answers: $0.words.split(separator: "\n").map(String.init)) }
        }
        let chosen = wishes.compactMap { answers.question(at: $0.key)?.value }
        wished = Set(chosen.flatMap { $0.split(separator: " ").map(String.init) })
    }

    /// The score of the scale with this name.
    func score(of name: String) -> SideScale.Score? { sides.first { $0.scale.name == name }?.score }
}
