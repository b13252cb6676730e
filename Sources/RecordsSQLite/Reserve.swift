import Foundation

/// A file that does nothing but hold room: removed when somebody's answers must be erased on a full disk.
struct Reserve {
    let path: String
    static let bytes = 4 << 20

    /// Frees the room; false when it was given up already.
    func giveUp() -> Bool { unlink(path) == 0 }

    /// Takes the room again. Not having it is no failure: there is none to take.
    func take() {
        guard Files.size(path) < Self.bytes else { return }
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        if posix_fallocate(file, 0, off_t(Self.bytes)) != 0 { unlink(path) }
    }
}
