/// Why a back-up cannot be used; ``sentence`` says what to do.
package enum BackupFault: Error, Sendable, Hashable {
    /// The file is no back-up of this program.
    case notABackup(path: String)
    /// A newer program wrote it.
    case tooNew(version: Int)
    /// It was sealed with a key that the key file does not hold.
    case keyMissing(id: UInt32)
    /// It ends too early.
    case cutOff
    /// Something in it is not what was written, or the key is another.
    case altered
    /// A database stands where it should be restored to.
    case targetTaken(path: String)
    /// It opened, but what is in it is damaged.
    case unsound(first: String)
    /// The disk or the database refused.
    case store(StoreFailure)

    package var sentence: String {
        switch self {
        case .notABackup(let path):
            "\(path) is no back-up of Buurtstem. Give the path of a file that `buurtstem backup` made."
        case .tooNew(let version):
            "This back-up has version \(version), written by a newer Buurtstem. Restore it with that version of the program."
        case .keyMissing(let id):
            """
            This back-up was sealed with key \(String(id, radix: 16)), which the key file does not hold. \
            Put the key file there that was in use when the back-up was made.
            """
        case .cutOff:
            "This back-up ends too early: it was cut off while it was copied. Copy it again, or take an older one."
        case .altered: "This back-up was damaged or altered. Copy it again, or take an older one. Nothing was restored."
        case .targetTaken(let path): "There is a database at \(path) already. Restore into an empty folder."
        case .unsound(let first):
            """
            What is in this back-up is damaged (\(first)). Take an older one, or bring back what can be read with \
            --damaged. Nothing was restored.
            """
        case .store(let failure): failure.sentence
        }
    }

    /// The same for those who were making a back-up.
    package var asStoreFailure: StoreFailure {
        if case .store(let failure) = self { return failure }
        return .damaged(what: "the back-up just made: \(sentence)")
    }
}
