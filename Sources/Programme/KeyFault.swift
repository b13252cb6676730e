/// Why the keys cannot be used; ``sentence`` says what to do.
package enum KeyFault: Error, Sendable, Hashable {
    /// No key file, where a database or a back-up needs the one that it was made with.
    case fileMissing(path: String)
    /// The file is there but cannot be read or written; `reason` is the system's.
    case unusable(path: String, reason: String)
    /// Others than its owner may read it; `mode` in octal.
    case readableByOthers(path: String, mode: String)
    /// Not a key file of this program.
    case notAKeyFile(path: String, problem: String)
    /// A key file that a newer program wrote.
    case tooNew(path: String, version: Int)
    /// Exists already where a new one should be made.
    case alreadyThere(path: String)
    case purposeMissing(KeyPurpose)
    case twoKeysWithOneID
    /// The database was made with keys that the file does not hold, or with others of the same ids.
    case foreign(missing: [UInt32])

    /// What is wrong and how to mend it, for the person at the terminal.
    package var sentence: String {
        switch self {
        case .fileMissing(let path):
            """
            The key file \(path) is missing. Look whether the path after --data is right; else put the key file back \
            from where you keep its copy, or name it with --keys. No new keys were made: they could not open what is \
            stored.
            """
        case .unusable(let path, let reason):
            "The key file \(path) cannot be used: \(reason)."
        case .readableByOthers(let path, let mode):
            "The key file \(path) can be read by others (mode \(mode)). Run: chmod 600 \(path)"
        case .notAKeyFile(let path, let problem):
            "\(path) is not a key file of Buurtstem: \(problem). Put the right file there."
        case .tooNew(let path, let version):
            "The key file \(path) has version \(version), which a newer Buurtstem wrote. Use that version of the program."
        case .alreadyThere(let path):
            "There is a key file at \(path) already; it is not replaced. Move it away yourself if you mean it."
        case .purposeMissing(let purpose):
            "The key file holds no key for '\(purpose.rawValue)'. Put back a copy that is whole."
        case .twoKeysWithOneID:
            "The key file holds two keys with one id. Put back a copy that is whole."
        case .foreign(let missing):
            """
            The key file does not belong to this database: key\(missing.count == 1 ? "" : "s") \
            \(missing.map { String($0, radix: 16) }.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") \
            missing or different. Put the key file back that was used with this database.
            """
        }
    }
}
