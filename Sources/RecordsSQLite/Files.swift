import Foundation
import Records

/// The few things we ask of the file system, each durable when it returns.
enum Files {
    /// Size in bytes; 0 when there is no such file.
    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Bytes an ordinary program may still write there.
    static func freeBytes(at path: String) -> Int {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return 0 }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    /// The number of the disk (file system) that holds a file or folder; nil when there is no such thing.
    static func disk(of path: String) -> UInt64? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_dev) : nil
    }

    /// Makes a folder that only its owner may enter, with its parents.
    static func makeFolder(_ path: String) throws(StoreFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw exists(path) ? .unusable(reason: "\(path) is no folder") : lastFailure("make the folder \(path)")
        }
    }

    /// Makes an empty file that only its owner may read, unless there is one.
    static func makePrivateFile(_ path: String) throws(StoreFailure) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw lastFailure("open \(path)") }
        close(file)
        try flushFolder(of: path)
    }

    /// How the names of a database and of what SQLite may keep beside it end.
    static let databaseEnds = ["", "-journal", "-wal", "-shm"]

    /// Removes what a back-up or restore that was killed left behind: files ending in `.tmp` that are an hour old.
    static func removeStale(in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where databaseEnds.contains(where: { name.hasSuffix(".tmp" + $0) }) {
            let path = folder + "/" + name
            let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            if let date, date.timeIntervalSinceNow < -3_600 { unlink(path) }
        }
    }

    /// Appends to a file that only its owner may read, and flushes it.
    static func append(_ bytes: [UInt8], to path: String) throws(StoreFailure) {
        let isNew = !exists(path)
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw lastFailure("open \(path)") }
        defer { close(file) }
        try writeAll(bytes, to: file)
        guard fsync(file) == 0 else { throw lastFailure("flush \(path)") }
        if isNew { try flushFolder(of: path) }
    }

    /// Writes everything, however often the system takes only a part.
    static func writeAll(_ bytes: some ContiguousBytes, to file: Int32) throws(StoreFailure) {
        let complete = bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
        guard complete else { throw lastFailure("write") }
    }

    /// The folder that a file lies in.
    static func folder(of path: String) -> String {
        let parent = (path as NSString).deletingLastPathComponent
        return parent.isEmpty ? "." : parent
    }

    static func flushFolder(of path: String) throws(StoreFailure) {
        let folder = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw lastFailure("open the folder of \(path)") }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw lastFailure("flush the folder of \(path)") }
    }

    /// What the system's last error means.
    static func lastFailure(_ attempt: String) -> StoreFailure {
        switch errno {
        case ENOSPC, EDQUOT: .full
        case EROFS, EACCES, EPERM: .readOnly
        case EIO: .halted
        default: .unusable(reason: "cannot \(attempt): \(String(cString: strerror(errno)))")
        }
    }
}
