/// What is different between two versions of a questionnaire, as somebody reads it who must join their answers later.
///
/// Every node that the questionnaire declares is compared, also what is calculated and has no control, and every note and
/// heading. A node is its path: that names the column of its answers. Relabelled: other words or conditions, the same meaning
/// as far as a program can see. Recoded: the same name would hold answers of another meaning, which nobody could tell apart
/// afterwards; such a node needs a name of its own.
package struct FormComparison: Sendable, Hashable {
    package struct Change: Sendable, Hashable {
        package enum Kind: Sendable, Hashable, CaseIterable {
            case added, removed, relabelled, choiceAdded, choiceRemoved, recoded
        }

        package let kind: Kind
        /// The node's path in the form; of a heading that stands for no node that of the first question below it.
        package let path: String
        /// The words of the question, note or heading, in the form's first language; the node's name where it has none.
        package let question: String
        /// What it was, and what it is; empty where it came or went as a whole.
        package let before: String
        package let after: String
    }

    /// In order of the new version; what was removed comes last.
    package let changes: [Change]

    package init(from old: FormDefinition, to new: FormDefinition) {
        let before = ComparedParts(old).parts
        let after = ComparedParts(new).parts
        let earlier = Dictionary(before.map { ($0.place, $0) }) { first, _ in first }
        var changes: [Change] = []
        for part in after {
            if let was = earlier[part.place] {
                changes += part.changes(since: was)
            } else if part.isTold {
                changes.append(part.change(.added))
            }
        }
        let kept = Set(after.map(\.place))
        self.changes = changes + before.filter { $0.isTold && !kept.contains($0.place) }.map { $0.change(.removed) }
    }

    package func changes(_ kind: Change.Kind) -> [Change] { changes.filter { $0.kind == kind } }
}
