import XForms

/// Lays the versions of a questionnaire over one another, oldest first, so that a column keeps its name, and a code its
/// number, whatever comes or goes later.
struct DatasetBuilder {
    let options: DatasetOptions
    /// The responses, then a table for each repeat by its path.
    private var paths: [String] = [""]
    private var columns: [ColumnTable] = [ColumnTable(OwnColumns.responses(versions: []))]
    private var titles: [Words] = [Words(nl: "Antwoorden", en: "Responses")]
    private var parents: [String?] = [nil]
    private var depths = [0]
    private var tableNames = VariableNames(reserving: ["personen"])
    private var names: [String] = ["antwoorden"]
    private var versions: [Dataset.Version] = []
    private(set) var leftOut: [Dataset.LeftOut] = []
    /// Paths of questions that some version calls identifying: they go out with none.
    private let identifying: Set<String>

    /// - Parameter forms: all versions that are laid over one another.
    init(_ forms: [FormDefinition], options: DatasetOptions) {
        self.options = options
        identifying = Set(forms.flatMap { FormFacts(form: $0).identifyingPaths })
        _ = tableNames.name(of: names)
    }

    /// Adds a version's columns and says how its answers fill them.
    mutating func lay(_ form: FormDefinition, number: Int) -> VersionBinding {
        versions.append(Dataset.Version(number: number, version: form.version, hash: form.hash))
        let facts = FormFacts(form: form)
        let repeats = form.repeats.map { table(of: $0, facts) }
        var questions: [Int: QuestionDefinition] = [:]
        for question in form.questions where questions[question.node] == nil { questions[question.node] = question }
        var bindings: [Binding] = []
        for (node, definition) in form.nodes.enumerated() where definition.isLeaf && !definition.isAttribute {
            let table = definition.repetition.map { repeats[$0] } ?? 0
            let place = Place(node: node, question: questions[node], table: table, version: number)
            let target = target(at: place, facts)
            bindings.append(
                Binding(
                    path: Array(definition.path.utf8), node: node, table: table, target: target,
                    whenEmpty: place.question == nil ? .notAsked : .skipped))
        }
        let places = paths.indices.map { table in table == 0 ? -1 : repeats.firstIndex(of: table) }
        return VersionBinding(number: number, bindings: bindings, repeats: places)
    }

    private struct Place {
        let node: Int
        let question: QuestionDefinition?
        let table: Int
        let version: Int
    }

    private mutating func table(of repetition: RepeatDefinition, _ facts: FormFacts) -> Int {
        let path = facts.form.nodes[repetition.node].path
        if let known = paths.firstIndex(of: path) { return known }
        let parent = repetition.parent.flatMap { above in
            paths.firstIndex(of: facts.form.nodes[facts.form.repeats[above].node].path)
        }
        let depth = 1 + (parent.map { depths[$0] } ?? 0)
        let parts = path.split(separator: "/").map(String.init)
        names.append(tableNames.name(of: Self.candidates(parts)))
        paths.append(path)
        depths.append(depth)
        parents.append(parent.map { names[$0] } ?? names[0])
        titles.append(facts.words(repetition.label, or: parts.last ?? path))
        columns.append(ColumnTable(OwnColumns.positions(depth: depth)))
        return paths.count - 1
    }

    /// The tables, with the versions known.
    func tables() -> [DatasetTable] {
        paths.indices.map { index in
            var table = columns[index]
            table.settleNumbers()
            var all = table.columns
            if index == 0 { all.replaceSubrange(0..<6, with: OwnColumns.responses(versions: versions)) }
            let keys = index == 0 ? [OwnColumns.response] : all.prefix(1 + depths[index]).map(\.name)
            return DatasetTable(
                name: names[index], title: titles[index], columns: all, keys: Array(keys), parent: parents[index])
        }
    }

    // MARK: - Columns

    private mutating func target(at place: Place, _ facts: FormFacts) -> Binding.Target {
        let definition = facts.form.nodes[place.node]
        let role = facts.fact("disclosure", of: place.node)
        let choices = facts.choices(of: place.question, withLists: options.listsByChoice)
        let shape = QuestionShape(definition, place.question, choices: choices?.values, isDeclared: role != nil)
        guard shape != .nothing, !definition.path.contains("/meta/") else { return .none }
        if case .leftOut(let reason) = shape { return leave(definition.path, reason) }
        guard !identifying.contains(definition.path) else { return leave(definition.path, .identifying) }
        guard let role else { return leave(definition.path, .undeclared) }
        let isText = shape == .freeText || role == DatasetColumn.Role.freeText.rawValue
        guard !isText || options.withReviewedTexts else { return leave(definition.path, .freeText) }
        let own = DatasetColumn.Role(rawValue: role) ?? .sensitive
        return target(of: shape, choices, place, role: isText ? .freeText : own, facts)
    }

    private mutating func leave(_ path: String, _ reason: Dataset.LeftOut.Reason) -> Binding.Target {
        let entry = Dataset.LeftOut(path: path, reason: reason)
        if !leftOut.contains(entry) { leftOut.append(entry) }
        return .none
    }

    private mutating func target(
        of shape: QuestionShape, _ choices: FormFacts.Choices?, _ place: Place, role: DatasetColumn.Role,
        _ facts: FormFacts
    ) -> Binding.Target {
        let missing = facts.missingChoices(of: place.node)
        switch shape {
        case .one(let values):
            return code(values, missing, place, role, facts) { choices?.words(of: $0) ?? facts.words(nil, or: $0) }
        case .boolean:
            return code(["true", "false"], [:], place, role, facts) {
                $0 == "true" ? Words(nl: "Ja", en: "Yes") : Words(nl: "Nee", en: "No")
            }
        case .any: return choices.map { ticks($0, missing, place, role, facts) } ?? .none
        case .integer: return .integer(column: single(.integer, shape, place, role, facts))
        case .decimal: return .decimal(column: single(.decimal, shape, place, role, facts))
        case .date: return .date(column: single(.date, shape, place, role, facts))
        case .words, .freeText: return text(shape, place, role, facts)
        case .leftOut, .nothing: return .none
        }
    }

    private mutating func single(
        _ kind: DatasetColumn.Kind, _ shape: QuestionShape, _ place: Place, _ role: DatasetColumn.Role,
        _ facts: FormFacts, choice: (value: String, label: Words)? = nil, of stem: String? = nil
    ) -> Int {
        let definition = facts.form.nodes[place.node]
        let key = [definition.path, shape.signature, choice?.value].compactMap { $0 }.joined(separator: "\u{1F}")
        let tail = choice.map { "_" + $0.value } ?? ""
        let stems = stem.map { [$0] } ?? Self.candidates(definition.path.split(separator: "/").map(String.init))
        let candidates = stems.map { $0 + tail }
        let label = facts.words(place.question?.label, or: definition.name)
        let number = columns[place.table].column(key, candidates, version: place.version) { name in
            var column = DatasetColumn(
                name: name, label: choice.map { label.with($0.label) } ?? label, kind: kind, role: role)
            column.hierarchy = facts.form.nodes[place.node].attributes.value("hierarchy")
            column.source = definition.path
            column.choice = choice?.value
            column.partOf = stem
            column.facts = facts.codebookFacts(of: place.node)
            column.isDerived = Self.isDerived(place, facts)
            column.isRouted = facts.form.isRouted(place.node)
            if choice != nil { column.labels = DatasetColumn.ticks }
            return column
        }
        columns[place.table].note([.notAsked, .notReached, .skipped, .withdrawn], of: number)
        return number
    }

    private mutating func code(
        _ values: [String], _ missing: [String: MissingReason], _ place: Place, _ role: DatasetColumn.Role,
        _ facts: FormFacts, words: (String) -> Words
    ) -> Binding.Target {
        let shape = QuestionShape.one(values)
        let column = single(.code, shape, place, role, facts)
        var coded: [Binding.CodedValue] = []
        for value in values {
            if let reason = missing[value] {
                columns[place.table].note([reason], of: column)
                coded.append(.init(bytes: Array(value.utf8), meaning: .missing(reason)))
            } else {
                let index = columns[place.table].label(value, words(value), of: column, version: place.version)
                coded.append(.init(bytes: Array(value.utf8), meaning: .code(Int32(index))))
            }
        }
        return .code(column: column, values: coded)
    }

    private mutating func ticks(
        _ choices: FormFacts.Choices, _ missing: [String: MissingReason], _ place: Place, _ role: DatasetColumn.Role,
        _ facts: FormFacts
    ) -> Binding.Target {
        let shape = QuestionShape.any(choices.values)
        let path = facts.form.nodes[place.node].path
        let stem =
            choices.isPartial
            ? columns[place.table].stem(path, Self.candidates(path.split(separator: "/").map(String.init))) : nil
        var ticks: [Binding.Tick] = []
        for value in choices.values where missing[value] == nil {
            let label = choices.words(of: value)
            let column = single(.code, shape, place, role, facts, choice: (value, label), of: stem)
            columns[place.table].note(Array(missing.values), of: column)
            ticks.append(.init(bytes: Array(value.utf8), column: column, reason: nil))
        }
        for (value, reason) in missing.sorted(by: { $0.key < $1.key }) {
            ticks.append(.init(bytes: Array(value.utf8), column: nil, reason: reason))
        }
        return .choices(ticks, isPartial: choices.isPartial)
    }

    private mutating func text(
        _ shape: QuestionShape, _ place: Place, _ role: DatasetColumn.Role, _ facts: FormFacts
    ) -> Binding.Target {
        let column = single(.text, shape, place, role, facts)
        let name = columns[place.table].columns[column].name
        let path = facts.form.nodes[place.node].path
        let status = columns[place.table].column(path + "\u{1F}status", [name + "_status"], version: place.version) {
            free in
            var status = DatasetColumn(
                name: free, label: Words(nl: "Waarom \(name) leeg is", en: "Why \(name) is empty"), kind: .code,
                role: .plain)
            status.labels = [
                ValueLabel(value: "0", number: 0, label: Words(nl: "Ingevuld", en: "Answered")),
                ValueLabel(
                    value: "1", number: 1, label: Words(nl: "Ingevuld, niet vrijgegeven", en: "Answered, not released")),
            ]
            status.isDerived = Self.isDerived(place, facts)
            status.partOf = name
            return status
        }
        columns[place.table].note([.notAsked, .notReached, .skipped, .withdrawn, .otherNoAnswer], of: status)
        return .text(column: column, needsReview: role == .freeText)
    }

    /// What is calculated or preset, and what `bs_buurt` and `bs_wijze` say too (`bs:part`).
    private static func isDerived(_ place: Place, _ facts: FormFacts) -> Bool {
        let part = facts.form.nodes[place.node].attributes.value("part")
        return place.question == nil || part == "neighbourhood" || part == "mode"
    }

    /// Names for a path: the last part, with the group before it, and so on; the root is no part of a name.
    private static func candidates(_ parts: [String]) -> [String] {
        let named = parts.dropFirst()
        return (1...max(1, named.count)).map { named.suffix($0).joined(separator: "_") }
    }
}

extension Words {
    /// A question's words with those of one of its choices behind them.
    func with(_ choice: Words) -> Words {
        Words(texts.map { ($0.language, "\($0.text) – \(choice.text(in: $0.language))") })
    }
}
