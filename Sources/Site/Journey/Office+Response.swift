import Programme
import Records
import XForms

extension Office {
    /// A finished response, as it goes to the store: its free texts apart, and nothing in it that tells who or when.
    /// - Throws: ``DraftDesk/Damaged`` when the answers carry no id that can be read.
    func response(
        _ answers: inout Answers, on served: ServedCollection, from contents: DraftContents, mode: ResponseMode
    ) throws -> NewResponse {
        let submission = answers.finalise()
        guard let responseID = ResponseID(instanceID: submission.instanceID) else { throw DraftDesk.Damaged() }
        let parts = served.form.separated(submission.canonical)
        return NewResponse(
            facts: ResponseFacts(
                id: responseID, neighbourhood: contents.neighbourhood, collection: contents.collection,
                definition: served.definitionHash, formID: served.form.id, formVersion: served.form.version,
                week: clock.week, mode: mode, consentVersion: contents.consentVersion),
            ownCodes: keys.ownCodeIndexes(contents.ownCode),
            value: ResponseContent(
                chain: contents.chain, apart: parts.texts.count, canonical: parts.canonical
            ).bytes,
            originals: parts.originals(
                definition: served.definitionHash, mode: mode, language: contents.language))
    }

    /// Counts the age that somebody gave who has just sent, for the response; nothing of it stays with the answers.
    func countAge(_ answers: Answers, on served: ServedCollection) {
        let told = served.ageNodes.lazy.compactMap { node in
            answers.question(at: NodeKey(node: node)).flatMap { AgeGroup(answer: $0.value) }
        }
        guard let age = told.first else { return }
        ages.add(AgePlace(collection: served.collection.id, age: age))
    }
}
