import XForms

/// Words that are known when a page is prepared, or that depend on the answers.
enum Label: Sendable {
    case fixed(String)
    case computed(FormText)

    /// The words as they read now, outputs read at a node.
    func text(at key: NodeKey, _ answers: Answers) -> String {
        switch self {
        case .fixed(let text): text
        case .computed(let text): answers.resolve(text, at: key).plain
        }
    }
}

/// What a question page is called and which labelled groups stand on it, worked out once.
struct PageOutline: Sendable {
    /// What the heading of the page is.
    enum Heading: Sendable {
        /// The label of the one question.
        case question
        /// The label of the group that is the page.
        case group(Label)
        /// "Do you want to add another?"
        case another(Label)
        /// The innermost group around the page, or the questionnaire's title.
        case around
    }

    /// A group around the page, outermost first.
    struct Surrounding: Sendable {
        let label: Label
        let node: Int
    }

    let heading: Heading
    let around: [Surrounding]
    /// The page belongs to an instance of a repeat, which is counted.
    let isRepeated: Bool
    /// Labels of the groups and repeats on the page, by number.
    let groups: [Int: Label]
    let repeats: [Int: Label]
    /// The questionnaire's title: the heading where nothing else gives one.
    let title: String

    init(_ page: PageDefinition, title: String, words: FormWords) {
        let definition = words.definition
        self.title = title
        isRepeated = !page.repeats.isEmpty
        around = page.groups.compactMap { number in
            words.label(definition.groups[number].label).map {
                Surrounding(label: $0, node: definition.groups[number].node ?? 0)
            }
        }
        var groups: [Int: Label] = [:]
        var repeats: [Int: Label] = [:]
        for item in page.items.flatMap(\.all) {
            switch item {
            case .question: break
            case .group(let number, _): groups[number] = words.label(definition.groups[number].label)
            case .repetition(let number, _): repeats[number] = words.label(definition.repeats[number].label)
            }
        }
        self.groups = groups
        if case .addAnother(let number) = page.content {
            let label = words.label(definition.repeats[number].label) ?? .fixed("")
            heading = .another(label)
            repeats[number] = label
        } else {
            heading = Self.heading(of: page.items, groups, definition)
        }
        self.repeats = repeats
    }

    /// The page at the end of a repeat that asks for another.
    var isAnother: Bool { if case .another = heading { true } else { false } }

    /// The page's heading, when it does not depend on the answers and is not a question.
    var fixedHeading: String? {
        guard case .group(.fixed(let text)) = heading else { return nil }
        return text
    }

    private static func heading(
        of items: [PageItemDefinition], _ groups: [Int: Label], _ definition: FormDefinition
    ) -> Heading {
        guard let only = items.first, items.count == 1 else { return .around }
        switch only {
        case .question(let number):
            return Widget(for: definition.questions[number]) == .note ? .around : .question
        case .group(let number, _): return groups[number].map(Heading.group) ?? .around
        case .repetition: return .around
        }
    }
}

extension PageItemDefinition {
    /// The item and everything in it.
    var all: [PageItemDefinition] {
        switch self {
        case .question: [self]
        case .group(_, let items), .repetition(_, let items): [self] + items.flatMap(\.all)
        }
    }
}

extension FormWords {
    /// A text as a label; nil when the author gave none.
    func label(_ text: FormText?) -> Label? {
        guard let text else { return nil }
        guard let fixed = fixed(text) else { return .computed(text) }
        return fixed.isEmpty ? nil : .fixed(fixed)
    }
}
