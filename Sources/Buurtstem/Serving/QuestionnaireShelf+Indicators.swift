import Logging
import Programme
import Records
import Site
import XForms

extension QuestionnaireShelf {
    /// The shelf without what words a core indicator otherwise than answers that the store holds were asked.
    ///
    /// Definitions that nobody answered do not count: who tries out a questionnaire may still mend its words.
    func withoutReworded(
        since store: some CollectionStore, logger: Logger
    ) async throws(StoreFailure) -> QuestionnaireShelf {
        let earlier = try await earlierWordings(store)
        var reworded: Set<String> = []
        for (questionnaire, wordings) in indicators.sorted(by: { $0.key < $1.key }) {
            for now in wordings {
                for before in earlier[now.indicator] ?? [] where before.wording.hash != now.hash {
                    guard try await store.isAnswered(definition: before.definition) else { continue }
                    let fault = Fault.rewordedIndicator(now, before: before.wording.words)
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
            indicators: indicators.filter { !reworded.contains($0.key) })
    }

    /// What definitions say that were served before, by indicator.
    private func earlierWordings(
        _ store: some CollectionStore
    ) async throws(StoreFailure) -> [String: [(wording: IndicatorWording, definition: [UInt8])]] {
        let now = Set(definitions.map(\.hash))
        var earlier: [String: [(wording: IndicatorWording, definition: [UInt8])]] = [:]
        for hash in try await store.definitionHashes() where !now.contains(hash) {
            guard let kept = try await store.definition(hash: hash) else { continue }
            for wording in FormCheck.indicators(kept.content, beside: { kept.attachments[$0] }) {
                earlier[wording.indicator, default: []].append((wording, hash))
            }
        }
        return earlier
    }
}
