import Crypto
import Foundation

/// `digest()` and `base64-decode()` (X:bindings).
enum Digest {
    static func text(_ text: String, algorithm: String, encoding: String) throws(XPathError) -> String {
        let bytes = Data(text.utf8)
        let hash: [UInt8]
        switch algorithm.uppercased().filter({ $0 != "-" }) {
        case "MD5": hash = Array(Insecure.MD5.hash(data: bytes))
        case "SHA1": hash = Array(Insecure.SHA1.hash(data: bytes))
        case "SHA256": hash = Array(SHA256.hash(data: bytes))
        case "SHA384": hash = Array(SHA384.hash(data: bytes))
        case "SHA512": hash = Array(SHA512.hash(data: bytes))
        default: throw .badArgument(function: "digest", "no such algorithm")
        }
        switch encoding.lowercased() {
        case "base64": return Data(hash).base64EncodedString()
        case "hex":
            return hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        default: throw .badArgument(function: "digest", "no such encoding")
        }
    }

    /// The UTF-8 text behind Base64, with or without the signs that fill it up; "" when it is none.
    static func decodedBase64(_ text: String) -> String {
        let bare = text.filter { $0 != "=" && !$0.isWhitespace }
        let full = bare + String(repeating: "=", count: (4 - bare.utf8.count % 4) % 4)
        return Data(base64Encoded: full, options: .ignoreUnknownCharacters).flatMap {
            String(data: $0, encoding: .utf8)
        }
            ?? ""
    }

    /// The first eight bytes of a text's SHA-256, big-endian: a seed for `randomize()`.
    static func seed(_ text: String) -> Int64 {
        SHA256.hash(data: Data(text.utf8)).prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
    }
}
