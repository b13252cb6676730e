import XForms

/// What a question page is called: its heading, and the groups around it.
struct PageHeading {
    /// The heading's words, also in the title of the window.
    let title: String
    /// The heading stands by itself; false when a question's label is the heading.
    let isShown: Bool
    /// Labels of the groups around the page, outermost first.
    let captions: [String]
    private let words: FormWords

    /// - Parameter items: what stands on the page; a group that is the whole page is unwrapped, its label is the heading.
    init(of fill: QuestionPageFill, isSingle: Bool, items: inout [PageItem], words: FormWords) {
        self.words = words
        let page = words.definition.pages[fill.page.index]
        var around = page.groups.compactMap { group -> String? in
            let label = Self.label(
                words.definition.groups[group].label, at: words.definition.groups[group].node,
                instance: fill.page.instance, words, fill.answers)
            return label.isEmpty ? nil : label
        }
        if !page.repeats.isEmpty, !around.isEmpty, fill.page.instance > 0 {
            around[around.count - 1] += " " + Self.position(of: fill)
        }
        if let series = fill.answers.series(on: fill.page) {
            let label = Self.label(
                words.definition.repeats[series.index].label, at: series.parent.node, instance: series.parent.instance,
                words, fill.answers)
            title = words.interface.say(.addAnotherTitle, ["label": label])
            isShown = true
        } else if isSingle, case .question(let question)? = items.first,
            Widget(for: words.definition.questions[question.index]) != .note
        {
            title = words.label(of: question, fill.answers)
            isShown = false
        } else if items.count == 1, case .group(let group) = items[0],
            let label = words.definition.groups[group.index].label
        {
            title = Self.label(
                label, at: group.key.node, instance: group.key.instance, words, fill.answers)
            isShown = true
            items = group.items
        } else {
            title = around.popLast() ?? words.definition.title
            isShown = true
        }
        captions = around
    }

    func label(ofGroup group: Int, at key: NodeKey, _ answers: Answers) -> String {
        Self.label(words.definition.groups[group].label, at: key.node, instance: key.instance, words, answers)
    }

    func label(ofRepeat series: RepeatSeries, _ answers: Answers) -> String {
        Self.label(
            words.definition.repeats[series.index].label, at: series.parent.node, instance: series.parent.instance,
            words, answers)
    }

    private static func label(
        _ text: FormText?, at node: Int?, instance: Int, _ words: FormWords, _ answers: Answers
    ) -> String {
        guard let text else { return "" }
        if let fixed = words.fixed(text) { return fixed }
        return answers.resolve(text, at: NodeKey(node: node ?? 0, instance: instance)).plain
    }

    /// Which instance of its repeat a page belongs to, counted from 1.
    private static func position(of fill: QuestionPageFill) -> String {
        let same = fill.answers.pages.filter { $0.index == fill.page.index }
        return String((same.firstIndex(of: fill.page) ?? 0) + 1)
    }
}

extension FormWords {
    /// A question's label as it reads now.
    func label(of question: Question, _ answers: Answers) -> String {
        guard let text = definition.questions[question.index].label else {
            return definition.nodes[question.key.node].name
        }
        return fixed(text) ?? answers.label(of: question)?.plain ?? ""
    }

    /// The words of a text in the page's language when none depends on the answers.
    func fixed(_ text: FormText) -> String? {
        let words: Words<NoPlace>? = words(text, form: \.words, slot: .none)
        guard let words else { return "" }
        guard case .fixed(let plain) = words.words else { return nil }
        return plain
    }
}
