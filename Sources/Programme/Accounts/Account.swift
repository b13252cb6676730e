/// The random number of an account; stands in addresses and in the audit log.
package struct AccountID: Sendable, Hashable {
    /// Below 2⁶³ and not 0, so that it is a key of the database as it is.
    package let number: Int64

    package init?(number: Int64) {
        guard number > 0 else { return nil }
        self.number = number
    }

    private init(_ number: Int64) { self.number = number }

    package static func random() -> AccountID { AccountID(.random(in: 1 ... .max)) }

    /// Sixteen hexadecimal digits.
    package var text: String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Reads what ``text`` gives; nil for anything else.
    package init?(text: some StringProtocol) {
        guard text.utf8.count == 16, let number = Int64(text, radix: 16), number > 0 else { return nil }
        self.number = number
        guard self.text == text else { return nil }
    }
}

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
