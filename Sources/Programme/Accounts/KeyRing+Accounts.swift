import Crypto

/// Finds an account by the name somebody logs in with.
package enum ForLogin: CodePurpose { package static let label = "login" }
/// Finds a one-time link.
package enum ForLink: CodePurpose { package static let label = "one-time link" }
/// Finds a recovery code.
package enum ForRecovery: CodePurpose { package static let label = "recovery code" }
/// Finds a session by its cookie.
package enum ForSession: CodePurpose { package static let label = "session" }

package typealias LoginIndex = CodeIndex<ForLogin>
package typealias LinkIndex = CodeIndex<ForLink>
package typealias RecoveryIndex = CodeIndex<ForRecovery>
package typealias SessionIndex = CodeIndex<ForSession>

/// The subkeys for accounts of one code key, made once.
struct AccountKeys: Sendable {
    let login: KeyedHash
    let link: KeyedHash
    let recovery: KeyedHash
    let session: KeyedHash

    init(_ derive: (String) -> KeyedHash) {
        login = derive("index \(ForLogin.label)")
        link = derive("index \(ForLink.label)")
        recovery = derive("index \(ForRecovery.label)")
        session = derive("index \(ForSession.label)")
    }
}

/// Each gives the place under the current code key first, then those under replaced ones.
extension KeyRing {
    package func loginIndexes(_ login: LoginName) -> [LoginIndex] {
        codeKeys.map { LoginIndex(Array(login.text.utf8), key: $0.accounts.login) }
    }

    package func linkIndexes(_ code: Code) -> [LinkIndex] {
        codeKeys.map { LinkIndex(code, key: $0.accounts.link) }
    }

    /// A recovery code belongs to one account: the same code would lie elsewhere for another.
    package func recoveryIndexes(_ code: Code, of account: AccountID) -> [RecoveryIndex] {
        let message = withUnsafeBytes(of: (account.number.bigEndian, code.bits.bigEndian)) { Array($0) }
        return codeKeys.map { RecoveryIndex(message, key: $0.accounts.recovery) }
    }

    package func sessionIndexes(_ token: SessionToken) -> [SessionIndex] {
        codeKeys.map { SessionIndex(token.bytes, key: $0.accounts.session) }
    }
}
