import Programme
import Records

/// What is done to accounts from the terminal, by somebody who has the keys.
struct AccountDesk {
    let store: any AccountStore
    let keys: KeyRing
    /// Seconds since 1970.
    let now: Int64

    /// A one-time link that was made, and for whom.
    struct Offer {
        let name: String
        let code: Code
    }

    /// A link for the first administrator; nil when somebody has an account already.
    func first() async throws -> Code? {
        guard try await !store.hasAccounts() else { return nil }
        let code = Code.random()
        let link = OneTimeLink(purpose: .first, account: nil, until: now + LinkPurpose.first.lifetime)
        let isMade = try await store.offerFirst(
            NewLink(places: keys.linkIndexes(code), link: link),
            noting: AuditNote(at: now, actor: .service, action: .firstLinkMade))
        return isMade ? code : nil
    }

    /// A link for a new password and app.
    /// - Throws: `Refusal` when nobody has this login, or the account cannot become an administrator.
    func reset(_ typed: String, makesAdministrator: Bool) async throws -> Offer {
        guard let login = LoginName(typed),
            let account = try await store.credentials(login: keys.loginIndexes(login))?.account
        else { throw Refusal("Nobody logs in as '\(typed)'. `buurtstem account list` shows every login.") }
        if makesAdministrator { try await promote(account) }
        if account.state == .stopped {
            guard makesAdministrator else {
                throw Refusal("The account '\(login.text)' was stopped; an administrator can open it again.")
            }
            _ = try await store.setStopped(false, account.id, in: .everywhere, noting: note(.accountResumed, account))
        }
        let code = Code.random()
        let purpose: LinkPurpose = account.state == .invited ? .invitation : .everything
        let link = OneTimeLink(purpose: purpose, account: account.id, until: now + LinkPurpose.everything.lifetime)
        _ = try await store.reset(
            account.id, link: NewLink(places: keys.linkIndexes(code), link: link), in: .everywhere,
            noting: note(.accountReset, account))
        return Offer(name: account.name, code: code)
    }

    private func promote(_ account: Account) async throws {
        let roles: Roles
        do throws(RolesFault) {
            roles = try Roles(account.roles.all.union([.administrator]))
        } catch {
            throw Refusal(
                "'\(account.login.text)' is a privacy officer, who may never be an administrator as well. Name another account."
            )
        }
        _ = try await store.change(
            account.id, name: account.name, roles: roles, scope: .everywhere, in: .everywhere,
            noting: note(.accountChanged, account))
    }

    private func note(_ action: AuditAction, _ account: Account) -> AuditNote {
        AuditNote(at: now, actor: .command, action: action, object: .account(account.id))
    }
}
