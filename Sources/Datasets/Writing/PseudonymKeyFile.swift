import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file that holds the key of a recipient's pseudonyms: 64 hexadecimal digits, readable by its owner alone.
package enum PseudonymKeyFile {
    /// Reads the key; makes a new one when the file is not there.
    /// - Returns: the pseudonyms, and whether the key is new.
    package static func read(_ path: String) throws(DatasetFault) -> (pseudonyms: Pseudonyms, isNew: Bool) {
        let made = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if made >= 0 {
            defer { close(made) }
            let key = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
            let text = Array((key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\n").utf8)
            guard write(made, text, text.count) == text.count, fsync(made) == 0 else {
                unlink(path)
                throw DatasetFault(path, "the key cannot be written", repair: "make room or mend its place")
            }
            return (Pseudonyms(key: key), true)
        }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw DatasetFault(path, "the key cannot be read or made", repair: "mend the path or its permissions")
        }
        let digits = String(decoding: data, as: UTF8.self).filter { !$0.isWhitespace }.compactMap(\.hexDigitValue)
        guard digits.count == 64 else {
            throw DatasetFault(
                path, "this is no key of 64 hexadecimal digits", repair: "name another file; a missing one is made")
        }
        return (Pseudonyms(key: (0..<32).map { UInt8(digits[2 * $0] << 4 | digits[2 * $0 + 1]) }), false)
    }
}
