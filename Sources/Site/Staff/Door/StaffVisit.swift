import Programme
import Records

/// Somebody's stay: the cookie, the session behind it, and whose it is.
struct Stay: Sendable {
    let token: SessionToken
    /// Where the session lies.
    let places: [SessionIndex]
    let session: StaffSession
    let account: Account
}

/// A request to a staff page that was let in.
struct StaffVisit: Sendable {
    let visit: Visit
    let page: StaffPage
    /// The values of the address's parameters.
    let values: [String]
    let language: InterfaceLanguage
    /// Nil on pages where one logs in.
    let stay: Stay?
    /// The form was sent, by a page of ours made for this session, not long ago.
    let isPost: Bool
    /// What is to stand in the form: words kept from a session that had ended, or what came with a form that stood open too
    /// long.
    var prefill: UrlencodedForm?
    /// A sentence above the form.
    var notice: StaffWord?

    var route: Route { .staff(page, values) }

    /// The fields to show: those that were sent, or those to begin with.
    var form: UrlencodedForm { isPost ? visit.form : prefill ?? UrlencodedForm() }

    /// The account that the address names; nil when it cannot be one.
    var accountID: AccountID? { values.first.flatMap { AccountID(text: $0) } }

    /// Which neighbourhoods the visitor may see; none on pages where one logs in.
    var scope: Scope { stay?.account.scope ?? .neighbourhoods([]) }
}

extension StaffVisit {
    /// A row for the audit log about what the visitor does.
    func note(
        _ action: AuditAction, _ object: AuditObject? = nil, in neighbourhood: String? = nil, reason: String? = nil,
        facts: AuditFacts? = nil, at now: Int64
    ) -> AuditNote {
        AuditNote(
            at: now, actor: stay.map { .account($0.account.id) } ?? .unknown, roles: stay?.account.roles.sorted ?? [],
            action: action, object: object, neighbourhood: neighbourhood, reason: reason, facts: facts)
    }
}
