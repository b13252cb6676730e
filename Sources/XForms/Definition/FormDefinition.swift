/// A questionnaire, read once from an ODK XForm and never changed after.
///
/// A class because every page turn of every respondent shares the one value: handing it on costs one reference.
package final class FormDefinition: Sendable {
    /// The form id: `id` on the root of the primary instance.
    package let id: String
    /// The author's version; empty when there is none.
    package let version: String
    package let title: String
    /// SHA-256 of the definition's bytes and of the files beside it that it uses, in hexadecimal.
    package let hash: String
    /// The languages of its texts, default first as the author ordered them; one without a name when there are no translations.
    package let languages: [FormLanguage]
    /// Number of the language to start in.
    package let defaultLanguage: Int
    /// Every node of the primary instance that a bind or control can address, in document order; 0 is the root.
    package let nodes: [NodeDefinition]
    package let questions: [QuestionDefinition]
    package let groups: [GroupDefinition]
    package let repeats: [RepeatDefinition]
    /// The pages in order of appearance.
    package let pages: [PageDefinition]
    /// Our `bs:` facts about the whole questionnaire: on the bind of the root or of a group.
    package let facts: [Attribute]
    /// `hash` as bytes, as drafts and responses keep it.
    package let hashBytes: [UInt8]
    /// Names of the files beside the definition that it uses.
    package let files: [String]
    /// The questions in which somebody writes in own words, by path, with what each is in a story (`bs:part`; else empty).
    package let freeTexts: [String: String]
    /// The questions that tell about a story, by path, with what each tells (`bs:part`).
    let tellings: [String: String]
    /// What evaluations need.
    let logic: FormLogic
    /// Where the number of pages can be told.
    let steps: PageSteps
    /// What was told of expressions that could not be worked out.
    let told = ToldFailures()

    /// - Parameter known: where the number of pages can be told, when that was worked out already.
    init(
        id: String, version: String, title: String, hash: String, languages: [FormLanguage], defaultLanguage: Int,
        nodes: [NodeDefinition], questions: [QuestionDefinition], groups: [GroupDefinition],
        repeats: [RepeatDefinition], pages: [PageDefinition], facts: [Attribute], files: [String],
        logic: FormLogic, steps known: PageSteps? = nil
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.hash = hash
        hashBytes = Hexadecimal.bytes(hash)
        self.languages = languages
        self.defaultLanguage = defaultLanguage
        self.nodes = nodes
        self.questions = questions
        self.groups = groups
        self.repeats = repeats
        self.pages = pages
        self.facts = facts
        self.files = files
        self.logic = logic
        freeTexts = Self.writtenFreely(nodes, questions)
        tellings = Self.toldAbout(nodes)
        steps = known ?? PageSteps(logic, pages: pages, questions: questions, groups: groups, repeats: repeats)
    }

    /// The number of the language with this code or name; nil when the definition does not have it.
    package func language(_ codeOrName: String) -> Int? {
        languages.firstIndex { $0.code == codeOrName || $0.name == codeOrName }
    }

    /// The text that an attribute's value stands for: `jr:itext('id')`, or the words themselves.
    package func text(written value: String) -> FormText {
        if let id = FormReader.itextId(value), let text = logic.texts[id] { return text }
        return FormText(translations: languages.map { _ in LocalText(plain: [.text(value)]) })
    }
}
