package import Crypto

/// HMAC-SHA256 under one key, the key worked in once: making it anew for each message costs more than the message does.
package struct KeyedHash: Sendable {
    private let ready: HMAC<SHA256>

    package init(key: SymmetricKey) { ready = HMAC(key: key) }

    /// The hash of a message (32 bytes).
    package func hash(_ message: [UInt8]) -> HMAC<SHA256>.MAC {
        var mac = ready
        mac.update(data: message)
        return mac.finalize()
    }
}
