/// What somebody of the programme may do. The words are stored.
package enum Role: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Accounts and settings.
    case administrator
    /// Rounds, invitations and counts.
    case coordinator
    /// Helps people answer, and enters stories.
    case interviewer
    /// Reviews and codes the stories assigned.
    case coder
    /// Releases and dashboard.
    case evaluator
    /// Audit log, register of processing, ledger of releases.
    case privacyOfficer = "privacy-officer"

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: Role, right: Role) -> Bool { left.order < right.order }
}

/// Why a set of roles cannot be one person's.
package enum RolesFault: Error, Sendable, Hashable {
    /// None at all.
    case none
    /// Whoever gives out rights may not be the one who watches what is done with them.
    case administratorAndPrivacyOfficer
}

/// The roles of one person: at least one, and never administrator and privacy officer together.
package struct Roles: Sendable, Hashable {
    package let all: Set<Role>

    package init(_ roles: Set<Role>) throws(RolesFault) {
        guard !roles.isEmpty else { throw .none }
        guard !roles.isSuperset(of: [.administrator, .privacyOfficer]) else { throw .administratorAndPrivacyOfficer }
        all = roles
    }

    private init(one role: Role) { all = [role] }

    /// Just one role, which always fits.
    package static func only(_ role: Role) -> Roles { Roles(one: role) }

    package var sorted: [Role] { all.sorted() }

    package func contains(_ role: Role) -> Bool { all.contains(role) }
}
