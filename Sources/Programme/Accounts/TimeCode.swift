import Crypto
import Foundation

/// The secret of a second factor: what an authenticator app and we both know.
///
/// Time-based one-time passwords after RFC 6238: HMAC-SHA-1, steps of 30 s, six digits, which every app understands.
package struct FactorSecret: Sendable, Hashable {
    /// Twenty bytes, as RFC 4226 §4 recommends.
    package let bytes: [UInt8]

    package static let length = 20
    static let stepSeconds: Int64 = 30
    static let digits = 6

    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    package static func random() -> FactorSecret {
        var generator = SystemRandomNumberGenerator()
        return FactorSecret((0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    /// The number of the step that a moment falls in (RFC 6238 §4.2).
    package static func step(at seconds: Int64) -> Int64 { seconds / stepSeconds }

    /// The code of a step, with leading zeros.
    package func code(step: Int64) -> String { code(step: step, digits: Self.digits) }

    func code(step: Int64, digits: Int) -> String {
        let message = withUnsafeBytes(of: UInt64(bitPattern: step).bigEndian) { Array($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: bytes)))
        // Dynamic truncation (RFC 4226 §5.3).
        let offset = Int(mac[mac.count - 1] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt32(1)) { power, _ in power * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step that a typed code belongs to: the present one, or the one before or after it, so that a clock may be half a
    /// minute off (RFC 6238 §5.2). Nil when none fits, or when the step is not later than the last one that was used: a code
    /// serves once.
    package func step(of typed: String, at seconds: Int64, after used: Int64?) -> Int64? {
        let digits = typed.filter { !$0.isWhitespace && $0 != "-" && $0 != "." }
        let now = Self.step(at: seconds)
        var found: Int64?
        for step in [now - 1, now, now + 1] {
            var difference: UInt8 = digits.utf8.count == Self.digits ? 0 : 1
            for (left, right) in zip(digits.utf8, code(step: step).utf8) { difference |= left ^ right }
            if difference == 0, step > used ?? .min { found = found ?? step }
        }
        return found
    }

    /// The secret in base32 (RFC 4648 §6), in groups of four to be typed by hand.
    package var printed: String {
        stride(from: 0, to: base32.count, by: 4).map { start in
            String(base32.dropFirst(start).prefix(4))
        }.joined(separator: " ")
    }

    package var base32: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var text = ""
        var pending = 0
        var bits = 0
        for byte in bytes {
            pending = pending << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[pending >> bits & 31])
            }
        }
        return text
    }

    /// What the QR code tells the app (Key Uri Format of Google Authenticator, which the others follow).
    package func address(service: String, login: LoginName) -> String {
        func escaped(_ text: String) -> String {
            text.utf8.map { byte in
                let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                return isPlain
                    ? String(Unicode.Scalar(byte)) : "%" + String(Int(byte) + 256, radix: 16).dropFirst().uppercased()
            }.joined()
        }
        return "otpauth://totp/\(escaped(service)):\(escaped(login.text))?secret=\(base32)&issuer=\(escaped(service))"
            + "&algorithm=SHA1&digits=\(Self.digits)&period=\(Self.stepSeconds)"
    }
}
