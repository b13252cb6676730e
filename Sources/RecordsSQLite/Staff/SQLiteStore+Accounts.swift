package import Programme
package import Records

extension SQLiteStore: AccountStore {
    package func hasAccounts() async throws(StoreFailure) -> Bool {
        try engine.read { connection throws(StoreFailure) in
            try connection.first("SELECT 1 FROM account LIMIT 1") { _ in true } ?? false
        }
    }

    package func credentials(login places: [LoginIndex]) async throws(StoreFailure) -> Credentials? {
        for place in places {
            let found = try engine.read { connection throws(StoreFailure) in
                try connection.first("\(AccountRow.query) WHERE login = ?", place.value) { row throws(StoreFailure) in
                    try AccountRow(row)
                }?.credentials(connection, keys: keys)
            }
            if let found { return found }
        }
        return nil
    }

    package func credentials(of id: AccountID) async throws(StoreFailure) -> Credentials? {
        try readAccounts { accounts throws(StoreFailure) in
            try accounts.row(id)?.credentials(accounts.connection, keys: keys)
        }
    }

    package func account(_ id: AccountID, in scope: Scope) async throws(StoreFailure) -> Account? {
        try readAccounts { accounts throws(StoreFailure) in try accounts.account(id, in: scope) }
    }

    package func accounts(in scope: Scope) async throws(StoreFailure) -> [Account] {
        try readAccounts { accounts throws(StoreFailure) in
            var neighbourhoods: [AccountID: Set<String>] = [:]
            try accounts.connection.each("SELECT account, neighbourhood FROM account_neighbourhood") { row in
                guard let id = AccountID(number: Int64(row.int(0))) else { return }
                neighbourhoods[id, default: []].insert(row.text(1))
            }
            let rows = try accounts.connection.all(AccountRow.query) { row throws(StoreFailure) in try AccountRow(row) }
            var found: [Account] = []
            for row in rows {
                let own: Scope = row.isEverywhere ? .everywhere : .neighbourhoods(neighbourhoods[row.id] ?? [])
                if scope.covers(own) { found.append(try row.account(scope: own, keys: keys)) }
            }
            return found
        }
    }

    package func invite(
        _ account: Account, logins: [LoginIndex], link: NewLink, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> AccountOutcome {
        guard scope.covers(account.scope) else { return .unknown }
        return try await writeAccounts { accounts throws(StoreFailure) in
            let outcome = try accounts.insert(account, at: logins)
            guard outcome == .done else { return outcome }
            try accounts.insert(link, of: account.id)
            try accounts.note(note, about: account.id, giving: .rights(before: nil, after: AuditRights(account)))
            return .done
        }
    }

    package func change(
        _ id: AccountID, name: String, roles: Roles, scope new: Scope, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> AccountOutcome {
        try await writeAccounts { accounts throws(StoreFailure) in
            guard let old = try accounts.account(id, in: scope), scope.covers(new) else { return .unknown }
            let keepsRights = roles.contains(.administrator) && new == .everywhere
            let isLast = try accounts.isLastAdministrator(id)
            guard keepsRights || !isLast else { return .lastAdministrator }
            let changed = Account(id: id, login: old.login, name: name, roles: roles, scope: new, state: old.state)
            try accounts.update(changed)
            // Who they are called is no matter of rights.
            if roles != old.roles || new != old.scope { try accounts.overtakeSessions(of: id) }
            try accounts.note(
                note, about: id, giving: .rights(before: AuditRights(old), after: AuditRights(changed)))
            return .done
        }
    }

    package func setStopped(
        _ isStopped: Bool, _ id: AccountID, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> AccountOutcome {
        try await writeAccounts { accounts throws(StoreFailure) in
            guard let old = try accounts.account(id, in: scope) else { return .unknown }
            let isLast = try accounts.isLastAdministrator(id)
            guard !isStopped || !isLast else { return .lastAdministrator }
            let hasCredentials = try accounts.row(id)?.credentials != nil
            let state: AccountState = isStopped ? .stopped : hasCredentials ? .active : .invited
            try accounts.update(
                Account(id: id, login: old.login, name: old.name, roles: old.roles, scope: old.scope, state: state))
            try accounts.overtakeSessions(of: id)
            try accounts.endLinks(of: id)
            try accounts.note(note, about: id)
            return .done
        }
    }

    package func recoveryCodes(of id: AccountID) async throws(StoreFailure) -> Int {
        try engine.read { connection throws(StoreFailure) in
            try connection.first("SELECT count(*) FROM account_recovery WHERE account = ?", .int(id.number)) { row in
                row.int(0)
            } ?? 0
        }
    }
}

extension SQLiteStore {
    func readAccounts<Value>(
        _ body: (AccountTable) throws(StoreFailure) -> Value
    ) throws(StoreFailure) -> Value {
        try engine.read { [keys] connection throws(StoreFailure) in
            try body(AccountTable(connection: connection, keys: keys))
        }
    }

    func writeAccounts<Value: Sendable>(
        _ body: @escaping @Sendable (AccountTable) throws(StoreFailure) -> Value
    ) async throws(StoreFailure) -> Value {
        try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            try body(AccountTable(connection: connection, keys: keys))
        }
    }
}
