import Crypto
import HTTPTypes
import Programme

/// What a browser holds while its owner answers a collection: the code that opens the draft, and the own code.
struct Pass: Sendable, Equatable {
    /// The letter's code, or the own code for somebody without a letter.
    let opening: Code
    /// Finds the response after sending, so that a receipt lost in a crash is found again.
    let own: Code
    /// Seconds since 1970 after which the server takes the pass no longer; nil: as long as the browser is open.
    var until: Int64?
}

/// Writes and reads passes as cookies, one per collection.
///
/// The value carries a MAC, so that codes cannot be guessed by way of the cookie, past the budgets of the code page.
struct Passes: Sendable {
    /// The current key first; replaced ones still read what they wrote.
    private let keys: [KeyedHash]
    private let isSecure: Bool

    /// Seconds that a pass is taken after sending or pausing: long enough to see that page again after a crash, short
    /// enough for a computer that the next person uses. The end is inside the value, so that the cookie itself always
    /// goes when the browser is closed.
    static let afterwards: Int64 = 15 * 60

    /// - Parameters:
    ///   - secrets: secrets that last over a restart, the current one first.
    ///   - isSecure: whether the service is reached by https; without it the cookie has no `__Host-` and no `Secure`.
    init(secrets: [SymmetricKey], isSecure: Bool) {
        keys = secrets.map { secret in
            KeyedHash(
                key: HKDF<SHA256>.deriveKey(
                    inputKeyMaterial: secret, info: Array("buurtstem pass".utf8), outputByteCount: 32))
        }
        self.isSecure = isSecure
    }

    /// The pass that the request carries for this collection.
    /// - Parameter now: seconds since 1970.
    func read(_ head: HTTPRequest, collection: String, now: Int64) -> Pass? {
        guard let text = Cookies.value(of: name(collection), in: head.headerFields),
            let bytes = Base64URL.decode(text), bytes.count == 38
        else { return nil }
        guard keys.contains(where: { isEqual(mac(bytes[..<22], collection, $0), bytes[22...]) }) else { return nil }
        func code(_ part: ArraySlice<UInt8>) -> Code { Code(truncating: part.reduce(0) { $0 << 8 | UInt64($1) }) }
        let until = bytes[16..<22].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        guard until == 0 || now <= until else { return nil }
        return Pass(opening: code(bytes[..<8]), own: code(bytes[8..<16]), until: until == 0 ? nil : until)
    }

    /// The `Set-Cookie` header that hands out a pass, or takes it back when nil.
    func header(_ pass: Pass?, collection: String) -> HTTPField {
        guard let pass else {
            let text = Cookies.set(name(collection), to: nil, secure: isSecure)
            return HTTPField(name: .setCookie, value: text)
        }
        var bytes: [UInt8] = []
        bytes.appendBigEndian(pass.opening.bits, bytes: 8)
        bytes.appendBigEndian(pass.own.bits, bytes: 8)
        bytes.appendBigEndian(UInt64(pass.until ?? 0), bytes: 6)
        if let key = keys.first { bytes += mac(bytes[...], collection, key) }
        let text = Cookies.set(name(collection), to: Base64URL.encode(bytes), secure: isSecure)
        return HTTPField(name: .setCookie, value: text)
    }

    private func name(_ collection: String) -> String {
        isSecure ? "__Host-buurtstem-\(collection)" : "buurtstem-\(collection)"
    }

    private func mac(_ codes: ArraySlice<UInt8>, _ collection: String, _ key: KeyedHash) -> [UInt8] {
        Array(key.hash(Array(collection.utf8) + [0] + codes).prefix(16))
    }
}

/// Compares without telling by its time where two byte strings differ.
func isEqual(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Bool {
    let (left, right) = (Array(left), Array(right))
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
}
