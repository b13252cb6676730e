package import Programme

/// An account with what is needed to see whether somebody is its owner.
package struct Credentials: Sendable, Hashable {
    package let account: Account
    /// Nil before the owner has chosen one.
    package let password: PasswordHash?
    package let factor: FactorSecret?
    /// The step of the last code that was used; an earlier one is not taken again.
    package let lastStep: Int64?

    package init(account: Account, password: PasswordHash?, factor: FactorSecret?, lastStep: Int64?) {
        self.account = account
        self.password = password
        self.factor = factor
        self.lastStep = lastStep
    }
}

/// What an owner chose anew; nil leaves a part as it is.
package struct NewCredentials: Sendable, Hashable {
    package var password: PasswordHash?
    package var factor: FactorSecret?
    /// The step of the code that showed that the factor works.
    package var lastStep: Int64?
    /// Replaces all recovery codes.
    package var recovery: [RecoveryIndex]?

    package init(
        password: PasswordHash? = nil, factor: FactorSecret? = nil, lastStep: Int64? = nil,
        recovery: [RecoveryIndex]? = nil
    ) {
        self.password = password
        self.factor = factor
        self.lastStep = lastStep
        self.recovery = recovery
    }
}

/// A one-time link on its way into the store.
package struct NewLink: Sendable, Hashable {
    /// As ``KeyRing/linkIndexes(_:)`` gives them; the first is stored.
    package let places: [LinkIndex]
    package let link: OneTimeLink

    package init(places: [LinkIndex], link: OneTimeLink) {
        precondition(!places.isEmpty)
        self.places = places
        self.link = link
    }
}

/// What became of a change to an account.
package enum AccountOutcome: Sendable, Hashable {
    case done
    /// There is none, or it lies outside the scope: nobody can tell which.
    case unknown
    case loginTaken
    /// Then nobody could make accounts any more.
    case lastAdministrator
    /// The one-time link was used or is over.
    case linkGone
}

/// Keeps who may log in. Every change writes its row of the audit log in the same transaction; the store fills in the
/// account's number where the note's object is nil.
package protocol AccountStore: Sendable {
    /// Whether anybody has an account.
    func hasAccounts() async throws(StoreFailure) -> Bool

    /// Of the account with this name to log in with; `places` as ``KeyRing/loginIndexes(_:)`` gives them.
    func credentials(login places: [LoginIndex]) async throws(StoreFailure) -> Credentials?

    /// Of somebody who is logging in or logged in.
    func credentials(of id: AccountID) async throws(StoreFailure) -> Credentials?

    /// The account, when all that it may see lies within `scope`.
    func account(_ id: AccountID, in scope: Scope) async throws(StoreFailure) -> Account?

    /// Every account whose own scope lies within `scope`, in no order.
    func accounts(in scope: Scope) async throws(StoreFailure) -> [Account]

    /// Makes an account that waits for its owner, and the link for that.
    func invite(
        _ account: Account, logins: [LoginIndex], link: NewLink, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> AccountOutcome

    /// Changes name, roles and scope. Where roles or scope change its sessions end, but words sent with them are still kept.
    func change(
        _ id: AccountID, name: String, roles: Roles, scope new: Scope, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> AccountOutcome

    /// Stops an account (its links end, its sessions as in ``change(_:name:roles:scope:in:noting:)``), or lets it go on.
    func setStopped(
        _ isStopped: Bool, _ id: AccountID, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> AccountOutcome

    /// Makes a one-time link for an account, in place of earlier ones; its sessions end.
    func reset(
        _ id: AccountID, link: NewLink, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> AccountOutcome

    /// Makes the link for the first administrator, in place of an earlier one; false when somebody has an account.
    func offerFirst(_ link: NewLink, noting note: AuditNote) async throws(StoreFailure) -> Bool

    /// What a one-time link is for, while it is open at `now`, and whose account it is.
    func openLink(
        _ places: [LinkIndex], at now: Int64
    ) async throws(StoreFailure) -> (link: OneTimeLink, account: Account?)?

    /// Uses a one-time link up: sets what its owner chose, makes the account active, ends its sessions.
    /// - Parameter first: the account to make with the link of a new service.
    func complete(
        _ places: [LinkIndex], at now: Int64, first: (account: Account, logins: [LoginIndex])?,
        credentials: NewCredentials, noting note: AuditNote
    ) async throws(StoreFailure) -> AccountOutcome

    /// Changes what the owner logs in with; all sessions but those at `staying` end.
    func setCredentials(
        _ credentials: NewCredentials, of id: AccountID, staying: [SessionIndex], noting note: AuditNote
    ) async throws(StoreFailure) -> AccountOutcome

    /// How many recovery codes are left.
    func recoveryCodes(of id: AccountID) async throws(StoreFailure) -> Int
}
