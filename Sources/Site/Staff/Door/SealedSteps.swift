import Crypto
import Programme

/// What somebody has chosen so far on the way to a new password or second factor: carried from page to page in the form
/// itself, sealed, so that nothing half-made lies in the database.
struct SealedStep: Sendable, Equatable {
    var password: PasswordHash?
    var factor: FactorSecret
    /// What the first administrator chose to be called; else nil.
    var login: LoginName?
    var name: String?
}

/// Seals such steps to their purpose, for half an hour.
struct SealedSteps: Sendable {
    private let keys: [SymmetricKey]

    static let lifetime: Int64 = 1_800

    init(secrets: [SymmetricKey]) {
        keys = secrets.map { secret in
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: secret, info: Array("buurtstem staff step".utf8), outputByteCount: 32)
        }
    }

    /// `issued (6) · has password (1) · password (52) · factor (20) · login · 0 · name`.
    /// - Parameter purpose: opens it at the same place only: the one-time link's, or the session's.
    func seal(_ step: SealedStep, for purpose: [UInt8], now: Int64) -> String {
        guard let key = keys.first else { return "" }
        var bytes: [UInt8] = []
        bytes.appendBigEndian(UInt64(now), bytes: 6)
        bytes.append(step.password == nil ? 0 : 1)
        bytes += step.password?.bytes ?? [UInt8](repeating: 0, count: PasswordHash.length)
        bytes += step.factor.bytes
        bytes += Array((step.login?.text ?? "").utf8) + [0] + Array((step.name ?? "").utf8)
        return Base64URL.encode(Sealing.seal(bytes, with: key, binding: purpose))
    }

    /// Nil for anything else than ``seal(_:for:now:)`` gave for this purpose within its time.
    func open(_ text: String?, for purpose: [UInt8], now: Int64) -> SealedStep? {
        guard let sealed = text.flatMap(Base64URL.decode) else { return nil }
        let opened = keys.lazy.compactMap { try? Sealing.open(sealed, with: $0, binding: purpose) }.first
        let fixed = 7 + PasswordHash.length + FactorSecret.length
        guard let bytes = opened, bytes.count > fixed else { return nil }
        let issued = bytes[..<6].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        guard now - issued <= Self.lifetime, issued - now <= 60 else { return nil }
        guard let factor = FactorSecret(bytes: Array(bytes[(7 + PasswordHash.length)..<fixed])) else { return nil }
        let names = bytes[fixed...].split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        return SealedStep(
            password: bytes[6] == 1 ? PasswordHash(bytes: Array(bytes[7..<(7 + PasswordHash.length)])) : nil,
            factor: factor, login: names.first.flatMap { LoginName($0) },
            name: names.last.flatMap { Account.name(reading: $0) })
    }
}
