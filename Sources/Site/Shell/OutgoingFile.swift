import Foundation
import NIOCore

/// A file on its way to a browser, read part by part; it may be removed meanwhile.
///
/// A class because it owns a descriptor.
final class OutgoingFile: Sendable {
    private let descriptor: Int32
    let bytes: Int

    private static let partBytes = 256 << 10

    /// - Returns: nil when it cannot be read.
    init?(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
            if descriptor >= 0 { close(descriptor) }
            return nil
        }
        bytes = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// The next bytes; none at the end, or when it is shorter than it was. Read beside the event loop.
    func part(from offset: Int, on eventLoop: any EventLoop) -> EventLoopFuture<ByteBuffer> {
        let read = eventLoop.makePromise(of: ByteBuffer.self)
        DispatchQueue.global(qos: .utility).async { read.succeed(self.part(from: offset)) }
        return read.futureResult
    }

    private func part(from offset: Int) -> ByteBuffer {
        var part = ByteBuffer()
        part.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.partBytes) { room in
            max(0, pread(descriptor, room.baseAddress, min(room.count, Self.partBytes), off_t(offset)))
        }
        return part
    }
}
