import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that is there whole or not at all: written without a name, flushed to disk, then put in its place.
///
/// Where the system knows files without a name (`O_TMPFILE`, open(2)), even a process that is killed leaves nothing.
final class OutputFile {
    private let path: String
    private let temporary: String
    /// Whether the file has its temporary name already.
    private var isNamed: Bool
    private var descriptor: Int32
    private var buffer: [UInt8] = []

    init(path: String) throws(DisclosureFault) {
        self.path = path
        temporary = "\(path).\(getpid()).part"
        let nameless = Self.openNameless(beside: path)
        isNamed = nameless < 0
        descriptor = isNamed ? open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600) : nameless
        guard descriptor >= 0 else { throw Self.fault(path) }
        buffer.reserveCapacity(Self.chunk + 4_096)
    }

    /// What was not kept with ``keep()`` goes away.
    deinit {
        if descriptor >= 0 {
            close(descriptor)
            if isNamed { unlink(temporary) }
        }
    }

    func write(_ bytes: some Collection<UInt8>) throws(DisclosureFault) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.chunk { try flush() }
    }

    /// Writes what `fill` puts into memory of its own.
    ///
    /// - Parameters:
    ///   - most: The most bytes it may touch.
    ///   - fill: Says how many of them count.
    func write(upTo most: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Int) throws(DisclosureFault) {
        buffer.append(
            contentsOf: [UInt8](unsafeUninitializedCapacity: most) { room, count in
                count = fill(UnsafeMutableRawBufferPointer(room))
            })
        if buffer.count >= Self.chunk { try flush() }
    }

    /// Puts the file in its place.
    func keep() throws(DisclosureFault) {
        try flush()
        guard fsync(descriptor) == 0 else { throw Self.fault(path) }
        if !isNamed {
            unlink(temporary)
            let own = "/proc/self/fd/\(descriptor)"
            guard linkat(AT_FDCWD, own, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0 else { throw Self.fault(path) }
            isNamed = true
        }
        guard close(descriptor) == 0 else { throw Self.fault(path) }
        descriptor = -1
        guard rename(temporary, path) == 0 else {
            let fault = Self.fault(path)
            unlink(temporary)
            throw fault
        }
    }

    private static let chunk = 1 << 20

    /// - Returns: -1 where the system or the file system knows no files without a name.
    private static func openNameless(beside path: String) -> Int32 {
        #if os(Linux)
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
            // O_TMPFILE is a macro that Swift does not see; its value by asm-generic/fcntl.h.
            return open(folder, 0o20_000_000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC, 0o600)
        #else
            return -1
        #endif
    }

    private func flush() throws(DisclosureFault) {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                #if canImport(Glibc)
                    Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
                #else
                    Darwin.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
                #endif
            }
            if count < 0, errno != EINTR { throw Self.fault(path) }
            written += max(0, count)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func fault(_ path: String) -> DisclosureFault {
        DisclosureFault(
            path, "this file cannot be written (\(String(cString: strerror(errno))))",
            repair: "mend the path, its permissions, or make room")
    }
}
