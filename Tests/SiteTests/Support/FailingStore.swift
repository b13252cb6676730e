import Programme
import Records
import RecordsSQLite
import Synchronization
import Testing

@testable import Site

/// A real store whose writes and reads can be made to fail, as a disk does.
final class FailingStore: DraftStore, SubmissionStore {
    private let store: SQLiteStore
    private let failure = Mutex<StoreFailure?>(nil)
    private let failsReading = Mutex(false)

    init(_ store: SQLiteStore) { self.store = store }

    /// From now on writes (and reads, when asked) end with this; nil: all is well again.
    func fail(_ failure: StoreFailure?, readingToo: Bool = false) {
        self.failure.withLock { $0 = failure }
        failsReading.withLock { $0 = readingToo }
    }

    private func write() throws(StoreFailure) {
        if let failure = failure.withLock({ $0 }) { throw failure }
    }

    private func read() throws(StoreFailure) {
        if failsReading.withLock({ $0 }) { try write() }
    }

    func loadDraft(_ index: DraftIndex) async throws(StoreFailure) -> StoredDraft? {
        try read()
        return try await store.loadDraft(index)
    }

    func createDraft(_ index: DraftIndex, sealed: [UInt8], expires: Week) async throws(StoreFailure) -> DraftOutcome {
        try write()
        return try await store.createDraft(index, sealed: sealed, expires: expires)
    }

    func saveDraft(
        _ index: DraftIndex, sealed: [UInt8], expecting revision: Int64, expires: Week
    ) async throws(StoreFailure) -> DraftOutcome {
        try write()
        return try await store.saveDraft(index, sealed: sealed, expecting: revision, expires: expires)
    }

    func discardDraft(_ index: DraftIndex) async throws(StoreFailure) {
        try write()
        try await store.discardDraft(index)
    }

    func expireDrafts(before week: Week) async throws(StoreFailure) -> Int {
        try await store.expireDrafts(before: week)
    }

    func submit(
        _ response: NewResponse, consuming invitation: InvitationIndex?, closing draft: DraftIndex?
    ) async throws(StoreFailure) -> SubmissionOutcome {
        try write()
        return try await store.submit(response, consuming: invitation, closing: draft)
    }

    func response(ownCode places: [OwnCodeIndex]) async throws(StoreFailure) -> StoredResponse? {
        try read()
        return try await store.response(ownCode: places)
    }

    func hasResponse(ownCode places: [OwnCodeIndex]) async throws(StoreFailure) -> Bool {
        try read()
        return try await store.hasResponse(ownCode: places)
    }

    func withdraw(ownCode places: [OwnCodeIndex]) async throws(StoreFailure) -> Bool {
        try await store.withdraw(ownCode: places)
    }
}

extension SiteUnderTest {
    /// A site with one questionnaire whose store can be made to fail.
    static func failing(
        _ collection: Collection = TestForms.collection()
    ) throws -> (site: SiteUnderTest, store: FailingStore) {
        var failing: FailingStore?
        let site = try SiteUnderTest(forms: TestForms.forms, collections: [collection]) { store in
            let broken = FailingStore(store)
            failing = broken
            return Stores(
                drafts: broken, submissions: broken, invitations: store, collections: store, custody: store,
                staff: StaffStores(store))
        }
        return (site, try #require(failing))
    }
}
