import Glibc

/// A blocking TCP connection to this machine, closed when the last reference goes.
///
/// A class because it owns a file descriptor. One thread a respondent with blocking reads keeps the driver's own
/// share of the processor small and the measured latencies free of its scheduling.
final class Socket {
    private let descriptor: Int32

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw BenchmarkError("no socket: \(String(cString: strerror(errno)))") }
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        var limit = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        guard connected == 0 else {
            let reason = errno
            close(descriptor)
            throw BenchmarkError("cannot connect: \(String(cString: strerror(reason)))")
        }
    }

    deinit { close(descriptor) }

    /// Sends all of `bytes`.
    func write(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                send(descriptor, buffer.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw BenchmarkError("connection lost while sending") }
            sent += count
        }
    }

    /// Reads what is there into `bytes` behind the first `filled` of them, which it makes longer when they are full; waits for
    /// at least one byte.
    ///
    /// - Returns: How many of them are filled now.
    func read(into bytes: inout [UInt8], behind filled: Int) throws -> Int {
        if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count + 65_536)) }
        let count = bytes.withUnsafeMutableBytes { buffer in
            recv(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, 0)
        }
        guard count > 0 else { throw BenchmarkError("connection lost while reading") }
        return filled + count
    }
}
