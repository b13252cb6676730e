package import Programme

/// What the second step of logging in uses up.
package enum FactorProof: Sendable, Hashable {
    /// Nothing yet: the password was right.
    case none
    /// The code of this step.
    case step(Int64)
    /// A recovery code; `places` as ``KeyRing/recoveryIndexes(_:of:)`` gives them.
    case recovery([RecoveryIndex])
}

/// Somebody's unsent words, taken into keeping when their session had ended.
package struct KeptText: Sendable, Hashable {
    /// The address they were sent to.
    package let route: String
    /// The form as it was sent.
    package let form: [UInt8]

    package init(route: String, form: [UInt8]) {
        self.route = route
        self.form = form
    }
}

/// Keeps who is logged in, by keyed hashes of cookies, and the words that were sent too late.
package protocol SessionStore: Sendable {
    /// Begins a session at the first of `places`; those at `replacing` end in the same moment. False when the proof was used
    /// before: then nothing happens.
    func begin(
        _ session: StaffSession, at places: [SessionIndex], replacing: [SessionIndex], using proof: FactorProof,
        noting note: AuditNote?
    ) async throws(StoreFailure) -> Bool

    /// The session of a cookie, with its account, whether it still holds or not; nil when there is none, or the account may
    /// not log in and this one was not ended by that.
    func session(
        _ places: [SessionIndex]
    ) async throws(StoreFailure) -> (session: StaffSession, account: Account)?

    /// Notes that a session was used.
    func touch(_ places: [SessionIndex], at now: Int64) async throws(StoreFailure)

    /// Ends a session.
    func end(_ places: [SessionIndex], noting note: AuditNote) async throws(StoreFailure)

    /// Ends every session of an account but those at `staying`.
    func endAll(
        of account: AccountID, staying: [SessionIndex], noting note: AuditNote
    ) async throws(StoreFailure)

    /// Takes words into keeping, sealed, in place of earlier ones for the same address.
    func keep(_ text: KeptText, of account: AccountID, until: Int64) async throws(StoreFailure)

    /// The words kept for an address; nil when there are none at `now`.
    func keptText(of account: AccountID, route: String, at now: Int64) async throws(StoreFailure) -> KeptText?

    /// The addresses that words are kept for.
    func keptRoutes(of account: AccountID, at now: Int64) async throws(StoreFailure) -> [String]

    /// Forgets the words kept for an address.
    func forgetText(of account: AccountID, route: String) async throws(StoreFailure)

    /// Removes sessions, links and kept words that ended before `now`.
    func expireStaff(at now: Int64) async throws(StoreFailure)
}
