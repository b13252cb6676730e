/// What two versions are compared by: a node that holds a value, a note, or a heading.
struct ComparedPart {
    /// What it is told apart by in its form.
    struct Place: Hashable {
        enum Kind { case value, note, heading }

        let kind: Kind
        let path: String
        /// Controls may share a node, and headings a first question.
        let occurrence: Int
    }

    let place: Place
    /// The node's name.
    let name: String
    var label = ""
    var type = ValueType.string
    /// Code and words, in order; of a list that depends on the answers all that it can offer.
    var choices: [Choice] = []
    /// What a number or a code stands for beside its words: another one makes the same answer mean something else.
    var meaning: [String: String] = [:]
    /// How its value is worked out, by what it is worked out of; empty where somebody types it.
    var working: [String: String] = [:]
    /// It can be given out: it, or a group around it, has a role (`bs:disclosure`).
    var isDisclosed = false
    /// What else people read, and when they are asked and may go on.
    var wording: [String: String] = [:]
    /// Somebody sees it, or it holds something of its own: that it came or went is news.
    var isTold = true

    var path: String { place.path }

    struct Choice {
        let code: String
        let words: String
        /// What decides whether it is offered; empty where everybody gets it. One code may have other words in another.
        var place: [String] = []
    }

    private func facts(
        _ kind: FormComparison.Change.Kind, _ old: [String: String], _ new: [String: String]
    ) -> [FormComparison.Change] {
        guard old != new else { return [] }
        return Set(old.keys).union(new.keys).sorted().compactMap { name in
            guard old[name] != new[name] else { return nil }
            func said(_ value: String?) -> String { "\(name): \(value ?? "–")" }
            return change(kind, said(old[name]), said(new[name]))
        }
    }

    func change(_ kind: FormComparison.Change.Kind, _ before: String = "", _ after: String = "")
        -> FormComparison.Change
    {
        FormComparison.Change(
            kind: kind, path: path, question: label.isEmpty ? name : label, before: before, after: after)
    }

    func changes(since old: ComparedPart) -> [FormComparison.Change] {
        var changes: [FormComparison.Change] = []
        if type != old.type { changes.append(change(.recoded, old.type.rawValue, type.rawValue)) }
        changes += facts(.recoded, old.meaning, meaning)
        // What is given out under one name must have been worked out in one way.
        changes += facts(isDisclosed || old.isDisclosed ? .recoded : .relabelled, old.working, working)
        if label != old.label { changes.append(change(.relabelled, old.label, label)) }
        return changes + facts(.relabelled, old.wording, wording) + choiceChanges(since: old)
    }

    /// Each place of a list by itself, where both versions have it; what stands in places that one of them does not have, all
    /// together. The same difference in several places is told once.
    private func choiceChanges(since old: ComparedPart) -> [FormComparison.Change] {
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

extension ComparedPart.Choice {
    fileprivate var pair: [String] { [code, words] }
}
