/// One respondent's answers, live: what is filled in, what is asked now, and what the form derives from it.
///
/// A value: a copy is a snapshot, and a refused change leaves nothing behind.
package struct Answers: Sendable {
    package let definition: FormDefinition
    /// Number of the language the respondent reads.
    package private(set) var language: Int
    /// Clock, time zone and chance for this evaluation.
    let environment: Environment

    /// Fresh answers: defaults, preloads and first-load actions done, everything calculated.
    package init(of definition: FormDefinition, environment: Environment, language: Int? = nil) {
        self.definition = definition
        self.environment = environment
        self.language = language ?? definition.defaultLanguage
    }

    /// Takes up a draft. Nothing is calculated again: what was relevant, required and read-only stands in the draft.
    package init(restoring draft: [UInt8], of definition: FormDefinition, environment: Environment) throws(DraftError) {
        throw .damaged
    }

    /// The answers as compact bytes that check themselves; only `init(restoring:…)` on the same definition reads them.
    package func draft() -> [UInt8] { [] }

    /// Goes on in another language; what depends on it is calculated again.
    package mutating func setLanguage(_ number: Int) { language = number }
}

// MARK: - Pages and what stands on them

extension Answers {
    /// The pages with something to show now, in order; one inside a repeat once per instance.
    package var pages: [Page] { [] }

    /// The page with this key, if it is among the pages now.
    package func page(key: String) -> Page? { nil }

    /// What stands on the page, nested; also what is not relevant now.
    package func items(on page: Page) -> [PageItem] { [] }

    /// The questions on the page in order, also those that are not relevant now.
    package func questions(on page: Page) -> [Question] { [] }

    /// The question at this node; nil when there is no such node or no control shows it.
    package func question(at key: NodeKey) -> Question? { nil }

    /// The repeat that the page's "add another?" is about; nil for any other page.
    package func series(on page: Page) -> RepeatSeries? { nil }
}

// MARK: - Words and choices

extension Answers {
    /// The question's label; nil when the author gave none.
    package func label(of question: Question) -> ResolvedText? { nil }

    /// The question's hint; nil when the author gave none.
    package func hint(of question: Question) -> ResolvedText? { nil }

    /// Any text of the definition, its outputs read at the node with this key.
    package func resolve(_ text: FormText, at key: NodeKey) -> ResolvedText {
        ResolvedText(plain: "", short: nil, guidance: nil, media: [:])
    }

    /// The choices offered now, in the order to show them; empty for a question without choices.
    package func choices(of question: Question) -> [Choice] { [] }
}

// MARK: - Changing

extension Answers {
    /// Stores what was typed or chosen, and recalculates what depends on it.
    ///
    /// Text that fits the node's type is stored in its canonical form (`3,5` as `3.5`, `1-2-2024` as `2024-02-01`);
    /// text that does not is kept as it was typed and is a violation until it is mended. Names of a select or rank
    /// are separated by spaces.
    /// - Returns: false, and nothing changes, when there is no such node or it cannot be answered: read-only,
    ///   calculated, not relevant, or without a control.
    @discardableResult
    package mutating func set(_ text: String, at key: NodeKey) -> Bool { false }

    /// Adds an instance at the end of a repeat, its new-repeat actions done.
    /// - Parameter parent: the node that holds the instances (`RepeatSeries.parent`).
    /// - Returns: the new instance; nil, and nothing changes, when the respondent may not add one.
    @discardableResult
    package mutating func addRepeat(_ index: Int, in parent: NodeKey) -> NodeKey? { nil }

    /// Removes an instance and everything in it.
    /// - Returns: false, and nothing changes, when there is no such instance or the respondent may not remove it.
    @discardableResult
    package mutating func removeRepeat(_ key: NodeKey) -> Bool { false }
}

// MARK: - Judging and finishing

extension Answers {
    /// The rules that answers on this page do not meet, in order of the page.
    package func violations(on page: Page) -> [Violation] { [] }

    /// The rules that any relevant answer does not meet, in order of the questionnaire.
    package func violations() -> [Violation] { [] }

    /// Finishes: end preloads are filled, what is not relevant is left out.
    /// - Parameter withoutNames: drop what records time, device or user (preloads and `meta`), as a collection
    ///   without names promises.
    package mutating func finalise(withoutNames: Bool = true) -> Submission {
        Submission(instanceID: "", xml: [], canonical: [])
    }
}
