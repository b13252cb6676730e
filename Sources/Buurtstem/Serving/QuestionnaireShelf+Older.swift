import Logging
import Records
import XForms

extension QuestionnaireShelf {
    /// Says at the start which versions of questionnaires that were served before cannot be read any more: answers on them
    /// are kept and can be withdrawn, and nobody can see them. All versions are read for it.
    func announceUnreadable(in store: some CollectionStore, logger: Logger) async throws(StoreFailure) {
        let now = Set(definitions.map(\.hash))
        for hash in try await store.definitionHashes() where !now.contains(hash) {
            guard let kept = try await store.definition(hash: hash) else { continue }
            let loaded = FormDefinition.load(kept.content, beside: { kept.attachments[$0] })
            guard loaded.definition == nil else { continue }
            let fault = loaded.diagnostics.first { $0.severity == .error }
            logger.error(
                "version \(kept.formVersion) of questionnaire \(kept.formID), served before, cannot be read any more: its answers are kept and not shown; \(fault?.fault.message["en"] ?? "")"
            )
        }
    }
}
