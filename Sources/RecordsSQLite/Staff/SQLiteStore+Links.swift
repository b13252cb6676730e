package import Programme
package import Records

/// One-time links, and what their owners choose with them.
extension SQLiteStore {
    package func reset(
        _ id: AccountID, link: NewLink, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> AccountOutcome {
        try await writeAccounts { accounts throws(StoreFailure) in
            guard let account = try accounts.account(id, in: scope), account.state != .stopped else { return .unknown }
            try accounts.endLinks(of: id)
            try accounts.endSessions(of: id)
            try accounts.insert(link, of: id)
            try accounts.note(note, about: id)
            return .done
        }
    }

    package func offerFirst(_ link: NewLink, noting note: AuditNote) async throws(StoreFailure) -> Bool {
        try await writeAccounts { accounts throws(StoreFailure) in
            let connection = accounts.connection
            guard try connection.first("SELECT 1 FROM account LIMIT 1", read: { _ in true }) == nil else {
                return false
            }
            try connection.run("DELETE FROM account_link WHERE account IS NULL")
            try accounts.insert(link, of: nil)
            try AuditTable(connection: connection, keys: accounts.keys).append(note)
            return true
        }
    }

    package func openLink(
        _ places: [LinkIndex], at now: Int64
    ) async throws(StoreFailure) -> (link: OneTimeLink, account: Account?)? {
        try readAccounts { accounts throws(StoreFailure) in
            guard let link = try accounts.link(places, at: now) else { return nil }
            let account = try link.account.flatMap { id throws(StoreFailure) in
                try accounts.row(id)?.account(accounts.connection, keys: keys)
            }
            return (link, account)
        }
    }

    package func complete(
        _ places: [LinkIndex], at now: Int64, first: (account: Account, logins: [LoginIndex])?,
        credentials: NewCredentials, noting note: AuditNote
    ) async throws(StoreFailure) -> AccountOutcome {
        try await writeAccounts { accounts throws(StoreFailure) in
            guard let link = try accounts.link(places, at: now) else { return .linkGone }
            let id: AccountID
            switch (link.account, first) {
            case (nil, let first?):
                let outcome = try accounts.insert(first.account, at: first.logins)
                guard outcome == .done else { return outcome }
                id = first.account.id
            case (let known?, nil):
                id = known
            case (nil, nil), (.some, .some):
                return .linkGone
            }
            guard let account = try accounts.account(id, in: .everywhere), account.state != .stopped else {
                return .linkGone
            }
            try accounts.set(credentials, of: id)
            try accounts.update(
                Account(
                    id: id, login: account.login, name: account.name, roles: account.roles, scope: account.scope,
                    state: .active))
            try accounts.removeLink(places)
            try accounts.endLinks(of: id)
            try accounts.endSessions(of: id)
            // The first administrator was invited by nobody: what the account may do stands here.
            let given = first.map { AuditFacts.rights(before: nil, after: AuditRights($0.account)) }
            try accounts.note(note, about: id, giving: given)
            return .done
        }
    }

    package func setCredentials(
        _ credentials: NewCredentials, of id: AccountID, staying: [SessionIndex], noting note: AuditNote
    ) async throws(StoreFailure) -> AccountOutcome {
        try await writeAccounts { accounts throws(StoreFailure) in
            guard let account = try accounts.account(id, in: .everywhere), account.state == .active else {
                return .unknown
            }
            try accounts.set(credentials, of: id)
            try accounts.endSessions(of: id, staying: staying)
            try accounts.note(note, about: id)
            return .done
        }
    }
}
