import Programme
import Records

/// A draft that its holder has opened.
struct OpenDraft: Sendable {
    let access: DraftAccess
    /// What the store must still have when it is saved.
    var revision: Int64
    var contents: DraftContents
}

/// Opens, makes and saves drafts: seal, store and cache in one place.
struct DraftDesk: Sendable {
    /// Why a draft that is there cannot be used.
    struct Damaged: Error {}
    /// The answers together are larger than a draft may be.
    struct TooLarge: Error {}

    let store: any DraftStore
    let keys: KeyRing
    let cache: SealedDraftCache
    /// The most days that a draft is kept after it was last saved.
    let daysKept: Int
    /// Largest answers that are kept, in bytes.
    let mostBytes: Int
    /// Until when drafts of each collection may be there.
    let ends = DraftEnds()

    /// The draft that this code opens; nil when there is none.
    func open(_ code: Code) async throws -> OpenDraft? {
        let access = keys.draftAccess(code)
        if let draft = try await open(access) { return draft }
        for former in keys.formerDraftAccesses(code) {
            if let draft = try await open(former) { return draft }
        }
        return nil
    }

    /// The same draft as the store has it now, past the cache.
    func reopen(_ draft: OpenDraft) async throws -> OpenDraft? {
        cache.remove(draft.access.index)
        return try await open(draft.access)
    }

    /// Whether the store has it as it is here, and in memory: everything that is done to a draft passes by the cache.
    func isAsKnown(_ draft: OpenDraft) -> Bool { cache[draft.access.index]?.revision == draft.revision }

    /// Makes a draft under a code. `.conflict` when the code has one already.
    /// - Parameter access: what the code may do.
    func create(
        _ contents: DraftContents, access: DraftAccess, today: Day
    ) async throws(StoreFailure) -> DraftOutcome {
        let sealed = access.seal(contents.encoded())
        let outcome = try await store.createDraft(
            access.index, sealed: sealed, expires: lastWeek(of: contents.collection, from: today))
        remember(outcome, sealed, at: access.index)
        return outcome
    }

    /// Saves a draft; durable when this returns `.saved`.
    func save(_ draft: OpenDraft, today: Day) async throws(StoreFailure) -> DraftOutcome {
        let sealed = draft.access.seal(draft.contents.encoded())
        let outcome = try await store.saveDraft(
            draft.access.index, sealed: sealed, expecting: draft.revision,
            expires: lastWeek(of: draft.contents.collection, from: today))
        remember(outcome, sealed, at: draft.access.index)
        return outcome
    }

    /// The week at whose end a draft that is saved today is removed: the last that is over when so many days have passed.
    /// Whole weeks, so that no row tells a day. Never behind the day on which all of its round is erased.
    func lastWeek(of collection: String, from today: Day) -> Week {
        let longest = Week(of: Day(number: today.number + daysKept)) + -1
        return ends[collection].map { min(longest, $0) } ?? longest
    }

    /// Removes a draft for good: its questionnaire ended with nothing to keep.
    func discard(_ draft: OpenDraft) async throws(StoreFailure) {
        try await store.discardDraft(draft.access.index)
        cache.remove(draft.access.index)
    }

    /// Forgets a draft that was sent.
    func forget(_ draft: OpenDraft) {
        cache.remove(draft.access.index)
    }

    private func open(_ access: DraftAccess) async throws -> OpenDraft? {
        var stored = cache[access.index]
        if stored == nil {
            let removals = cache.removals(at: access.index)
            stored = try await store.loadDraft(access.index)
            if let stored { cache.put(stored, at: access.index, ifStill: removals) }
        }
        guard let stored else { return nil }
        guard let bytes = try? access.open(stored.sealed), let contents = DraftContents(bytes) else { throw Damaged() }
        return OpenDraft(access: access, revision: stored.revision, contents: contents)
    }

    private func remember(_ outcome: DraftOutcome, _ sealed: [UInt8], at index: DraftIndex) {
        switch outcome {
        case .saved(let revision): cache.put(StoredDraft(revision: revision, sealed: sealed), at: index)
        case .conflict, .gone: cache.remove(index)
        }
    }
}
