package typealias AccountID = RandomID<Account>

/// Where an account stands. The numbers are stored.
package enum AccountState: Int, Sendable, Hashable, CaseIterable {
    /// Made, but its owner has not chosen a password yet.
    case invited = 0
    case active = 1
    /// May not log in any more; kept because the audit log names it.
    case stopped = 2
}

/// Somebody of the programme's staff.
package struct Account: Sendable, Hashable {
    package let id: AccountID
    package let login: LoginName
    /// As colleagues know the person; shown on screen and in the audit log.
    package let name: String
    package let roles: Roles
    package let scope: Scope
    package let state: AccountState

    package init(id: AccountID, login: LoginName, name: String, roles: Roles, scope: Scope, state: AccountState) {
        self.id = id
        self.login = login
        self.name = name
        self.roles = roles
        self.scope = scope
        self.state = state
    }

    /// Most characters of a name.
    package static let longestName = 80

    /// A name as it is kept: without space around it; nil when nothing is left, or it is too long or holds control characters.
    package static func name(reading text: String) -> String? {
        let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isPlain = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        return name.isEmpty || name.count > longestName || !isPlain ? nil : name
    }
}
