import struct Foundation.TimeZone

/// The question of a form that asks with whom somebody has to do (`bs:tie="to"`): one in each instance of a repeat, or any of
/// a list, which may depend on the neighbourhood.
package struct TieQuestion: Sendable, Hashable {
    /// What releases call it: the path without the root.
    package let name: String
    package let path: String
    /// Its number in `FormDefinition.questions`.
    package let question: Int
    /// The repeat of which each instance names one; nil for a list.
    package let repetition: Int?
    /// Choices that name nobody (`bs:tie-none`), and those that are no answer.
    package let none: Set<String>
    /// Choices that are no answer (`bs:missing`).
    package let missing: Set<String>
    /// In a repeat: the path of the question whether it is newer than a year, and the choice that says so (`bs:tie-new`).
    package let new: Newness?
    /// Of a list: the path of the same question about a year ago (`bs:tie="before"`).
    package let before: String?
    /// The path of the question what somebody is who answers (`bs:tie="from"`).
    package let from: String?

    package struct Newness: Sendable, Hashable {
        package let path: String
        package let choice: String
    }

    /// What one person says of one tie, as tables count it.
    package enum Answer: String, Sendable, CaseIterable {
        /// Not named, or not answered.
        case none = "geen"
        /// Named, and not said to be newer than a year.
        case longer = "wel-langer"
        case new = "wel-nieuw"

        /// Both of the last two.
        package static let any = "wel"
    }

    /// What tables call the tie with this choice.
    package func column(_ choice: String) -> String { "\(name)\(Self.separator)\(choice)" }

    /// The choice of a column; nil for what is no tie of this question.
    package func choice(of column: String) -> String? {
        column.hasPrefix(name + Self.separator) ? String(column.dropFirst(name.count + 1)) : nil
    }

    /// Stands in the name of no other column.
    package static let separator = ":"
}

extension FormDefinition {
    /// The question about ties; nil where none is declared.
    package var tie: TieQuestion? {
        func path(_ kind: String) -> String? {
            nodes.first { $0.attributes.value("tie") == kind }?.path
        }
        guard let number = questions.firstIndex(where: { nodes[$0.node].attributes.value("tie") == "to" }) else {
            return nil
        }
        let node = nodes[questions[number].node]
        func choices(_ name: String) -> Set<String> {
            Set((node.attributes.value(name) ?? "").split(separator: " ").map(String.init)).subtracting(["none"])
        }
        let new = nodes.first { $0.repetition == node.repetition && $0.attributes.value("tie-new") != nil }
        let missing = choices("missing")
        return TieQuestion(
            name: node.path.split(separator: "/").dropFirst().joined(separator: "_"), path: node.path,
            question: number, repetition: node.repetition, none: choices("tie-none").union(missing), missing: missing,
            new: new.flatMap { node in
                node.attributes.value("tie-new").map { TieQuestion.Newness(path: node.path, choice: $0) }
            }, before: path("before"), from: path("from"))
    }

    /// Whom somebody of a neighbourhood can name, in the order of the list, with the words in a language.
    package func choices(of tie: TieQuestion, in neighbourhood: String, language: Int? = nil) -> [Choice] {
        let offered: [Choice]
        switch questions[tie.question].choices {
        case .none: offered = []
        case .fixed(let choices):
            offered = choices.map { choice in
                let words = choice.label[language ?? defaultLanguage].plain.map { part in
                    if case .text(let words) = part { words } else { "…" }
                }
                return Choice(value: choice.value, label: words.joined(), isSelected: false, media: [:])
            }
        case .computed:
            var answers = Answers(of: self, environment: .nowhere, language: language)
            for node in nodes.indices where nodes[node].attributes.value("part") == "neighbourhood" {
                answers.preset(neighbourhood, at: node)
            }
            offered = answers.choices(atPath: tie.path) ?? []
        }
        return offered.filter { !tie.none.contains($0.value) }
    }
}

extension Environment {
    /// For lists that depend on no clock and no chance.
    fileprivate static var nowhere: Environment {
        Environment(clock: { 0 }, timeZone: .gmt, randomBytes: { [UInt8](repeating: 0, count: $0) })
    }
}
