/// What an action gave or made, where its name and its object do not say it. Numbers, roles and neighbourhoods; never content.
package enum AuditFacts: Sendable, Hashable, Codable {
    /// What an account could do before (nil: it is new), and what it can do now.
    case rights(before: AuditRights?, after: AuditRights)
    /// Letters that were made or printed.
    case letters(AuditLetters)
}

/// What an account may do, and where.
package struct AuditRights: Sendable, Hashable, Codable {
    /// The words of its roles, in their order.
    package let roles: [String]
    /// By their ids, in their order; nil: the whole programme.
    package let neighbourhoods: [String]?

    package init(_ roles: Roles, in scope: Scope) {
        self.roles = roles.sorted.map(\.rawValue)
        switch scope {
        case .everywhere: neighbourhoods = nil
        case .neighbourhoods(let slugs): neighbourhoods = slugs.sorted()
        }
    }

    package init(_ account: Account) { self.init(account.roles, in: account.scope) }
}

/// Which letters, and as what: never to whom.
package struct AuditLetters: Sendable, Hashable, Codable {
    package let first: Int
    package let last: Int
    /// Less than from first to last where some were left out.
    package let count: Int
    /// Nil where no words go with them.
    package let kind: String?
    package let paper: String?

    /// Nil for no letters at all.
    package init?(_ serials: some Sequence<Int>, kind: String? = nil, paper: String? = nil) {
        let numbers = Array(serials)
        guard let first = numbers.min(), let last = numbers.max() else { return nil }
        (self.first, self.last, count) = (first, last, numbers.count)
        (self.kind, self.paper) = (kind, paper)
    }
}
