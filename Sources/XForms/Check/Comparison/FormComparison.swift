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
private struct ComparedQuestion {
    let path: String
    let label: String
    let type: ValueType
    /// Code and words, in order; empty for a list that depends on the answers.
    let choices: [(code: String, words: String)]

    init(_ question: QuestionDefinition, in form: FormDefinition) {
        func words(_ text: FormText?) -> String {
            text.map { $0[form.defaultLanguage].plain.map { if case .text(let part) = $0 { part } else { "…" } } }?
                .joined().split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
        }
        path = form.nodes[question.node].path
        label = words(question.label)
        type = question.type
        if case .fixed(let fixed) = question.choices {
            choices = fixed.map { ($0.value, words($0.label)) }
        } else {
            choices = []
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
        if label != old.label { changes.append(change(.relabelled, old.label, label)) }
        return changes + choiceChanges(since: old)
    }

    /// A code whose words were another code's, and words that moved to another code, have changed their meaning.
    private func choiceChanges(since old: ComparedQuestion) -> [FormComparison.Change] {
        let was = Dictionary(old.choices.map { ($0.code, $0.words) }) { first, _ in first }
        let codeBefore = Dictionary(old.choices.map { ($0.words, $0.code) }) { first, _ in first }
        let new = Dictionary(choices.map { ($0.code, $0.words) }) { first, _ in first }
        var changes: [FormComparison.Change] = []
        for (code, words) in choices {
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
        for (code, words) in old.choices where new[code] == nil {
            // One that moved was named above.
            if !choices.contains(where: { $0.words == words }) {
                changes.append(change(.choiceRemoved, "\(code) = \(words)", ""))
            }
        }
        return changes
    }
}
