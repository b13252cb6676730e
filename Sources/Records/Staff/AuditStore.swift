package import Programme

/// A row of the audit log as the privacy officer reads it.
package struct AuditEntry: Sendable, Hashable {
    package let number: Int64
    package let at: Int64
    /// Nil when it cannot be read; so with roles and action that a newer program wrote.
    package let actor: AuditActor?
    package let roles: [Role]
    package let action: AuditAction?
    /// The action's word as it is stored.
    package let actionWord: String
    package let object: AuditObject?
    package let neighbourhood: String?
    package let reason: String?
    package let facts: AuditFacts?

    package init(
        number: Int64, at: Int64, actor: AuditActor?, roles: [Role], action: AuditAction?, actionWord: String,
        object: AuditObject?, neighbourhood: String?, reason: String?, facts: AuditFacts? = nil
    ) {
        self.number = number
        self.at = at
        self.actor = actor
        self.roles = roles
        self.action = action
        self.actionWord = actionWord
        self.object = object
        self.neighbourhood = neighbourhood
        self.reason = reason
        self.facts = facts
    }
}

/// Which rows of the audit log are asked for; nil asks for all.
package struct AuditFilter: Sendable, Hashable {
    package var actor: AuditActor?
    package var action: AuditAction?
    package var object: AuditObject?
    /// The code of a neighbourhood, or of anything a row can be about: a round, a questionnaire, a story, a release.
    package var code: String?
    /// Seconds since 1970: from, and before.
    package var from: Int64?
    package var before: Int64?
    /// Only rows with a lower number: where the page before ended.
    package var below: Int64?

    package init() {}
}

/// What came of going over the audit log.
package struct AuditVerdict: Sendable, Hashable {
    /// Where the log ends.
    package let head: AuditHead
    /// What is wrong, the first thing of it; nil when every row is bound to the one before and the end is there.
    package let fault: AuditFault?

    package init(head: AuditHead, fault: AuditFault?) {
        self.head = head
        self.fault = fault
    }
}

/// What is wrong with the audit log.
package enum AuditFault: Error, Sendable, Hashable {
    /// This row was altered, or one before it was removed, put in or moved.
    case row(Int64)
    /// Rows are missing at the end, or the head was altered.
    case end(after: Int64)
    /// The key that a row is bound with is not in the key file.
    case key(UInt32)
}

/// Keeps what was done, for ever: rows are added, never changed or removed.
package protocol AuditStore: Sendable {
    /// Adds a row for something that changed nothing else, such as a refusal.
    func note(_ note: AuditNote) async throws(StoreFailure)

    /// The newest rows that fit, at most `limit`; that they are read is noted before anything is given. Somebody with a
    /// limited scope sees rows of those neighbourhoods; of what names none: rounds, collections and questionnaires of which
    /// a part lies there, accounts and releases of which all does, and what the reader did.
    func audit(
        _ filter: AuditFilter, limit: Int, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> [AuditEntry]

    /// Which accounts did something between two moments (seconds since 1970), and how many rows each left that the asker
    /// may see. That it is asked is noted first.
    func activeAccounts(
        from: Int64, before: Int64, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> [AccountID: Int]

    /// Goes over the whole log, and notes that it was done.
    func verifyAudit(noting note: AuditNote) async throws(StoreFailure) -> AuditVerdict
}
