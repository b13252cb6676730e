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

    let shell: Shell

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderFieldSize = shell.limits.headerBytes
            limits.maxHeaderListSize = shell.limits.headerBytes
            limits.maxHeaderFieldCount = shell.limits.headerCount
            // What comes in one piece is read in one call: asking once more whether there is more costs every request.
            try channel.syncOptions?.setOption(.maxMessagesPerRead, value: 1)
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: limits)))
            try pipeline.addHandler(HTTPConnection(shell: shell, channel: channel))
            return Value(channel: channel)
        }
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
