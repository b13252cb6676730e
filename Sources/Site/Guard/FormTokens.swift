package import Crypto
import Programme

/// Makes and checks the token that every form carries: it shows that the form came from us, for this page, not long ago.
///
/// Not against a thief of sessions (the cookie is `SameSite=Lax`), but against stuffing: forged, replayed to another
/// page, or stale posts. The token is `issue time · nonce · MAC`, 8 + 12 + 22 characters of base64url; nothing of it
/// is stored.
package struct FormTokens: Sendable {
    /// What a token turned out to be.
    package enum Verdict: Sendable, Equatable {
        case valid
        /// Ours, but made longer ago than `lifetime`.
        case tooOld
        /// Not ours, or for another page.
        case foreign
    }

    /// The current key first; replaced ones still judge what they made.
    private let keys: [KeyedHash]
    /// Seconds a form may stand open: WCAG 2.2 (2.2.1) asks for at least 20 hours.
    package static let lifetime: Int64 = 24 * 3_600

    /// - Parameter secrets: secrets that last over a restart, the current one first; the keys are derived from them.
    package init(secrets: [SymmetricKey]) {
        keys = secrets.map { secret in
            KeyedHash(
                key: HKDF<SHA256>.deriveKey(
                    inputKeyMaterial: secret, info: Array("buurtstem form token".utf8), outputByteCount: 32))
        }
    }

    /// A fresh token.
    /// - Parameters:
    ///   - form: names the form: its address.
    ///   - now: seconds since 1970.
    package func issue(for form: String, now: Int64) -> String {
        var message = Self.message(of: form)
        var random = SystemRandomNumberGenerator()
        message.appendBigEndian(UInt64(now), bytes: 6)
        message.appendBigEndian(random.next(), bytes: 8)
        guard let key = keys.first else { return "" }
        let mac = key.hash(message)
        return Base64URL.encode(Array(message.suffix(14)) + mac.prefix(16))
    }

    /// Judges a token that came back with a post.
    package func judge(_ token: String?, for form: String, now: Int64) -> Verdict {
        guard let token, let bytes = Base64URL.decode(token), bytes.count == 30 else { return .foreign }
        let message = Self.message(of: form) + bytes[..<14]
        let isOurs = keys.contains { key in isEqual(key.hash(message).prefix(16), bytes[14...]) }
        guard isOurs else { return .foreign }
        let issued = bytes[..<6].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        // A minute of grace: the clock of the server may have been set back.
        return now - issued <= Self.lifetime && issued - now <= 60 ? .valid : .tooOld
    }

    private static func message(of form: String) -> [UInt8] {
        var message: [UInt8] = []
        message.reserveCapacity(form.utf8.count + 15)
        message.append(contentsOf: form.utf8)
        message.append(0)
        return message
    }
}

extension [UInt8] {
    /// Appends the lowest bytes of a number, most significant first.
    mutating func appendBigEndian(_ number: UInt64, bytes: Int) {
        for shift in stride(from: (bytes - 1) * 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }
}

/// Base64 with the URL-safe alphabet and no padding (RFC 4648 §5).
enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    static func encode(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { text in
            alphabet.withUnsafeBufferPointer { alphabet in
                var (pending, bits, end): (UInt32, UInt32, Int) = (0, 0, 0)
                for byte in bytes {
                    pending = pending << 8 | UInt32(byte)
                    bits += 8
                    while bits >= 6 {
                        bits -= 6
                        text[end] = alphabet[Int(pending >> bits & 63)]
                        end += 1
                    }
                }
                if bits > 0 {
                    text[end] = alphabet[Int(pending << (6 - bits) & 63)]
                    end += 1
                }
                return end
            }
        }
    }

    /// Nil for anything that `encode` does not write.
    static func decode(_ text: String) -> [UInt8]? {
        var text = text
        var isOurs = false
        let bytes = text.withUTF8 { text in
            [UInt8](unsafeUninitializedCapacity: text.count * 3 / 4) { bytes, count in
                values.withUnsafeBufferPointer { values in
                    var (pending, bits): (UInt32, UInt32) = (0, 0)
                    for character in text {
                        let value = values[Int(character)]
                        guard value < 64 else { return }
                        pending = pending << 6 | UInt32(value)
                        bits += 6
                        if bits >= 8 {
                            bits -= 8
                            bytes[count] = UInt8(truncatingIfNeeded: pending >> bits)
                            count += 1
                        }
                    }
                    isOurs = bits < 6 && pending & ((1 << bits) - 1) == 0
                }
            }
        }
        return isOurs ? bytes : nil
    }
}
