import NIOCore

/// Passing a file on, however large, with a part of it in memory.
extension HTTPConnection {
    /// The next part is read when the browser took the last.
    func pass(_ file: OutgoingFile, from offset: Int) {
        guard case .passing = phase, let context else { return }
        isBeingTaken = offset < file.bytes
        guard isBeingTaken else { return finish() }
        since = .now()
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        file.part(from: offset, on: context.eventLoop)
            .flatMap { [eventLoop = context.eventLoop] part in
                connection.value.take(part) ?? eventLoop.makeSucceededFuture(0)
            }
            .whenComplete { taken in
                // Shorter than was said, or gone away: the browser sees that it did not come whole.
                guard case .success(let count) = taken, count > 0 else { return connection.value.abandon() }
                connection.value.pass(file, from: offset + count)
            }
    }

    /// - Returns: how many bytes the browser took; none when it is gone.
    private func take(_ part: ByteBuffer) -> EventLoopFuture<Int>? {
        guard let context else { return nil }
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(part), promise: written)
        return written.futureResult.map { part.readableBytes }
    }

    private func abandon() {
        phase = .ended
        context?.close(promise: nil)
    }
}
