/// Who did it.
package enum AuditActor: Sendable, Hashable {
    case account(AccountID)
    /// Somebody with the keys, at the terminal of the machine.
    case command
    /// The service by itself.
    case service
    /// Nobody who is known: a name nobody has, a link that does not exist.
    case unknown

    /// As it is stored: sixteen hexadecimal digits, or a word.
    package var text: String {
        switch self {
        case .account(let id): id.text
        case .command: "command"
        case .service: "service"
        case .unknown: "unknown"
        }
    }

    package init?(text: String) {
        switch text {
        case "command": self = .command
        case "service": self = .service
        case "unknown": self = .unknown
        default:
            guard let id = AccountID(text: text) else { return nil }
            self = .account(id)
        }
    }
}

/// What it was done to: its kind and its id (an account's number, a slug), never any content.
package struct AuditObject: Sendable, Hashable {
    package let kind: AuditObjectKind
    package let id: String

    package init(_ kind: AuditObjectKind, _ id: String) {
        self.kind = kind
        self.id = id
    }

    package static func account(_ id: AccountID) -> AuditObject { AuditObject(.account, id.text) }
}

/// One thing that happened, as the audit log tells it: who, in which capacity, what, when, about which object, and why where
/// that is asked (NEN 7513:2018, chapter 6: the fields of an event).
package struct AuditNote: Sendable, Hashable {
    /// Seconds since 1970.
    package let at: Int64
    package let actor: AuditActor
    /// The roles that the actor had then.
    package let roles: [Role]
    package let action: AuditAction
    package var object: AuditObject?
    /// The neighbourhood it concerns; nil for what concerns the whole programme.
    package var neighbourhood: String?
    /// Why, in the actor's words; sealed when it is stored. At most ``longestReason`` characters are kept.
    package let reason: String?
    /// What was given or made; sealed with the reason.
    package var facts: AuditFacts?

    package static let longestReason = 500

    package init(
        at: Int64, actor: AuditActor, roles: [Role] = [], action: AuditAction, object: AuditObject? = nil,
        neighbourhood: String? = nil, reason: String? = nil, facts: AuditFacts? = nil
    ) {
        self.at = at
        self.actor = actor
        self.roles = roles.sorted()
        self.action = action
        self.object = object
        self.neighbourhood = neighbourhood
        self.facts = facts
        self.reason = reason.flatMap { $0.isEmpty ? nil : String($0.prefix(Self.longestReason)) }
    }
}
