import Programme
package import Records
import XForms

extension SeparatedValue {
    /// The texts as they are kept apart.
    /// - Parameter language: code of the language of the screens; empty where it is not known.
    func originals(definition: [UInt8], mode: ResponseMode, language: String) -> [Original] {
        let tags = tags.flatMap { tag in tag.values.map { Original.Tag(part: tag.part, value: $0) } }
        return texts.map { text in
            Original(
                definition: definition, mode: mode, language: language, question: text.question, part: text.part,
                tags: tags, text: text.text)
        }
    }
}

extension Office {
    /// What was sent, whole again; where a text was taken out since, a sentence that says so, so that what depends on there
    /// being an answer stays.
    func answers(
        of stored: StoredResponse, on served: ServedCollection, in language: InterfaceLanguage
    ) -> Answers {
        Answers(
            canonical: FormDefinition.joined(
                stored.content.canonical, texts: stored.originals.map { $0?.text ?? language.say(.ownTextGone) }),
            of: served.form, environment: environment, language: served.form.language(language.code))
    }

    /// Tells the texts of a response that an older program stored whole from its answers; nil when its questionnaire is not
    /// there or cannot be read.
    package func separated(_ stored: StoredResponse) async throws(StoreFailure) -> SeparatedResponse? {
        let known: FormDefinition?
        do {
            known = try await archive.form(stored.facts.definition)
        } catch .damaged {
            known = nil
        }
        guard let form = known else { return nil }
        let content = stored.content
        let parts = form.separated(content.canonical)
        return SeparatedResponse(
            content: ResponseContent(
                chain: content.chain ?? .random(), apart: parts.texts.count, canonical: parts.canonical),
            originals: parts.originals(definition: stored.facts.definition, mode: stored.facts.mode, language: ""))
    }
}
