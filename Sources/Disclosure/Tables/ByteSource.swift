import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Owns one file that is read from front to back; closed once.
final class ByteSource {
    let path: String
    private let descriptor: Int32

    init(path: String) throws(DisclosureFault) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        self.path = path
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw DisclosureFault(
                path, "this file cannot be read (\(reason))", repair: "mend the path or its permissions")
        }
    }

    deinit { close(descriptor) }

    /// Reads at most `room.count` bytes.
    ///
    /// - Returns: How many were read; 0 at the end of the file.
    func read(into room: UnsafeMutableRawBufferPointer) throws(DisclosureFault) -> Int {
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, room.baseAddress, room.count)
            #else
                let count = Darwin.read(descriptor, room.baseAddress, room.count)
            #endif
            if count >= 0 { return count }
            guard errno == EINTR else {
                let reason = String(cString: strerror(errno))
                throw DisclosureFault(path, "reading stopped (\(reason))", repair: "name a file, not a folder")
            }
        }
    }
}
