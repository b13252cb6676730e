import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file without a name: written from front to back, read back by an archive, or put in its place as a whole.
///
/// Where the system knows files without a name (`O_TMPFILE`, open(2)), even a process that is killed leaves nothing.
package final class SpoolFile {
    /// What C libraries that open files by name are given.
    package let path: String
    package let descriptor: Int32
    private var buffer: [UInt8] = []
    private let temporary: String?

    private static let chunk = 1 << 18

    /// - Parameter folder: on whose disk it lies.
    package init(in folder: String) throws(FileFault) {
        #if os(Linux)
            // O_TMPFILE is a macro that Swift does not see; its value by asm-generic/fcntl.h.
            let nameless = open(folder, 0o20_000_000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
        #else
            let nameless: Int32 = -1
        #endif
        if nameless >= 0 {
            descriptor = nameless
            temporary = nil
            path = "/proc/self/fd/\(nameless)"
        } else {
            let name = "\(folder)/.\(UInt64.random(in: .min ... .max)).\(getpid()).part"
            descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            temporary = name
            path = name
            guard descriptor >= 0 else { throw Self.fault() }
        }
    }

    deinit {
        close(descriptor)
        if let temporary { unlink(temporary) }
    }

    /// Adds bytes at the end.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(FileFault) {
        guard buffer.count + bytes.count > Self.chunk else {
            buffer.append(contentsOf: bytes)
            return
        }
        try flush()
        guard bytes.count > Self.chunk else {
            buffer.append(contentsOf: bytes)
            return
        }
        try writeAll(bytes)
    }

    /// Adds bytes at the end.
    package func write(_ bytes: [UInt8]) throws(FileFault) {
        let fault = bytes.withUnsafeBytes { part -> FileFault? in
            do throws(FileFault) { try write(part) } catch { return error }
            return nil
        }
        if let fault { throw fault }
    }

    /// Hands on what was not written yet.
    package func flush() throws(FileFault) {
        let fault = buffer.withUnsafeBytes { part -> FileFault? in
            do throws(FileFault) { try writeAll(part) } catch { return error }
            return nil
        }
        if let fault { throw fault }
        buffer.removeAll(keepingCapacity: true)
    }

    /// How long the file is, without what was not handed on yet.
    package var count: Int {
        var facts = stat()
        return fstat(descriptor, &facts) == 0 ? Int(facts.st_size) : 0
    }

    /// The bytes from a place on, at most so many; fewer at the end.
    package func read(at offset: Int, count: Int) throws(FileFault) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            let got = pread(descriptor, room.baseAddress, count, off_t(offset))
            failed = got < 0
            filled = max(0, got)
        }
        if failed { throw Self.fault() }
        return bytes
    }

    /// Puts the file at a path, in the place of what stood there, safe from a power cut.
    package func keep(at target: String) throws(FileFault) {
        try flush()
        guard fsync(descriptor) == 0 else { throw Self.fault() }
        let part = temporary ?? "\(target).\(getpid()).part"
        if temporary == nil {
            unlink(part)
            guard linkat(AT_FDCWD, path, AT_FDCWD, part, AT_SYMLINK_FOLLOW) == 0 else { throw Self.fault() }
        }
        guard rename(part, target) == 0 else {
            let fault = Self.fault()
            unlink(part)
            throw fault
        }
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer) throws(FileFault) {
        var done = 0
        while done < bytes.count {
            #if canImport(Glibc)
                let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            #else
                let count = Darwin.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            #endif
            if count < 0, errno != EINTR { throw Self.fault() }
            done += max(0, count)
        }
    }

    /// The last thing that the system said.
    private static func fault() -> FileFault { FileFault(String(cString: strerror(errno))) }
}
