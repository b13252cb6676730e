import Programme
import Records

/// The accounts inside a transaction.
struct AccountTable {
    let connection: Connection
    let keys: KeyRing

    func row(_ id: AccountID) throws(StoreFailure) -> AccountRow? {
        try connection.first("\(AccountRow.query) WHERE id = ?", .int(id.number)) { row throws(StoreFailure) in
            try AccountRow(row)
        }
    }

    /// The account, when it lies within `scope`.
    func account(_ id: AccountID, in scope: Scope) throws(StoreFailure) -> Account? {
        guard let account = try row(id)?.account(connection, keys: keys), scope.covers(account.scope) else {
            return nil
        }
        return account
    }

    func insert(_ account: Account, at places: [LoginIndex]) throws(StoreFailure) -> AccountOutcome {
        for place in places {
            let isTaken = try connection.first("SELECT 1 FROM account WHERE login = ?", place.value) { _ in true }
            if isTaken == true { return .loginTaken }
        }
        try connection.run(
            "INSERT INTO account (id, login, person, roles, everywhere, state) VALUES (?, ?, ?, ?, ?, ?)",
            .int(account.id.number), places[0].value, .blob(AccountRow.sealed(account, keys: keys)),
            AccountRow.storedRoles(account.roles), .int(account.scope == .everywhere ? 1 : 0),
            .int(account.state.rawValue))
        try write(account.scope, of: account.id)
        return .done
    }

    func update(_ account: Account) throws(StoreFailure) {
        try connection.run(
            "UPDATE account SET person = ?, roles = ?, everywhere = ?, state = ? WHERE id = ?",
            .blob(AccountRow.sealed(account, keys: keys)), AccountRow.storedRoles(account.roles),
            .int(account.scope == .everywhere ? 1 : 0), .int(account.state.rawValue), .int(account.id.number))
        try write(account.scope, of: account.id)
    }

    private func write(_ scope: Scope, of id: AccountID) throws(StoreFailure) {
        try connection.run("DELETE FROM account_neighbourhood WHERE account = ?", .int(id.number))
        guard case .neighbourhoods(let slugs) = scope else { return }
        for slug in slugs.sorted() {
            try connection.run(
                "INSERT INTO account_neighbourhood (account, neighbourhood) VALUES (?, ?)", .int(id.number), .text(slug)
            )
        }
    }

    /// Whether, without this account, nobody is left who may make accounts everywhere.
    func isLastAdministrator(_ id: AccountID) throws(StoreFailure) -> Bool {
        let others = try connection.all(
            "SELECT id, roles FROM account WHERE state = ? AND everywhere = 1", .int(AccountState.active.rawValue)
        ) { row in (row.int(0), row.text(1)) }
        let administrators = others.filter {
            $0.1.split(separator: " ").contains(Substring(Role.administrator.rawValue))
        }
        return administrators.count == 1 && administrators[0].0 == Int(id.number)
    }

    /// Sets what was chosen anew; what was not, stays.
    func set(_ new: NewCredentials, of id: AccountID) throws(StoreFailure) {
        let old = try row(id)?.credentials(connection, keys: keys)
        guard let password = new.password ?? old?.password, let factor = new.factor ?? old?.factor else {
            throw .damaged(what: "the credentials of the account \(id.text) are not complete")
        }
        try connection.run(
            "UPDATE account SET credentials = ?, step = coalesce(?, step) WHERE id = ?",
            .blob(AccountRow.sealed(password, factor, of: id, keys: keys)), .number(new.lastStep), .int(id.number))
        guard let recovery = new.recovery else { return }
        try connection.run("DELETE FROM account_recovery WHERE account = ?", .int(id.number))
        for code in recovery {
            try connection.run(
                "INSERT INTO account_recovery (account, code) VALUES (?, ?)", .int(id.number), code.value)
        }
    }

    /// Ends the sessions of somebody whose account somebody else changed. They are kept as those whose time was over, so that
    /// what their owner is typing is not lost.
    func overtakeSessions(of id: AccountID) throws(StoreFailure) {
        try connection.run(
            "UPDATE staff_session SET stage = ? WHERE account = ? AND stage = ?", .int(SessionStage.ended.rawValue),
            .int(id.number), .int(SessionStage.full.rawValue))
        try connection.run(
            "DELETE FROM staff_session WHERE account = ? AND stage = ?", .int(id.number),
            .int(SessionStage.password.rawValue))
    }

    /// Ends the sessions of an account but those that stay, for good: by its owner, or where another may have the cookie.
    func endSessions(of id: AccountID, staying: [SessionIndex] = []) throws(StoreFailure) {
        let keys = try connection.all("SELECT key FROM staff_session WHERE account = ?", .int(id.number)) { row in
            row.blob(0)
        }
        for key in keys where !staying.contains(where: { $0.bytes == key }) {
            try connection.run("DELETE FROM staff_session WHERE key = ?", .blob(key))
        }
    }

    func endLinks(of id: AccountID) throws(StoreFailure) {
        try connection.run("DELETE FROM account_link WHERE account = ?", .int(id.number))
    }

    func insert(_ link: NewLink, of id: AccountID?) throws(StoreFailure) {
        try connection.run(
            "INSERT INTO account_link (key, account, purpose, until) VALUES (?, ?, ?, ?)", link.places[0].value,
            .number(id?.number), .text(link.link.purpose.rawValue), .int(link.link.until))
    }

    /// The open link at one of the places.
    func link(_ places: [LinkIndex], at now: Int64) throws(StoreFailure) -> OneTimeLink? {
        for place in places {
            let found = try connection.first(
                "SELECT account, purpose, until FROM account_link WHERE key = ? AND until > ?", place.value, .int(now)
            ) { row in
                LinkPurpose(rawValue: row.text(1)).map { purpose in
                    OneTimeLink(
                        purpose: purpose, account: row.optionalInt(0).flatMap { AccountID(number: Int64($0)) },
                        until: Int64(row.int(2)))
                }
            }
            if let found = found ?? nil { return found }
        }
        return nil
    }

    func removeLink(_ places: [LinkIndex]) throws(StoreFailure) {
        for place in places { try connection.run("DELETE FROM account_link WHERE key = ?", place.value) }
    }

    /// Writes the row of the audit log; `id` is the object where the note names none. Rights that are given stand in it.
    func note(
        _ note: AuditNote, about id: AccountID, giving facts: AuditFacts? = nil
    ) throws(StoreFailure) {
        var noted = note
        noted.object = note.object ?? .account(id)
        noted.facts = facts ?? note.facts
        try AuditTable(connection: connection, keys: keys).append(noted)
    }
}

extension SQLValue {
    static func number(_ value: Int64?) -> SQLValue { value.map { .int($0) } ?? .null }
}
