package import Programme

/// A sheet that was keyed in once and waits for the second time.
package struct PaperEntry: Sendable, Hashable {
    /// Slug of the neighbourhood.
    package let neighbourhood: String
    /// What was stored for each field.
    package let values: [String: String]
    /// Who keyed it in; nil for one that an older program kept.
    package let author: AccountID?

    package init(neighbourhood: String, values: [String: String], author: AccountID? = nil) {
        self.neighbourhood = neighbourhood
        self.values = values
        self.author = author
    }
}

/// A sheet that waits for the second time, as staff see it: never what was typed.
package struct WaitingSheet: Sendable, Hashable {
    package let collection: String
    /// Slug of the neighbourhood.
    package let neighbourhood: String
    /// What staff wrote on the paper.
    package let number: String
    /// The last week that it waits.
    package let expires: Week

    package init(collection: String, neighbourhood: String, number: String, expires: Week) {
        self.collection = collection
        self.neighbourhood = neighbourhood
        self.number = number
        self.expires = expires
    }

    /// What a first entry waits under: two neighbourhoods may number their sheets alike, and neither is told of the other's.
    package static func key(_ number: String, in neighbourhood: String) -> String { neighbourhood + " " + number }
}

/// Keeps first entries of paper, sealed, until the second or for some weeks.
package protocol PaperEntryStore: Sendable {
    /// The first entry of a sheet; nil when there is none, or it lies outside the scope.
    func firstEntry(of sheet: String, collection: String, in scope: Scope) async throws(StoreFailure) -> PaperEntry?

    /// Keeps a first entry; false when there is one for that sheet.
    func keepFirst(
        _ entry: PaperEntry, of sheet: String, collection: String, expires: Week
    ) async throws(StoreFailure) -> Bool

    /// Removes it, once the response is stored.
    func forgetFirst(of sheet: String, collection: String) async throws(StoreFailure)

    /// Sheets that wait within the scope, those that go first before others.
    func waitingSheets(in scope: Scope) async throws(StoreFailure) -> [WaitingSheet]

    /// Erases what was typed of a sheet; false when none waits under it within the scope.
    func eraseFirst(
        of sheet: String, collection: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool

    /// Removes those whose week of expiry lies before `week`, and wishes to erase that no second person had by then.
    func expirePaper(before week: Week) async throws(StoreFailure)
}
