import Crypto
import Foundation
import Programme
import Records

/// The form of a back-up: a header, then the database in chunks of 256 KiB, each sealed with AES-256-GCM.
///
/// Header: `BSTMBACK`, version (1 byte), id of the back-up key (4), salt (32). Chunk: whether it is the last (1 byte),
/// length (4), sealed content, tag (16). All numbers big-endian. The file's own key is HKDF-SHA256 of the back-up key and
/// the salt; a chunk's nonce is its number, and header, number and last-mark are authenticated with it, so no chunk can
/// be altered, dropped, swapped or taken from another file, and the end cannot be cut off.
enum BackupFile {
    private static let magic = Array("BSTMBACK".utf8)
    private static let version: UInt8 = 1
    private static let headerLength = 8 + 1 + 4 + 32
    private static let chunkLength = 256 * 1024

    /// Seals `source` into a new file that only its owner may read, and flushes it.
    static func seal(
        _ source: String, to target: String, keys: KeyRing, stopping: Stopping? = nil
    ) throws(BackupFault) {
        let input = try open(source)
        defer { try? input.close() }
        let file = Foundation.open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .store(Files.lastFailure("make \(target)")) }
        defer { close(file) }
        let key = keys.current(.backup)
        let header = magic + [version] + bigEndian(key.id) + SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        let cipher = ChunkCipher(key: key, header: header)
        try write(header, to: file)
        var next = try read(input, chunkLength)
        var number: UInt64 = 0
        var isLast = false
        while !isLast {
            if stopping?.isSet ?? false { throw .store(.closed) }
            let chunk = next
            next = chunk.count == chunkLength ? try read(input, chunkLength) : Data()
            isLast = next.isEmpty
            try write([isLast ? 1 : 0] + bigEndian(UInt32(chunk.count)), to: file)
            try write(cipher.seal(chunk, number: number, isLast: isLast), to: file)
            number += 1
        }
        guard fsync(file) == 0 else { throw .store(Files.lastFailure("flush \(target)")) }
    }

    /// Reads a back-up whole and throws when anything is wrong with it.
    static func check(_ path: String, keys: KeyRing, stopping: Stopping? = nil) throws(BackupFault) {
        try open(path, keys: keys) { _ throws(BackupFault) in
            if stopping?.isSet ?? false { throw .store(.closed) }
        }
    }

    /// Writes what a back-up holds into a new file that only its owner may read, and flushes it.
    static func unseal(_ path: String, to target: String, keys: KeyRing) throws(BackupFault) {
        let file = Foundation.open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .store(Files.lastFailure("make \(target)")) }
        defer { close(file) }
        try open(path, keys: keys) { chunk throws(BackupFault) in try write(chunk, to: file) }
        guard fsync(file) == 0 else { throw .store(Files.lastFailure("flush \(target)")) }
    }

    /// Hands out the chunks in order. What was handed out counts only when this returns.
    private static func open(
        _ path: String, keys: KeyRing, chunk: (Data) throws(BackupFault) -> Void
    ) throws(BackupFault) {
        guard Files.exists(path) else { throw .notABackup(path: path) }
        let input = try open(path)
        defer { try? input.close() }
        let header = [UInt8](try read(input, headerLength))
        guard header.starts(with: magic) else { throw .notABackup(path: path) }
        guard header.count == headerLength else { throw .cutOff }
        guard header[8] <= version else { throw .tooNew(version: Int(header[8])) }
        let id = header[9..<13].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard let key = keys.key(id, for: .backup) else { throw .keyMissing(id: id) }
        let cipher = ChunkCipher(key: key, header: header)
        var number: UInt64 = 0
        var isLast = false
        while !isLast {
            let head = [UInt8](try read(input, 5))
            guard head.count == 5 else { throw .cutOff }
            let length = Int(head[1...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
            guard head[0] <= 1, length <= chunkLength else { throw .altered }
            let sealed = try read(input, length + ChunkCipher.tagLength)
            guard sealed.count == length + ChunkCipher.tagLength else { throw .cutOff }
            isLast = head[0] == 1
            try chunk(try cipher.open(sealed, number: number, isLast: isLast))
            number += 1
        }
        guard try read(input, 1).isEmpty else { throw .altered }
    }
}

// MARK: - Reading and writing

extension BackupFile {
    private static func open(_ path: String) throws(BackupFault) -> FileHandle {
        guard let input = FileHandle(forReadingAtPath: path) else { throw .store(Files.lastFailure("read \(path)")) }
        return input
    }

    /// Exactly `count` bytes, or what is left.
    private static func read(_ input: FileHandle, _ count: Int) throws(BackupFault) -> Data {
        do {
            return try input.read(upToCount: count) ?? Data()
        } catch {
            throw .store(.unusable(reason: "a file cannot be read"))
        }
    }

    private static func write(_ bytes: some ContiguousBytes, to file: Int32) throws(BackupFault) {
        do throws(StoreFailure) {
            try Files.writeAll(bytes, to: file)
        } catch {
            throw .store(error)
        }
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}

/// Seals and opens the chunks of one file.
private struct ChunkCipher {
    static let tagLength = 16
    private let key: SymmetricKey
    private let header: [UInt8]

    /// `header` ends with the file's salt.
    init(key: Key, header: [UInt8]) {
        self.header = header
        self.key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key.secret, salt: header.suffix(32), info: Array("buurtstem backup".utf8),
            outputByteCount: 32)
    }

    func seal(_ content: Data, number: UInt64, isLast: Bool) -> Data {
        do {
            let box = try AES.GCM.seal(
                content, using: key, nonce: nonce(number), authenticating: binding(isLast: isLast))
            return box.ciphertext + box.tag
        } catch {
            // AES-GCM refuses only keys and nonces of a wrong length; neither can come here.
            preconditionFailure("sealing failed")
        }
    }

    func open(_ sealed: Data, number: UInt64, isLast: Bool) throws(BackupFault) -> Data {
        do {
            let box = try AES.GCM.SealedBox(
                nonce: nonce(number), ciphertext: sealed.dropLast(Self.tagLength), tag: sealed.suffix(Self.tagLength))
            return try AES.GCM.open(box, using: key, authenticating: binding(isLast: isLast))
        } catch {
            throw .altered
        }
    }

    private func nonce(_ number: UInt64) throws -> AES.GCM.Nonce {
        try AES.GCM.Nonce(data: [0, 0, 0, 0] + withUnsafeBytes(of: number.bigEndian) { Array($0) })
    }

    private func binding(isLast: Bool) -> [UInt8] { header + [isLast ? 1 : 0] }
}
