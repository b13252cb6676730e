import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// Sets a connection up: NIO's parser, and after it one `HTTPConnection` that answers by itself.
///
/// Hummingbird's own channel turns each part of a request into an element of an asynchronous sequence, with a task
/// that hops between executors for each; that cost more than answering a page does (measured: docs/benchmark.md).
/// Its server, TLS and graceful stop are used as they are.
struct DirectChannel: ServerChildChannel {
    /// The channel itself: there is nothing to hand over, since the connection works on its event loop.
    struct Value: ServerChildChannelValue {
        let channel: any Channel
    }

    private let shell: Shell

    /// Makes a first parser, on the one thread that starts the server.
    ///
    /// The metadata of its generic type are made at first use. Two event loops that do so at once, with the first two
    /// connections, may make the Swift runtime (6.3) read metadata that are not there yet: in about one start of a thousand
    /// the service ended with a bad pointer in `swift_checkMetadataState`.
    init(shell: Shell) {
        self.shell = shell
        withExtendedLifetime(parser()) {}
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            // What comes in one piece is read in one call: asking once more whether there is more costs every request.
            try channel.syncOptions?.setOption(.maxMessagesPerRead, value: 1)
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(parser())
            try pipeline.addHandler(HTTPConnection(shell: shell, channel: channel))
            return Value(channel: channel)
        }
    }

    private func parser() -> ByteToMessageHandler<HTTPRequestDecoder> {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = shell.limits.headerBytes
        limits.maxHeaderListSize = shell.limits.headerBytes
        limits.maxHeaderFieldCount = shell.limits.headerCount
        return ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: limits))
    }

    /// Waits for the connection's end; closes it when the server is told to stop at once.
    func handle(value: Value, logger: Logger) async {
        await withTaskCancellationHandler {
            // An error here says only that the connection broke.
            try? await value.channel.closeFuture.get()
        } onCancel: {
            value.channel.close(promise: nil)
        }
    }
}
