import Foundation
import Programme
import Records
import Testing

@testable import RecordsSQLite

@Suite("Accounts and sessions in the store")
struct AccountStoreTests {
    private static let now: Int64 = 1_795_258_800
    private static let cost = PasswordCost(logN: 4, blockSize: 8, parallelism: 1)

    private static func note(_ action: AuditAction) -> AuditNote { AuditNote(at: now, actor: .service, action: action) }

    /// An active account with one session.
    private static func account(
        _ login: String, _ store: SQLiteStore, _ keys: KeyRing, scope: Scope = .everywhere
    ) async throws -> (account: Account, token: SessionToken) {
        let account = Account(
            id: .random(), login: try #require(LoginName(login)), name: "Kanarie \(login)", roles: .only(.coordinator),
            scope: scope, state: .invited)
        let places = keys.linkIndexes(.random())
        let link = OneTimeLink(purpose: .invitation, account: account.id, until: now + 100)
        #expect(
            try await store.invite(
                account, logins: keys.loginIndexes(account.login), link: NewLink(places: places, link: link),
                in: .everywhere, noting: note(.accountInvited)) == .done)
        let credentials = NewCredentials(
            password: PasswordHash(of: "wachtwoord", cost: cost), factor: .random(),
            recovery: keys.recoveryIndexes(.random(), of: account.id))
        #expect(
            try await store.complete(
                places, at: now, first: nil, credentials: credentials, noting: note(.accountSetUp)) == .done)
        let token = SessionToken.random()
        #expect(
            try await store.begin(
                StaffSession(account: account.id, stage: .full, begun: now, seen: now), at: keys.sessionIndexes(token),
                replacing: [], using: .none, noting: note(.loggedIn)))
        return (account, token)
    }

    @Test("What lies outside the scope answers as what does not exist, to every call that takes one")
    func scope() async throws {
        try await Fixture.with { store, fixture in
            let keys = fixture.keys
            let (west, _) = try await Self.account("west", store, keys, scope: .neighbourhoods(["west"]))
            let rows = try await store.verify().audit.count
            let link = NewLink(
                places: keys.linkIndexes(.random()),
                link: OneTimeLink(purpose: .password, account: west.id, until: Self.now + 100))
            for (id, scope) in [(west.id, Scope.neighbourhoods(["oost"])), (.random(), .everywhere)] {
                #expect(try await store.account(id, in: scope) == nil)
                #expect(
                    try await store.change(
                        id, name: "x", roles: .only(.coder), scope: .neighbourhoods([]), in: scope,
                        noting: Self.note(.accountChanged)) == .unknown)
                #expect(
                    try await store.setStopped(true, id, in: scope, noting: Self.note(.accountStopped)) == .unknown)
                #expect(try await store.reset(id, link: link, in: scope, noting: Self.note(.accountReset)) == .unknown)
            }
            #expect(try await store.accounts(in: .neighbourhoods(["oost"])).isEmpty)
            // Nobody gives more than the own scope.
            #expect(
                try await store.change(
                    west.id, name: "x", roles: .only(.coder), scope: .everywhere, in: .neighbourhoods(["west"]),
                    noting: Self.note(.accountChanged)) == .unknown)
            #expect(try await store.account(west.id, in: .neighbourhoods(["west", "oost"]))?.name == "Kanarie west")
            #expect(try await store.verify().audit.count == rows)
        }
    }

    @Test("A copy of the database names nobody, and holds no password, secret, cookie or code")
    func sealed() async throws {
        try await Fixture.with { store, fixture in
            let (account, token) = try await Self.account("kanarievogel", store, fixture.keys)
            try await store.keep(
                KeptText(route: "/medewerkers/accounts/nieuw", form: Array("name=Kanarie".utf8)), of: account.id,
                until: Self.now + 100)
            let bytes = fixture.databaseBytes()
            let secret = try #require(try await store.credentials(of: account.id))
            for needle in [
                Data("anarie".utf8), Data(token.bytes), Data(secret.factor?.bytes ?? []),
                Data(secret.password?.bytes ?? []),
            ] {
                #expect(bytes.range(of: needle) == nil)
            }
        }
    }

    @Test("A code of the second step, a recovery code and a link serve once, however many try at the same time")
    func once() async throws {
        try await Fixture.with { store, fixture in
            let keys = fixture.keys
            let (account, _) = try await Self.account("anna", store, keys)
            func enter(_ proof: FactorProof) async throws -> Int {
                try await withThrowingTaskGroup(of: Bool.self) { group in
                    for _ in 0..<20 {
                        group.addTask {
                            try await store.begin(
                                StaffSession(account: account.id, stage: .full, begun: Self.now, seen: Self.now),
                                at: keys.sessionIndexes(.random()), replacing: [], using: proof,
                                noting: Self.note(.loggedIn))
                        }
                    }
                    return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
            }
            #expect(try await enter(.step(100)) == 1)
            #expect(try await enter(.step(99)) == 0)
            let code = Code.random()
            #expect(
                try await store.setCredentials(
                    NewCredentials(recovery: [keys.recoveryIndexes(code, of: account.id)[0]]), of: account.id,
                    staying: [],
                    noting: Self.note(.recoveryCodesRenewed)) == .done)
            #expect(try await enter(.recovery(keys.recoveryIndexes(code, of: .random()))) == 0)
            #expect(try await enter(.recovery(keys.recoveryIndexes(code, of: account.id))) == 1)

            let places = keys.linkIndexes(.random())
            let link = OneTimeLink(purpose: .password, account: account.id, until: Self.now + 100)
            #expect(
                try await store.reset(
                    account.id, link: NewLink(places: places, link: link), in: .everywhere,
                    noting: Self.note(.accountReset)) == .done)
            let credentials = NewCredentials(password: PasswordHash(of: "nieuw", cost: Self.cost))
            let outcomes = try await withThrowingTaskGroup(of: AccountOutcome.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await store.complete(
                            places, at: Self.now, first: nil, credentials: credentials,
                            noting: Self.note(.passwordChanged))
                    }
                }
                return try await group.reduce(into: [AccountOutcome]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .done }.count == 1 && outcomes.filter { $0 == .linkGone }.count == 19)
        }
    }

    @Test("After a restore accounts and the log are there, and nobody is logged in and no link is open")
    func restore() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        let (account, token) = try await Self.account("anna", store, fixture.keys)
        let places = fixture.keys.linkIndexes(.random())
        let link = OneTimeLink(purpose: .password, account: account.id, until: .max)
        let other = try await Self.account("bram", store, fixture.keys)
        #expect(
            try await store.reset(
                account.id, link: NewLink(places: places, link: link), in: .everywhere,
                noting: Self.note(.accountReset)) == .done)
        let receipt = try await store.backUp(to: fixture.options.backupPath, name: "een", keep: 3)
        let audit = try await store.verify().audit
        await store.close()

        let target = try Fixture()
        defer { target.remove() }
        var options = fixture.options
        options.folder = target.folder
        _ = try SQLiteStore.restore(receipt.path, options: options, journals: [], on: Day(number: 0))
        let restored = try SQLiteStore.open(options)
        #expect(try await restored.accounts(in: .everywhere).count == 2)
        #expect(try await restored.session(fixture.keys.sessionIndexes(token)) == nil)
        #expect(try await restored.session(fixture.keys.sessionIndexes(other.token)) == nil)
        #expect(try await restored.openLink(places, at: Self.now) == nil)
        #expect(try await restored.verify().audit == audit)
        await restored.close()
    }

    @Test("Accounts, sessions and links are found after the code key was renewed")
    func rotation() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        let (account, token) = try await Self.account("anna", store, fixture.keys)
        await store.close()
        var options = fixture.options
        options.keys = try fixture.keys.rotated(KeyPurpose.allCases, made: Week(number: 2_901))
        let renewed = try SQLiteStore.open(options)
        #expect(
            try await renewed.credentials(login: options.keys.loginIndexes(account.login))?.account.id == account.id)
        #expect(try await renewed.session(options.keys.sessionIndexes(token))?.account.id == account.id)
        let link = NewLink(
            places: options.keys.linkIndexes(.random()),
            link: OneTimeLink(purpose: .invitation, account: account.id, until: 1))
        let again = Account(
            id: .random(), login: account.login, name: "Ander", roles: .only(.coder), scope: .everywhere,
            state: .invited)
        #expect(
            try await renewed.invite(
                again, logins: options.keys.loginIndexes(again.login), link: link, in: .everywhere,
                noting: Self.note(.accountInvited)) == .loginTaken)
        await renewed.close()
    }

    @Test(
        "A database of the version before gets accounts and a log, after a back-up that was verified, and keeps its answers"
    )
    func upgrade() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        var old = fixture.options
        old.migrations = Array(Schema.migrations.prefix(2))
        let before = try SQLiteStore.open(old)
        let code = Code.random()
        _ = try await before.submit(.sample(fixture.keys, code: code), consuming: nil, closing: nil)
        await before.close()
        let store = try fixture.open()
        #expect(try await store.hasAccounts() == false)
        _ = try await Self.account("anna", store, fixture.keys)
        #expect(try await store.response(ownCode: fixture.keys.ownCodeIndexes(code)) != nil)
        #expect(try await store.verify().isSound)
        await store.close()
        let backups = Backup.files(in: fixture.options.backupPath)
        #expect(backups.count == 1 && backups[0].path.contains("before-upgrade-from-version-2-"))
    }
}
