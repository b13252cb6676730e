import Programme
import XForms

/// What was typed from a sheet of paper, put into the engine that asks on the screen.
struct PaperReading {
    private(set) var answers: Answers
    /// What cannot be stored, by field.
    private(set) var wrong: [String: String] = [:]
    /// What the screen would not have let pass and paper does: left out, or filled in where it is not asked. By field.
    private(set) var odd: [String: String] = [:]
    /// What is stored for each field.
    private(set) var values: [String: String] = [:]
    private let outline: PaperOutline
    private let words: FormWords

    init(
        _ typed: UrlencodedForm, outline: PaperOutline, served: ServedCollection, neighbourhood: String,
        words: FormWords, environment: Environment
    ) {
        self.outline = outline
        self.words = words
        answers = Answers(of: served.form, environment: environment, language: words.language)
        for node in served.neighbourhoodNodes { answers.preset(neighbourhood, at: node) }
        let filled = outline.items.filter { $0.number != nil }.map { item in
            (item: item, text: Self.trimmed(typed[item.field] ?? ""))
        }
        for (item, text) in filled where !text.isEmpty { putIn(text, item) }
        look(filled.map { $0.item })
    }

    private static func trimmed(_ text: String) -> String {
        let end = text.lastIndex { !$0.isWhitespace }
        guard let start = text.firstIndex(where: { !$0.isWhitespace }), let end else { return "" }
        return String(text[start...end]).replacing("\r\n", with: "\n")
    }

    /// Where a question lies now; an instance that anybody may add is added.
    private mutating func key(_ item: PaperOutline.Item) -> NodeKey? {
        let form = answers.definition
        let node = form.questions[item.question].node
        guard let repetition = item.repetition else { return NodeKey(node: node) }
        var there = PaperOutline.instances(of: repetition, in: answers)
        while there.count <= item.ordinal, let parent = form.nodes[form.repeats[repetition].node].parent,
            answers.addRepeat(repetition, in: NodeKey(node: parent)) != nil
        {
            there = PaperOutline.instances(of: repetition, in: answers)
        }
        return there.indices.contains(item.ordinal) ? NodeKey(node: node, instance: there[item.ordinal]) : nil
    }

    private mutating func putIn(_ text: String, _ item: PaperOutline.Item) {
        guard let key = key(item), answers.isAsked(key) else {
            odd[item.field] = words.interface.say(.paperNotAsked)
            return
        }
        var value = text
        if let choices = PaperChoices(item.at(key), answers, words) {
            guard let chosen = choices.value(of: text) else {
                wrong[item.field] = words.interface.say(.paperWrongChoice)
                return
            }
            value = chosen
        } else if [Widget.monthYear, .year].contains(item.widget) {
            let parts = text.split { "-/. ".contains($0) }.map(String.init)
            value =
                parts.count == DateFields.count(item.widget) ? DateFields.text(of: parts, widget: item.widget) : text
        }
        answers.set(value, at: key)
        values[item.field] = answers.question(at: key)?.value
    }

    /// What the rules say of it.
    private mutating func look(_ items: [PaperOutline.Item]) {
        var fields: [NodeKey: String] = [:]
        for item in items {
            guard let repetition = item.repetition else {
                fields[NodeKey(node: item.key.node)] = item.field
                continue
            }
            let there = PaperOutline.instances(of: repetition, in: answers)
            if there.indices.contains(item.ordinal) {
                fields[NodeKey(node: item.key.node, instance: there[item.ordinal])] = item.field
            }
        }
        for violation in answers.violations() {
            guard let field = fields[violation.key] else { continue }
            let message = violation.words(in: words, answers: answers).words
            if violation.kind == .required { odd[field] = message } else { wrong[field] = message }
        }
    }
}

extension PaperOutline.Item {
    /// The same question in other answers.
    func at(_ key: NodeKey) -> PaperOutline.Item {
        PaperOutline.Item(
            number: number, question: question, ordinal: ordinal, widget: widget, groups: groups,
            repetition: repetition, key: key)
    }
}
