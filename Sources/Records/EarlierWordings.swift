package import XForms

/// What stored definitions said under names that stand for their words: core indicators over the rounds, consents.
package struct EarlierWordings: Sendable {
    /// What a wording is known by.
    private struct Name: Hashable {
        let kind: WordingKind
        let name: String

        init(_ wording: Wording) { (kind, name) = (wording.kind, wording.name) }
    }

    private var said: [Name: [(wording: Wording, definition: [UInt8])]] = [:]
    private let store: any CollectionStore

    /// Reads every definition that the store keeps, but for those with these hashes.
    package init(in store: any CollectionStore, but now: Set<[UInt8]>) async throws(StoreFailure) {
        self.store = store
        for hash in try await store.definitionHashes() where !now.contains(hash) {
            guard let kept = try await store.definition(hash: hash) else { continue }
            for wording in FormCheck.wordings(kept.content, beside: { kept.attachments[$0] }) {
                said[Name(wording), default: []].append((wording, hash))
            }
        }
    }

    /// One fault for each wording that people were asked, or agreed to, in other words.
    ///
    /// A definition that nobody answered does not count, unless it is in use: who tries out a questionnaire may still mend
    /// its words.
    /// - Parameter inUse: the hashes of definitions that people can answer now.
    package func faults(of wordings: [Wording], inUse: Set<[UInt8]> = []) async throws(StoreFailure) -> [Fault] {
        var faults: [Fault] = []
        for now in wordings {
            for before in said[Name(now)] ?? [] {
                guard let fault = Fault.otherWording(now, before: before.wording) else { continue }
                if inUse.contains(before.definition) {
                    faults.append(fault)
                    break
                }
                if try await store.isAnswered(definition: before.definition) {
                    faults.append(fault)
                    break
                }
            }
        }
        return faults
    }
}
