import Logging
import Programme
import Records
import Site
import XForms

extension QuestionnaireShelf {
    /// The shelf without what words a core indicator otherwise than answers that the store holds were asked, or a consent
    /// otherwise than their owners agreed to.
    func withoutReworded(
        since store: some CollectionStore, logger: Logger
    ) async throws(StoreFailure) -> QuestionnaireShelf {
        let earlier = try await EarlierWordings(in: store, but: Set(definitions.map(\.hash)))
        var reworded: Set<String> = []
        for (questionnaire, wordings) in wordings.sorted(by: { $0.key < $1.key }) {
            let faults = try await earlier.faults(of: wordings)
            guard !faults.isEmpty else { continue }
            reworded.insert(questionnaire)
            logger.error("questionnaire \(questionnaire) is not served:")
            for fault in faults { logger.error("\(fault.message["en"]); \(fault.repair["en"])") }
        }
        guard !reworded.isEmpty else { return self }
        return QuestionnaireShelf(
            collections: collections,
            served: served.filter { !reworded.contains($0.collection.questionnaire) },
            definitions: definitions.filter { !reworded.contains($0.formID) },
            wordings: wordings.filter { !reworded.contains($0.key) }, held: held)
    }
}
