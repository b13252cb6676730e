import XForms

/// A questionnaire as it lies on paper: everything that may be asked, in order, with numbers.
struct PaperOutline: Sendable {
    /// A question or a text on paper.
    struct Item: Sendable {
        /// From 1; nil for a text that asks nothing.
        let number: Int?
        /// Number in `FormDefinition.questions`.
        let question: Int
        /// Which of the times that it stands in a repeat, from 0.
        let ordinal: Int
        let widget: Widget
        /// Numbers of the groups around it, outermost first.
        let groups: [Int]
        /// The repeat around it.
        let repetition: Int?
        /// Where it lies in ``answers``.
        let key: NodeKey

        /// The name of its field when it is keyed in.
        var field: String { "v\(number ?? 0)" }
    }

    let items: [Item]
    /// Answers in which every repeat stands as often as paper has room for it, and nothing else is filled in but what asks
    /// for that.
    let answers: Answers

    /// How often a repeat stands on paper.
    static let copies = 5

    init(_ form: FormDefinition, environment: Environment, language: Int?) {
        var answers = Answers(of: form, environment: environment, language: language)
        PaperRoom.make(&answers)
        var items: [Item] = []
        var number = 0
        for page in Self.pages(of: answers) {
            for (question, key) in page {
                let definition = form.questions[question]
                let repeats = definition.containers.compactMap { one -> Int? in
                    if case .repetition(let number) = one { number } else { nil }
                }
                let widget = Widget(for: definition)
                // What repeats within what repeats has no room on paper; what is not offered here is not asked.
                guard repeats.count < 2, widget != .notOffered, !form.nodes[definition.node].isCalculated else {
                    continue
                }
                if widget != .note { number += 1 }
                items.append(
                    Item(
                        number: widget == .note ? nil : number, question: question,
                        ordinal: items.count { $0.question == question }, widget: widget,
                        groups: definition.containers.compactMap { one in
                            if case .group(let number) = one { number } else { nil }
                        }, repetition: repeats.first, key: key))
            }
        }
        self.items = items
        self.answers = answers
    }

    /// Every question of each page with its key, also of pages that are not asked now.
    private static func pages(of answers: Answers) -> [[(question: Int, key: NodeKey)]] {
        let form = answers.definition
        var pages: [[(question: Int, key: NodeKey)]] = []
        var done: Set<[Int]> = []
        for page in form.pages {
            guard let outer = page.repeats.first else {
                pages.append(page.items.flatMap { self.keys($0, in: answers) })
                continue
            }
            // All pages of one repeat come instance by instance.
            guard done.insert([outer]).inserted else { continue }
            let inside = form.pages.filter { $0.repeats.first == outer }.flatMap { $0.items.flatMap(\.questions) }
            for instance in instances(of: outer, in: answers) {
                pages.append(inside.map { ($0, NodeKey(node: form.questions[$0].node, instance: instance)) })
            }
        }
        return pages
    }

    private static func keys(_ item: PageItemDefinition, in answers: Answers) -> [(question: Int, key: NodeKey)] {
        switch item {
        case .question(let number): [(number, NodeKey(node: answers.definition.questions[number].node))]
        case .group(_, let items): items.flatMap { keys($0, in: answers) }
        case .repetition(let number, let items):
            instances(of: number, in: answers).flatMap { instance in
                items.flatMap(\.questions).map {
                    ($0, NodeKey(node: answers.definition.questions[$0].node, instance: instance))
                }
            }
        }
    }

    /// Serials of the instances of a repeat that stands in no other, in order.
    static func instances(of repetition: Int, in answers: Answers) -> [Int] {
        let form = answers.definition
        let node = form.repeats[repetition].node
        guard let inner = form.questions.first(where: { $0.containers.contains(.repetition(repetition)) }) else {
            return []
        }
        return (1...mostSerials).filter { serial in
            answers.question(at: NodeKey(node: inner.node, instance: serial)) != nil
                && form.nodes[inner.node].repetition.map { form.repeats[$0].node == node } == true
        }
    }

    /// Serials count up with each instance that was ever made; a sheet makes a handful.
    private static let mostSerials = 200
}

extension Container {
    var isRepeat: Bool { if case .repetition = self { true } else { false } }
}
