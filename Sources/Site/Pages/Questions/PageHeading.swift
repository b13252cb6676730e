import XForms

/// What a question page is called this time: its heading, and the groups around it.
struct PageHeading {
    /// The heading's words, also in the title of the window.
    let title: String
    /// The heading stands by itself; false when a question's label is the heading.
    let isShown: Bool
    /// The heading is a sentence of ours, not the author's words.
    let isOurs: Bool
    /// Labels of the groups around the page, outermost first.
    let captions: [String]

    /// - Parameter items: what stands on the page; a group that is the whole page is unwrapped, its label is the heading.
    init(
        _ outline: PageOutline, of fill: QuestionPageFill, items: inout [PageItem], series: RepeatSeries?,
        words: FormWords
    ) {
        var around = outline.around.map {
            $0.label.text(at: NodeKey(node: $0.node, instance: fill.page.instance), fill.answers)
        }
        if outline.isRepeated, !around.isEmpty, fill.page.instance > 0 {
            around[around.count - 1] += " " + words.interface.figures(Self.position(of: fill))
        }
        isOurs = outline.isAnother
        switch outline.heading {
        case .question:
            title = if case .question(let one)? = items.first { words.label(of: one, fill.answers) } else { "" }
            isShown = false
        case .group(let label):
            if case .group(let group)? = items.first {
                title = label.text(at: group.key, fill.answers)
                items = group.items
            } else {
                title = outline.title
            }
            isShown = true
        case .another(let label):
            let name = series.map { label.text(at: $0.parent, fill.answers) } ?? ""
            title = words.interface.say(.addAnotherTitle, ["label": words.interface.quoted(name)])
            isShown = true
        case .around:
            title = around.popLast() ?? outline.title
            isShown = true
        }
        captions = around
    }

    /// Which instance of its repeat a page belongs to, counted from 1.
    private static func position(of fill: QuestionPageFill) -> String {
        let same = fill.answers.pages.filter { $0.index == fill.page.index }
        return String((same.firstIndex(of: fill.page) ?? 0) + 1)
    }
}
