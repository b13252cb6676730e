import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypes

/// Keeps all work of a connection on the event loop that reads and writes it.
///
/// Without it each request hops to Swift's own threads and back, which costs more than answering does (measured). No
/// request works longer than a few hundred microseconds, and what waits for the disk waits without holding the loop.
struct LoopBoundChannel: HTTPChannelHandler {
    private let base: HTTP1Channel

    init(_ base: HTTP1Channel) { self.base = base }

    var responder: HTTPChannelHandler.Responder { base.responder }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        base.setup(channel: channel, logger: logger)
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        let executor = EventLoopExecutor(value.channel.eventLoop)
        await withTaskExecutorPreference(executor) { await base.handle(value: value, logger: logger) }
    }
}

/// Runs the jobs of a task on one event loop.
private final class EventLoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
