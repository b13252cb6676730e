package import Programme

/// What became of taking a neighbourhood away.
package enum NeighbourhoodRemoval: Sendable, Hashable {
    case done
    /// It is not there, or the scope is not the whole programme.
    case unknown
    /// A round, a questionnaire that is offered, answers, a story, a release or an account refers to it.
    case inUse
}

/// Keeps what the programme knows of its neighbourhoods. Each is changed with its own row of the audit log, in the same
/// transaction; the store fills in object and neighbourhood of the note.
package protocol NeighbourhoodStore: Sendable {
    /// Those within `scope`, by name.
    func neighbourhoods(in scope: Scope) async throws(StoreFailure) -> [NeighbourhoodProfile]

    /// One of them; nil for one that is not there or lies outside.
    func neighbourhood(_ id: String, in scope: Scope) async throws(StoreFailure) -> NeighbourhoodProfile?

    /// Streets and institutions; nil as above.
    func names(of id: String, in scope: Scope) async throws(StoreFailure) -> NeighbourhoodNames?

    /// Activities, in order of their first day; nil as above.
    func activities(of id: String, in scope: Scope) async throws(StoreFailure) -> [Activity]?

    /// Figures from elsewhere, by indicator and period; nil as above.
    func context(of id: String, in scope: Scope) async throws(StoreFailure) -> [ContextFigure]?

    /// Adds neighbourhoods or changes those that are there, all or none: false when one lies outside the scope. Only who
    /// sees the whole programme can add one.
    func save(
        _ profiles: [NeighbourhoodProfile], in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool

    /// Takes away a neighbourhood that nothing refers to, with all that is known of it.
    func remove(
        neighbourhood id: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> NeighbourhoodRemoval

    /// Puts names in place of those that were there; false when the neighbourhood is not there or lies outside.
    func setNames(
        _ names: NeighbourhoodNames, of id: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool

    /// Puts activities in place of those that were there, as above.
    func setActivities(
        _ activities: [Activity], of id: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool

    /// Adds names to those that are there, all or none, as above.
    func addNames(
        _ names: [NeighbourhoodImport.Name], in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool

    /// Adds activities, each in place of the same one, all or none, as above.
    func addActivities(
        _ activities: [NeighbourhoodImport.PlacedActivity], in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool

    /// Adds figures from elsewhere, each in place of the same one, all or none, as above.
    func addContext(
        _ figures: [NeighbourhoodImport.PlacedFigure], in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool
}
