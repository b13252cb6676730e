import Crypto
import Foundation

/// The file that holds the keys: JSON, readable by its owner only, never inside the database or its back-ups.
package struct KeyFile: Sendable {
    /// Where it lies.
    package let path: String

    package init(path: String) { self.path = path }

    /// Reads the ring, or makes the file with a new ring when there is neither file nor database.
    ///
    /// - Parameters:
    ///   - databaseExists: whether a database stands there already; then a missing file is an error, because new keys
    ///     could not open what is stored.
    ///   - week: noted as the week in which new keys were made.
    package func loadOrCreate(databaseExists: Bool, week: Week) throws(KeyFault) -> KeyRing {
        if access(path, F_OK) == 0 { return try load() }
        guard !databaseExists else { throw .fileMissing(path: path) }
        let ring = try KeyRing.random(made: week)
        do throws(KeyFault) {
            try create(ring)
            return ring
        } catch {
            // Another start came first: both must use its keys.
            guard case .alreadyThere = error else { throw error }
            return try load()
        }
    }

    /// Reads the ring.
    package func load() throws(KeyFault) -> KeyRing {
        let bytes = try readPrivately()
        let content: Content
        do {
            content = try JSONDecoder().decode(Content.self, from: bytes)
        } catch {
            throw .notAKeyFile(path: path, problem: "it is not JSON of the expected form")
        }
        guard content.version <= Content.version else { throw .tooNew(path: path, version: content.version) }
        var keys: [Key] = []
        for (position, entry) in content.keys.enumerated() {
            guard let id = UInt32(entry.id, radix: 16), let week = Week(entry.made),
                let secret = Data(base64Encoded: entry.secret), secret.count == 32
            else { throw .notAKeyFile(path: path, problem: "key \(position + 1) is damaged") }
            keys.append(Key(id: id, purpose: entry.purpose, secret: SymmetricKey(data: secret), made: week))
        }
        return try KeyRing(keys)
    }

    /// Writes a new file; an existing one is never replaced, however many try at once: one of them makes it.
    package func create(_ ring: KeyRing) throws(KeyFault) {
        let temporary = try writeBeside(ring)
        defer { unlink(temporary) }
        guard link(temporary, path) != 0 else {
            guard flushFolder() else { throw unusable() }
            return
        }
        switch errno {
        case EEXIST: throw .alreadyThere(path: path)
        case EPERM, EOPNOTSUPP, ENOSYS:
            // A file system without hard links.
            try write(ring, to: path)
            guard flushFolder() else { throw unusable() }
        default: throw unusable()
        }
    }

    /// Puts `ring` in the place of what is there, all or nothing. `ring` must hold every key of the old file.
    package func replace(with ring: KeyRing) throws(KeyFault) {
        let old = try load()
        guard Set(old.keys).isSubset(of: Set(ring.keys)) else {
            throw .notAKeyFile(path: path, problem: "a key would be lost")
        }
        try overwrite(ring)
    }
}

// MARK: - Form

extension KeyFile {
    private struct Content: Codable {
        static let version = 1
        var about =
            "The keys of a Buurtstem service. Keep a copy apart from the database and its back-ups: without it nothing "
            + "that is stored can be read, and whoever has both can read all."
        var version = Content.version
        var keys: [Entry]
    }

    private struct Entry: Codable {
        var id: String
        var purpose: KeyPurpose
        var made: String
        var secret: String
    }

    private func encoded(_ ring: KeyRing) throws(KeyFault) -> Data {
        let entries = ring.keys.map { key in
            Entry(
                id: String(key.id, radix: 16), purpose: key.purpose, made: key.made.description,
                secret: key.secret.withUnsafeBytes { Data($0) }.base64EncodedString())
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return try encoder.encode(Content(keys: entries))
        } catch {
            throw .unusable(path: path, reason: "it cannot be encoded")
        }
    }
}

// MARK: - Files

extension KeyFile {
    private func readPrivately() throws(KeyFault) -> Data {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else {
            if errno == ENOENT { throw .fileMissing(path: path) }
            throw unusable()
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw unusable() }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAKeyFile(path: path, problem: "it is no plain file") }
        guard status.st_mode & 0o077 == 0 else {
            throw .readableByOthers(path: path, mode: String(status.st_mode & 0o777, radix: 8))
        }
        guard status.st_size < 1 << 20 else { throw .notAKeyFile(path: path, problem: "it is too large") }
        var bytes = Data(count: Int(status.st_size))
        let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
        guard count == bytes.count else { throw unusable() }
        return bytes
    }

    /// Writes beside the file, flushes, renames, and flushes the folder, so that a power cut leaves old or new.
    private func overwrite(_ ring: KeyRing) throws(KeyFault) {
        let temporary = try writeBeside(ring)
        guard rename(temporary, path) == 0, flushFolder() else {
            defer { unlink(temporary) }
            throw unusable()
        }
    }

    /// Writes a file with a name of its own beside the file, and gives its path.
    private func writeBeside(_ ring: KeyRing) throws(KeyFault) -> String {
        let temporary = path + "." + String(UInt64.random(in: .min ... .max), radix: 16) + ".new"
        try write(ring, to: temporary)
        return temporary
    }

    /// Writes a file that is not there yet, and flushes it.
    private func write(_ ring: KeyRing, to path: String) throws(KeyFault) {
        let bytes = try encoded(ring)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            if errno == EEXIST { throw .alreadyThere(path: path) }
            throw unusable()
        }
        let written = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
        let flushed = fchmod(file, 0o600) == 0 && written == bytes.count && fsync(file) == 0
        let closed = close(file) == 0
        guard flushed, closed else {
            defer { unlink(path) }
            throw unusable()
        }
    }

    private func flushFolder() -> Bool {
        let parent = (path as NSString).deletingLastPathComponent
        let folder = open(parent.isEmpty ? "." : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return false }
        defer { close(folder) }
        return fsync(folder) == 0
    }

    private func unusable() -> KeyFault { .unusable(path: path, reason: String(cString: strerror(errno))) }
}
