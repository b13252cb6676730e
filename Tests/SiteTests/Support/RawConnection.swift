import Dispatch
import Foundation
import Testing

/// A bare TCP connection to the server under test, for requests that no HTTP client would send.
struct RawConnection: Sendable {
    private let socket: Int32

    /// Seconds that a server may be silent: less than any limit of it that a test does not set.
    private static let patience = 300

    /// Connects to the loopback address.
    init(port: Int) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var limit = timeval(tv_sec: Self.patience, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
    }

    /// Sends bytes; false when the server has closed.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        Foundation.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Everything the server says until it closes the connection, off the test's own thread. That it closes is expected.
    func readToEnd() async -> String {
        let (said, isSilent) = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var all: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 65_536)
                var isSilent = false
                while true {
                    let count = recv(socket, &buffer, buffer.count, 0)
                    isSilent = count < 0 && errno == EAGAIN
                    guard count > 0 else { break }
                    all.append(contentsOf: buffer[..<count])
                }
                continuation.resume(returning: (all, isSilent))
            }
        }
        #expect(!isSilent, "the server says nothing and keeps the connection")
        return String(decoding: said, as: UTF8.self)
    }

    /// Says no more, as a browser that has sent its request and leaves.
    func finishSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// Breaks the connection off, as a browser that is ended or a line that drops.
    func reset() {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    func close() { _ = Foundation.close(socket) }
}
