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
        return form(kept).map { ServedCollection(collection: collection, form: $0, content: kept.content, hash: hash) }
    }

    /// A collection that a round opened, with its questionnaire.
    func served(_ one: RoundCollection, document hash: [UInt8]) async throws -> ServedCollection? {
        guard let kept = try await store.definition(hash: hash) else { return nil }
        return form(kept).map {
            ServedCollection(
                collection: one.collection, form: $0, content: kept.content, instruments: one.report?.instruments ?? [],
                hash: hash, accountability: one.accountability)
        }
    }

    /// The definition whose document has this hash, of whatever collection; nil when it was not kept or cannot be read.
    func form(_ hash: [UInt8]) async throws(StoreFailure) -> FormDefinition? {
        if let form = loaded.withLock({ $0[hash] }) { return form }
        return try await store.definition(hash: hash).flatMap { form($0) }
    }

    /// What a kept definition words otherwise, under one name, than others that people answered or can answer.
    /// - Parameter inUse: the hashes of the definitions that people can answer now.
    func reworded(_ hash: [UInt8], inUse: Set<[UInt8]>) async throws(StoreFailure) -> [Fault] {
        guard let kept = try await store.definition(hash: hash) else { return [] }
        let wordings = FormCheck.wordings(kept.content, beside: { kept.attachments[$0] })
        guard !wordings.isEmpty else { return [] }
        return try await EarlierWordings(in: store, but: [hash]).faults(of: wordings, inUse: inUse)
    }

    private func form(_ kept: ArchivedDefinition) -> FormDefinition? {
        if let form = loaded.withLock({ $0[kept.hash] }) { return form }
        let form = FormDefinition.load(kept.content, beside: { kept.attachments[$0] }).definition
        loaded.withLock { $0[kept.hash] = form }
        return form
    }
}
