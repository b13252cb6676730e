import Programme
import Records
import Synchronization
import XForms

/// Older versions of questionnaires, for drafts that were begun on them: an author who mends a word must not cost
/// anybody a half-filled questionnaire.
final class DefinitionArchive: Sendable {
    private let store: any CollectionStore
    private let loaded = Mutex<[[UInt8]: FormDefinition]>([:])

    init(store: any CollectionStore) { self.store = store }

    /// The collection with the definition whose document has this hash; nil when it was not kept or cannot be read.
    func served(_ collection: Collection, document hash: [UInt8]) async throws -> ServedCollection? {
        guard let kept = try await store.definition(hash: hash) else { return nil }
        var form = loaded.withLock { $0[hash] }
        if form == nil {
            form = FormDefinition.load(kept.content, beside: { kept.attachments[$0] }).definition
            loaded.withLock { $0[hash] = form }
        }
        return form.map { ServedCollection(collection: collection, form: $0, content: kept.content, hash: hash) }
    }
}
