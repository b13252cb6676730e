/// Everything of a form that two versions are compared by, in document order.
struct ComparedParts {
    private let form: FormDefinition
    private let workings: ComparedWorkings
    /// By the node that they are about.
    private let rules: [Int: [Rule]]
    private var occurrences: [String: Int] = [:]
    private(set) var parts: [ComparedPart] = []

    init(_ form: FormDefinition) {
        self.form = form
        workings = ComparedWorkings(form)
        rules = Dictionary(grouping: form.logic.rules, by: \.target)
        let named = Dictionary(grouping: form.groups.filter { $0.node != nil }) { $0.node ?? 0 }
        let questions = Dictionary(grouping: form.questions, by: \.node)
        // A heading that stands for no node goes with the first question below it.
        var loose: [Int: [GroupDefinition]] = [:]
        var seen: Set<Int> = []
        for question in form.questions {
            for case .group(let number) in question.containers where seen.insert(number).inserted {
                let group = form.groups[number]
                loose[group.node ?? question.node, default: []].append(group)
            }
        }
        for node in form.nodes.indices {
            let headings = loose[node] ?? named[node] ?? []
            for group in headings { addHeading(group, at: node) }
            if headings.allSatisfy({ $0.node == nil }), !form.nodes[node].isLeaf { addInner(node) }
            let controls = questions[node] ?? []
            for note in controls where note.isNote { addNote(note) }
            let asked = controls.filter { !$0.isNote }
            for question in asked { addQuestion(question) }
            if asked.isEmpty, form.nodes[node].isLeaf, !isOfRoot(node) { addBare(node, isShown: !controls.isEmpty) }
        }
    }

    /// An attribute of the root: the form's own name and version.
    private func isOfRoot(_ node: Int) -> Bool { form.nodes[node].isAttribute && form.nodes[node].parent == 0 }

    private mutating func part(_ kind: ComparedPart.Place.Kind, _ node: Int) -> ComparedPart {
        let path = form.nodes[node].path
        let number = occurrences["\(kind) \(path)", default: 0]
        occurrences["\(kind) \(path)"] = number + 1
        return ComparedPart(
            place: .init(kind: kind, path: path, occurrence: number), name: form.nodes[node].name,
            wording: number == 0 && kind != .note ? form.declared(at: node, by: rules[node] ?? []) : [:])
    }

    private mutating func addHeading(_ group: GroupDefinition, at node: Int) {
        var part = part(.heading, node)
        part.label = form.words(group.label, form.defaultLanguage) ?? ""
        if group.node == nil { part.wording = [:] }
        part.wording.merge(form.translated(group.label, group.hint)) { $1 }
        part.isTold = !part.label.isEmpty
        parts.append(part)
    }

    /// A group that no control stands for: nothing is read there, but it may say whom a section is asked of.
    private mutating func addInner(_ node: Int) {
        var part = part(.heading, node)
        part.isTold = false
        parts.append(part)
    }

    private mutating func addNote(_ note: QuestionDefinition) {
        var part = part(.note, note.node)
        part.label = form.words(note.label, form.defaultLanguage) ?? ""
        part.wording = form.translated(note.label, note.hint)
        parts.append(part)
    }

    private mutating func addQuestion(_ question: QuestionDefinition) {
        var part = part(.value, question.node)
        part.label = form.words(question.label, form.defaultLanguage) ?? ""
        part.type = question.type
        part.meaning = form.meaning(at: question.node)
        if let range = question.range { part.meaning["range"] = "\(range.start) – \(range.end) (\(range.step))" }
        part.working = workings.facts(of: question.node)
        part.isDisclosed = form.isDisclosed(question.node)
        part.wording.merge(form.translated(question.label, question.hint)) { $1 }
        part.wording.merge(form.translatedChoices(question)) { $1 }
        switch question.choices {
        case .none: break
        case .fixed(let fixed):
            part.choices = fixed.map { .init(code: $0.value, words: form.words($0.label, form.defaultLanguage) ?? "") }
        case .computed(let list):
            part.choices = form.rows(ofList: list).map { .init(code: $0.code, words: $0.words, place: $0.place) }
        }
        parts.append(part)
    }

    /// What nobody is asked: calculated, filled in before, or fixed.
    private mutating func addBare(_ node: Int, isShown: Bool) {
        var part = part(.value, node)
        part.type = form.nodes[node].type
        part.meaning = form.meaning(at: node)
        part.working = workings.facts(of: node)
        part.isDisclosed = form.isDisclosed(node)
        part.isTold = !part.working.isEmpty || (!isShown && part.wording["value"] != nil)
        parts.append(part)
    }
}
