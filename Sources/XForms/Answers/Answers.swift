/// One respondent's answers, live: what is filled in, what is asked now, and what the form derives from it.
///
/// A value: a copy is a snapshot, and a refused change leaves nothing behind.
package struct Answers: Sendable {
    package let definition: FormDefinition
    /// Number of the language the respondent reads.
    package private(set) var language: Int
    /// The values (`trees.primary`), the secondary instances, and the world around them.
    var context: XPathContext
    var state: AnswerState
    /// Properties of device and person, for preloads.
    let properties: [String: String]
    /// Hears of expressions that cannot be worked out.
    let failed: (@Sendable (ExpressionFailure) -> Void)?

    /// Fresh answers: defaults, preloads and first-load actions done, everything calculated.
    package init(of definition: FormDefinition, environment: Environment, language: Int? = nil) {
        self.init(
            definition, tree: nil, state: definition.logic.written, environment: environment,
            language: language ?? definition.defaultLanguage)
        state.seed = AnswerState.Seed(high: environment.random(), low: environment.random())
        settleDefaults()
        preload(below: .document, moment: .start)
        run(.firstLoad)
        run(.everyLoad)
        recalculate(all: true)
    }

    /// Answers in a known state, nothing done or calculated.
    /// - Parameter tree: the values; nil for those of the definition as written.
    init(
        _ definition: FormDefinition, tree: NodeTree?, state: AnswerState, environment: Environment, language: Int
    ) {
        self.definition = definition
        self.language = definition.languages.indices.contains(language) ? language : definition.defaultLanguage
        self.state = state
        properties = environment.properties
        failed = environment.failed
        context = definition.logic.context
        if let tree { context.trees.primary = tree }
        context.environment = XPathEnvironment(
            clock: environment.clock, zone: environment.zone, random: environment.random,
            language: definition.languages[self.language].code ?? "nl",
            host: FormHost(
                definition: definition, language: self.language, properties: properties, failed: failed))
    }

    /// Writes default dates and times in full, as answers are.
    private mutating func settleDefaults() {
        let setting = ValueText.Setting(zone: context.environment.zone, now: context.environment.clock())
        for node in logic.timed {
            for record in records(of: node) {
                let text = tree.text(of: record)
                guard !text.isEmpty, let full = ValueText.canonical(text, definition.nodes[node].type, in: setting)
                else {
                    continue
                }
                context.trees.primary.setText(full, of: record)
            }
        }
    }

    /// Goes on in another language; what depends on it is calculated again.
    package mutating func setLanguage(_ number: Int) {
        guard definition.languages.indices.contains(number), number != language else { return }
        language = number
        context.environment.language = definition.languages[number].code ?? "nl"
        context.environment.host = FormHost(
            definition: definition, language: number, properties: properties, failed: failed)
        recalculate(definition.logic.languageRules)
    }

    // Lent, not copied: each is a dozen references to count.
    var logic: FormLogic { _read { yield definition.logic } }
    var tree: NodeTree { _read { yield context.trees.primary } }
}

extension FormDefinition {
    /// The same definition, knowing the state that every respondent starts near.
    func withBaseline() -> FormDefinition {
        let answers = Answers(of: self, environment: .still)
        var logic = logic
        logic.baseline = Baseline(tree: answers.tree, state: answers.state)
        return FormDefinition(
            id: id, version: version, title: title, hash: hash, languages: languages, defaultLanguage: defaultLanguage,
            nodes: nodes, questions: questions, groups: groups, repeats: repeats, pages: pages, facts: facts,
            files: files, logic: logic, steps: steps)
    }
}
