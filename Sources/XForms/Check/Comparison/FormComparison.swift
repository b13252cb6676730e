/// What is different between two versions of a questionnaire, as somebody reads it who must join their answers later.
///
/// A question is its node's path: that names the column of its answers. Relabelled: other words, the same meaning as far as
/// a program can see. Recoded: the same name would hold answers of another meaning, which nobody could tell apart afterwards;
/// such a question needs a name of its own.
package struct FormComparison: Sendable, Hashable {
    package struct Change: Sendable, Hashable {
        package enum Kind: Sendable, Hashable, CaseIterable {
            case added, removed, relabelled, choiceAdded, choiceRemoved, recoded
        }

        package let kind: Kind
        /// The question's path in the form.
        package let path: String
        /// The words of the question, in the form's first language.
        package let question: String
        /// What it was, and what it is; empty where the question as a whole came or went.
        package let before: String
        package let after: String
    }

    /// In order of the new version; what was removed comes last.
    package let changes: [Change]

    package init(from old: FormDefinition, to new: FormDefinition) {
        let before = Self.questions(old)
        let after = Self.questions(new)
        let earlier = Dictionary(before.map { ($0.path, $0) }) { first, _ in first }
        var changes: [Change] = []
        for question in after {
            if let was = earlier[question.path] {
                changes += question.changes(since: was)
            } else {
                changes.append(question.change(.added))
            }
        }
        let kept = Set(after.map(\.path))
        self.changes = changes + before.filter { !kept.contains($0.path) }.map { $0.change(.removed) }
    }

    package func changes(_ kind: Change.Kind) -> [Change] { changes.filter { $0.kind == kind } }

    private static func questions(_ form: FormDefinition) -> [ComparedQuestion] {
        form.questions.filter { !$0.isNote }.map { ComparedQuestion($0, in: form) }
    }
}

/// A question as far as two versions are compared.
struct ComparedQuestion {
    let path: String
    let label: String
    let type: ValueType
    /// Code and words, in order; of a list that depends on the answers all that it can offer.
    let choices: [Choice]
    /// What a number or a code stands for beside its words: another one makes the same answer mean something else.
    let meaning: [String: String]
    /// What else people read, and when they are asked and may go on.
    let wording: [String: String]

    struct Choice {
        let code: String
        let words: String
        /// What decides whether it is offered; empty where everybody gets it. One code may have other words in another.
        var place: [String] = []
    }

    init(_ question: QuestionDefinition, in form: FormDefinition) {
        func words(_ text: FormText?) -> String {
            text.map { $0[form.defaultLanguage].plain.map { if case .text(let part) = $0 { part } else { "…" } } }?
                .joined().split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
        }
        meaning = Self.meaning(question, in: form)
        wording = Self.wording(question, in: form)
        path = form.nodes[question.node].path
        label = words(question.label)
        type = question.type
        switch question.choices {
        case .none: choices = []
        case .fixed(let fixed): choices = fixed.map { Choice(code: $0.value, words: words($0.label)) }
        case .computed(let list):
            choices = form.rows(ofList: list).map { Choice(code: $0.code, words: $0.words, place: $0.place) }
        }
    }

    private func facts(
        _ kind: FormComparison.Change.Kind, _ old: [String: String], _ new: [String: String]
    ) -> [FormComparison.Change] {
        Set(old.keys).union(new.keys).sorted().compactMap { name in
            guard old[name] != new[name] else { return nil }
            func said(_ value: String?) -> String { "\(name): \(value ?? "–")" }
            return change(kind, said(old[name]), said(new[name]))
        }
    }

    func change(_ kind: FormComparison.Change.Kind, _ before: String = "", _ after: String = "")
        -> FormComparison.Change
    {
        FormComparison.Change(kind: kind, path: path, question: label, before: before, after: after)
    }

    func changes(since old: ComparedQuestion) -> [FormComparison.Change] {
        var changes: [FormComparison.Change] = []
        if type != old.type { changes.append(change(.recoded, old.type.rawValue, type.rawValue)) }
        changes += facts(.recoded, old.meaning, meaning)
        if label != old.label { changes.append(change(.relabelled, old.label, label)) }
        return changes + facts(.relabelled, old.wording, wording) + choiceChanges(since: old)
    }

    /// Each place of a list by itself, where both versions have it; what stands in places that one of them does not have, all
    /// together. The same difference in several places is told once.
    private func choiceChanges(since old: ComparedQuestion) -> [FormComparison.Change] {
        let (before, after) = (
            Dictionary(grouping: old.choices, by: \.place), Dictionary(grouping: choices, by: \.place)
        )
        var seen: Set<FormComparison.Change> = []
        var changes: [FormComparison.Change] = []
        var done: Set<[String]> = []
        for place in choices.map(\.place) where before[place] != nil && done.insert(place).inserted {
            for one in differences(before[place] ?? [], after[place] ?? []) where seen.insert(one).inserted {
                changes.append(one)
            }
        }
        let left = old.choices.filter { after[$0.place] == nil }
        let come = choices.filter { before[$0.place] == nil }
        guard !left.isEmpty || !come.isEmpty else { return changes }
        // What goes or comes with a place is no news where another place keeps it.
        let (kept, known) = (Set(choices.map(\.pair)), Set(old.choices.map(\.pair)))
        for one in differences(left.filter { !kept.contains($0.pair) }, come.filter { !known.contains($0.pair) })
        where seen.insert(one).inserted { changes.append(one) }
        return changes
    }

    /// A code whose words were another code's, and words that moved to another code, have changed their meaning.
    private func differences(_ old: [Choice], _ choices: [Choice]) -> [FormComparison.Change] {
        let was = Dictionary(old.map { ($0.code, $0.words) }) { first, _ in first }
        let codeBefore = Dictionary(old.map { ($0.words, $0.code) }) { first, _ in first }
        let new = Dictionary(choices.map { ($0.code, $0.words) }) { first, _ in first }
        var changes: [FormComparison.Change] = []
        for choice in choices {
            let (code, words) = (choice.code, choice.words)
            let now = "\(code) = \(words)"
            // Words that the other code still has did not move: two choices may say the same, or nothing.
            let moved = codeBefore[words].flatMap { $0 == code || new[$0] == words ? nil : $0 }
            switch (was[code], moved) {
            case (words?, _): break
            case (_, let moved?): changes.append(change(.recoded, "\(moved) = \(words)", now))
            case (nil, nil): changes.append(change(.choiceAdded, "", now))
            case (let before?, nil): changes.append(change(.relabelled, "\(code) = \(before)", now))
            }
        }
        for choice in old where new[choice.code] == nil {
            // One that moved was named above.
            if !choices.contains(where: { $0.words == choice.words }) {
                changes.append(change(.choiceRemoved, "\(choice.code) = \(choice.words)", ""))
            }
        }
        return changes
    }
}

extension ComparedQuestion.Choice {
    fileprivate var pair: [String] { [code, words] }
}
