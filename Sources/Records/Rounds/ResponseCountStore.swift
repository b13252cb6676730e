package import Programme

/// Keeps how many take part: figures in tens, made anew once a day and frozen until the next.
package protocol ResponseCountStore: Sendable {
    /// Adds to how many began, by place. The numbers are kept sealed, and with no time: a copy of the database shows
    /// neither where somebody began nor how many did.
    func addStarted(_ counts: [LetterPlace: Int]) async throws(StoreFailure)

    /// Adds to how many sent, by the age they gave; kept as the numbers above.
    func addAges(_ counts: [AgePlace: Int]) async throws(StoreFailure)

    /// Counts everything and freezes the figures for `day`.
    func drawResponse(on day: Day) async throws(StoreFailure)

    /// The frozen figures of some collections in the neighbourhoods within `scope`; totals and weeks of a collection only
    /// for a scope that holds all of its neighbourhoods. Nil before the first day.
    /// - Parameter places: the neighbourhoods to read; nil reads all.
    func response(
        of collections: [String], at places: [String]?, in scope: Scope
    ) async throws(StoreFailure) -> ResponsePicture?
}
