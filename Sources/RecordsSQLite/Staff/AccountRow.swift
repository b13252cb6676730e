import Programme
import Records

/// An account as it lies in its table: names and credentials sealed, each in its own place.
struct AccountRow {
    let id: AccountID
    let person: [UInt8]
    let roles: String
    let isEverywhere: Bool
    let state: Int
    let credentials: [UInt8]?
    let step: Int?

    static let query = "SELECT id, person, roles, everywhere, state, credentials, step FROM account"

    init(_ row: SQLRow) throws(StoreFailure) {
        guard let id = AccountID(number: Int64(row.int(0))) else { throw .damaged(what: "the number of an account") }
        self.id = id
        person = row.blob(1)
        roles = row.text(2)
        isEverywhere = row.int(3) != 0
        state = row.int(4)
        credentials = row.isNull(5) ? nil : row.blob(5)
        step = row.optionalInt(6)
    }

    /// The account, its names opened and its neighbourhoods read.
    func account(_ connection: Connection, keys: KeyRing) throws(StoreFailure) -> Account {
        let neighbourhoods =
            isEverywhere
            ? []
            : try connection.all(
                "SELECT neighbourhood FROM account_neighbourhood WHERE account = ?", .int(id.number)
            ) { row in row.text(0) }
        return try account(scope: isEverywhere ? .everywhere : .neighbourhoods(Set(neighbourhoods)), keys: keys)
    }

    /// The account with a scope that is known already.
    func account(scope: Scope, keys: KeyRing) throws(StoreFailure) -> Account {
        let (login, name) = try opened(keys)
        guard let state = AccountState(rawValue: state),
            let roles = try? Roles(Set(roles.split(separator: " ").compactMap { Role(rawValue: String($0)) }))
        else { throw .damaged(what: "the account \(id.text)") }
        return Account(id: id, login: login, name: name, roles: roles, scope: scope, state: state)
    }

    private func opened(_ keys: KeyRing) throws(StoreFailure) -> (LoginName, String) {
        guard let bytes = try? keys.open(person, for: .data, binding: Self.binding(id, "person")) else {
            throw .damaged(what: "the names of the account \(id.text)")
        }
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let login = LoginName(String(decoding: parts[0], as: UTF8.self)) else {
            throw .damaged(what: "the names of the account \(id.text)")
        }
        return (login, String(decoding: parts[1], as: UTF8.self))
    }

    /// What its owner logs in with.
    func credentials(_ connection: Connection, keys: KeyRing) throws(StoreFailure) -> Credentials {
        let (password, factor) = try secrets(keys)
        return Credentials(
            account: try account(connection, keys: keys), password: password, factor: factor,
            lastStep: step.map { Int64($0) })
    }

    private func secrets(_ keys: KeyRing) throws(StoreFailure) -> (PasswordHash?, FactorSecret?) {
        guard let credentials else { return (nil, nil) }
        guard let bytes = try? keys.open(credentials, for: .data, binding: Self.binding(id, "credentials")),
            bytes.count == PasswordHash.length + FactorSecret.length
        else { throw .damaged(what: "the credentials of the account \(id.text)") }
        return (
            PasswordHash(bytes: Array(bytes[..<PasswordHash.length])),
            FactorSecret(bytes: Array(bytes[PasswordHash.length...]))
        )
    }
}

extension AccountRow {
    /// Filled up, so that the length of a name does not show.
    static func sealed(_ account: Account, keys: KeyRing) -> [UInt8] {
        keys.seal(
            Array(account.login.text.utf8) + [0] + Array(account.name.utf8), for: .data,
            binding: binding(account.id, "person"), step: 128)
    }

    static func sealed(_ password: PasswordHash, _ factor: FactorSecret, of id: AccountID, keys: KeyRing) -> [UInt8] {
        keys.seal(password.bytes + factor.bytes, for: .data, binding: binding(id, "credentials"))
    }

    static func storedRoles(_ roles: Roles) -> SQLValue { .text(roles.sorted.map(\.rawValue).joined(separator: " ")) }

    private static func binding(_ id: AccountID, _ what: String) -> [UInt8] {
        Array("account \(what) ".utf8) + withUnsafeBytes(of: id.number.bigEndian) { Array($0) }
    }
}
