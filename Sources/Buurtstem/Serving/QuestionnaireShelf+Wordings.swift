import Logging
import Programme
import Records
import Site
import XForms

extension QuestionnaireShelf {
    /// The shelf without what words a core indicator otherwise than answers that the store holds were asked, or a consent
    /// otherwise than their owners agreed to.
    ///
    /// Definitions that nobody answered do not count: who tries out a questionnaire may still mend its words.
    func withoutReworded(
        since store: some CollectionStore, logger: Logger
    ) async throws(StoreFailure) -> QuestionnaireShelf {
        let earlier = try await earlierWordings(store)
        var reworded: Set<String> = []
        for (questionnaire, wordings) in wordings.sorted(by: { $0.key < $1.key }) {
            for now in wordings {
                for before in earlier[Name(now)] ?? [] {
                    guard let fault = Fault.otherWording(now, before: before.wording),
                        try await store.isAnswered(definition: before.definition)
                    else { continue }
                    if reworded.insert(questionnaire).inserted {
                        logger.error("questionnaire \(questionnaire) is not served:")
                    }
                    logger.error("\(fault.message["en"]); \(fault.repair["en"])")
                    break
                }
            }
        }
        guard !reworded.isEmpty else { return self }
        return QuestionnaireShelf(
            collections: collections,
            served: served.filter { !reworded.contains($0.collection.questionnaire) },
            definitions: definitions.filter { !reworded.contains($0.formID) },
            wordings: wordings.filter { !reworded.contains($0.key) })
    }

    /// What a wording is known by.
    private struct Name: Hashable {
        let kind: WordingKind
        let name: String

        init(_ wording: Wording) { (kind, name) = (wording.kind, wording.name) }
    }

    /// What definitions say that were served before, by name.
    private func earlierWordings(
        _ store: some CollectionStore
    ) async throws(StoreFailure) -> [Name: [(wording: Wording, definition: [UInt8])]] {
        let now = Set(definitions.map(\.hash))
        var earlier: [Name: [(wording: Wording, definition: [UInt8])]] = [:]
        for hash in try await store.definitionHashes() where !now.contains(hash) {
            guard let kept = try await store.definition(hash: hash) else { continue }
            for wording in FormCheck.wordings(kept.content, beside: { kept.attachments[$0] }) {
                earlier[Name(wording), default: []].append((wording, hash))
            }
        }
        return earlier
    }
}
