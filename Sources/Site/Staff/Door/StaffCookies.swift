import Crypto
import HTTPTypes
import NIOHTTP1
import Programme

/// The two cookies of staff: who is logged in, and which browsers somebody has logged in with before.
///
/// A dot stands in their names, which no collection's slug holds, so that no resident's pass can be taken for one.
struct StaffCookies: Sendable {
    private let keys: [SymmetricKey]
    private let isSecure: Bool

    /// Days that a browser is known by; what it then gains is its own budget of wrong passwords, nothing else.
    private static let deviceDays = 180

    init(secrets: [SymmetricKey], isSecure: Bool) {
        keys = secrets.map { secret in
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: secret, info: Array("buurtstem staff device".utf8), outputByteCount: 32)
        }
        self.isSecure = isSecure
    }

    /// The session that a request carries.
    func session(_ head: HTTPRequestHead) -> SessionToken? {
        Cookies.value(of: name("medewerker"), in: head.headers).flatMap(Base64URL.decode).flatMap(SessionToken.init)
    }

    /// The header that hands out a session. It goes when the browser is closed.
    func header(_ token: SessionToken) -> HTTPField {
        let value = Base64URL.encode(token.bytes)
        return HTTPField(name: .setCookie, value: Cookies.set(name("medewerker"), to: value, secure: isSecure))
    }

    /// The headers that take a session back.
    func takingBack() -> [HTTPField] { Cookies.removing(name("medewerker"), secure: isSecure) }

    /// Whether somebody with this login has logged in with this browser before; a number for the browser when so.
    ///
    /// Source: OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
    func device(_ head: HTTPRequestHead, login: LoginIndex) -> [UInt8]? {
        guard let sealed = Cookies.value(of: name("apparaat"), in: head.headers).flatMap(Base64URL.decode) else {
            return nil
        }
        return keys.lazy.compactMap { try? Sealing.open(sealed, with: $0, binding: login.bytes) }.first
    }

    /// The header by which a browser is known from now on.
    func deviceHeader(login: LoginIndex) -> HTTPField? {
        guard let key = keys.first else { return nil }
        var number: [UInt8] = []
        number.appendBigEndian(.random(in: .min ... .max), bytes: 8)
        let sealed = Sealing.seal(number, with: key, binding: login.bytes)
        let text = Cookies.set(
            name("apparaat"), to: Base64URL.encode(sealed), secure: isSecure, days: Self.deviceDays)
        return HTTPField(name: .setCookie, value: text)
    }

    private func name(_ what: String) -> String { isSecure ? "__Host-buurtstem.\(what)" : "buurtstem.\(what)" }
}
