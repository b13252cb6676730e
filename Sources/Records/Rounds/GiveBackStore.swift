package import Programme

/// Keeps what is given back to neighbourhoods, for everybody to read.
package protocol GiveBackStore: Sendable {
    /// What is published of a neighbourhood, with its name; nil when nothing is.
    func results(of neighbourhood: String) async throws(StoreFailure) -> (name: String, results: GiveBack)?

    /// The neighbourhoods of which something is published.
    func neighbourhoodsWithResults() async throws(StoreFailure) -> Set<String>

    /// Publishes results, or takes them back (nil), with a row of the audit log; false for a neighbourhood that is not there
    /// or lies outside the scope.
    func publish(
        _ results: GiveBack?, of neighbourhood: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool
}
