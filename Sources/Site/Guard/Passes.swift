import Crypto
import HTTPTypes
import NIOHTTP1
import Programme

/// What a browser holds while its owner answers a collection: the code that opens the draft, and the own code.
struct Pass: Sendable, Equatable {
    /// The letter's code, or the own code for somebody without a letter.
    let opening: Code
    /// Finds the response after sending, so that a receipt lost in a crash is found again.
    let own: Code
    /// Seconds since 1970 after which the server takes the pass no longer; nil: as long as the browser is open.
    var until: Int64?
    /// Others use this device too: the pass ends when nothing was filled in for a while.
    var isShared = false
    /// The device was handed over to the person whose answers these are.
    var isPrivate = false
    /// Which opening of the person's part this browser was given (four bits); one of an earlier opening shows nothing of a
    /// later one.
    var turn: UInt8 = 0
    /// The own code is not shown on this device: it was given to somebody else.
    var hidesOwn = false
    /// The language the owner reads, for pages that know no draft.
    var language: String?

    /// Whether it is still taken.
    /// - Parameter now: seconds since 1970.
    func isTaken(at now: Int64) -> Bool { until.map { now <= $0 } ?? true }
}

/// Writes and reads passes as cookies, one per collection.
///
/// The value is sealed: whoever reads the files of a browser learns no code from it, and codes cannot be guessed by way
/// of the cookie, past the budgets of the code page.
struct Passes: Sendable {
    /// The current key first; replaced ones still read what they wrote.
    private let keys: [SymmetricKey]
    private let isSecure: Bool

    /// Bytes before sealing: two codes, the end, and the language in three letters.
    private static let length = 25

    /// Seconds that a pass is taken after sending or pausing: long enough to see that page again after a crash, short
    /// enough for a computer that the next person uses. The end is inside the value, so that the cookie itself always
    /// goes when the browser is closed.
    static let afterwards: Int64 = 15 * 60

    /// Seconds after its end in which the pass of a shared device still saves what its page sends, and shows nothing: so
    /// that somebody who took long over an answer does not lose it.
    static let lateness: Int64 = 60 * 60

    /// - Parameters:
    ///   - secrets: secrets that last over a restart, the current one first.
    ///   - isSecure: whether the service is reached by https; without it the cookie has no `__Host-` and no `Secure`.
    init(secrets: [SymmetricKey], isSecure: Bool) {
        keys = secrets.map { secret in
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: secret, info: Array("buurtstem pass".utf8), outputByteCount: 32)
        }
        self.isSecure = isSecure
    }

    /// The pass that the request carries for this collection.
    /// - Parameters:
    ///   - now: seconds since 1970.
    ///   - isLate: takes the pass of a shared device that ended not long ago.
    func read(_ head: HTTPRequestHead, collection: String, now: Int64, isLate: Bool = false) -> Pass? {
        cookie(head, collection: collection).flatMap { read($0, collection: collection, now: now, isLate: isLate) }
    }

    /// The cookie for this collection as it came, whatever it holds.
    func cookie(_ head: HTTPRequestHead, collection: String) -> String? {
        Cookies.value(of: name(collection), in: head.headers)
    }

    /// The pass in a cookie for this collection.
    func read(_ cookie: String, collection: String, now: Int64, isLate: Bool = false) -> Pass? {
        guard let sealed = Base64URL.decode(cookie), sealed.count == Self.length + Sealing.overhead else { return nil }
        guard let bytes = opened(sealed, collection), bytes.count == Self.length else { return nil }
        func code(_ part: ArraySlice<UInt8>) -> Code { Code(truncating: part.reduce(0) { $0 << 8 | UInt64($1) }) }
        let until = bytes[16..<22].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        let isShared = bytes[0] & 0x80 != 0
        let end = isLate && isShared ? until + Self.lateness : until
        guard until == 0 || now <= end else { return nil }
        let language = String(decoding: bytes[22...].prefix { $0 != 0 }, as: UTF8.self)
        return Pass(
            opening: code(bytes[..<8]), own: code(bytes[8..<16]), until: until == 0 ? nil : until, isShared: isShared,
            isPrivate: bytes[0] & 0x40 != 0, turn: bytes[8] >> 4, hidesOwn: bytes[0] & 0x20 != 0,
            language: language.isEmpty ? nil : language)
    }

    /// What a key of ours sealed for this collection. A loop, because a lazy list would open the first that fits twice.
    private func opened(_ sealed: [UInt8], _ collection: String) -> [UInt8]? {
        let binding = Array(collection.utf8)
        for key in keys {
            if let bytes = try? Sealing.open(sealed, with: key, binding: binding) { return bytes }
        }
        return nil
    }

    /// The `Set-Cookie` headers that take a pass back.
    func takingBack(collection: String) -> [HTTPField] { Cookies.removing(name(collection), secure: isSecure) }

    /// The `Set-Cookie` header that hands out a pass.
    func header(_ pass: Pass, collection: String) -> HTTPField {
        header(cookie: cookie(pass, collection: collection), collection: collection)
    }

    /// The same with the cookie made already.
    func header(cookie: String, collection: String) -> HTTPField {
        HTTPField(name: .setCookie, value: Cookies.set(name(collection), to: cookie, secure: isSecure))
    }

    /// The cookie that holds a pass.
    func cookie(_ pass: Pass, collection: String) -> String {
        var bytes: [UInt8] = []
        // A code has 60 bits; the four above are flags.
        let flags: UInt64 = (pass.isShared ? 0x80 : 0) | (pass.isPrivate ? 0x40 : 0) | (pass.hidesOwn ? 0x20 : 0)
        bytes.appendBigEndian(pass.opening.bits | flags << 56, bytes: 8)
        bytes.appendBigEndian(pass.own.bits | UInt64(pass.turn & 15) << 60, bytes: 8)
        bytes.appendBigEndian(UInt64(pass.until ?? 0), bytes: 6)
        let letters = Array((pass.language ?? "").utf8.prefix(3))
        bytes += letters + [UInt8](repeating: 0, count: 3 - letters.count)
        let sealed = keys.first.map { Sealing.seal(bytes, with: $0, binding: Array(collection.utf8)) } ?? []
        return Base64URL.encode(sealed)
    }

    private func name(_ collection: String) -> String {
        isSecure ? "__Host-buurtstem-\(collection)" : "buurtstem-\(collection)"
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
