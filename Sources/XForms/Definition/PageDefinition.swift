/// A page of the questionnaire, made once: a `field-list` group, a question outside any, or the end of an open repeat.
///
/// A page inside a repeat is shown once per instance; the pages of one respondent are `Answers.pages`.
package struct PageDefinition: Sendable {
    /// Its number in `FormDefinition.pages`.
    package let index: Int
    /// URL-safe name, unique in the definition: ASCII letters, digits and hyphens, at most 60 characters.
    package let key: String
    /// What stands on it.
    package let content: Content
    /// Groups around the page, outermost first, whose labels are headings above it.
    package let groups: [Int]
    /// Repeats around the page, outermost first.
    package let repeats: [Int]

    package enum Content: Sendable {
        /// Questions, groups and repeats, shown together.
        case items([PageItemDefinition])
        /// "Add another?" after the instances of the repeat with this number.
        case addAnother(Int)
    }

    /// What stands on it; nothing for the end of a repeat.
    package var items: [PageItemDefinition] {
        switch content {
        case .items(let items): items
        case .addAnother: []
        }
    }
}

/// Pages as they nest in repeats: those inside one come once per instance, together.
indirect enum PagePart: Sendable {
    /// Number in `FormDefinition.pages`.
    case page(Int)
    case repetition(Int, [PagePart])
}

/// A question, group or repeat on a page, by its number in the definition.
package indirect enum PageItemDefinition: Sendable, Hashable {
    case question(Int)
    case group(Int, [PageItemDefinition])
    /// The items are those of one instance.
    case repetition(Int, [PageItemDefinition])
}

extension PageItemDefinition {
    /// The numbers of the questions in it, in order.
    package var questions: [Int] {
        switch self {
        case .question(let number): [number]
        case .group(_, let items), .repetition(_, let items): items.flatMap(\.questions)
        }
    }
}
