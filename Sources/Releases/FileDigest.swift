import Crypto
import Foundation

/// SHA-256 and size of a file, read in parts.
struct FileDigest {
    let digest: String
    let bytes: Int

    init(path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        var (hash, count) = (SHA256(), 0)
        while let part = try file.read(upToCount: 1 << 20), !part.isEmpty {
            hash.update(data: part)
            count += part.count
        }
        digest = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        bytes = count
    }
}
