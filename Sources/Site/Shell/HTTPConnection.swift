import HTTPTypes
import NIOCore
import NIOHTTP1

/// One connection of a browser: takes requests one after the other, in order, and writes the answers.
///
/// It holds the limits that a server library leaves open: a total time for each request (a body that drips a byte a
/// second never ends by an idle time-out), the size of a body while it comes in, and the security headers on answers
/// to what is no HTTP. While a request is worked on one piece more is read at most, so that a browser that sends
/// requests without end waits in its own buffers.
///
/// A class because NIO's handlers have identity; it lives on one event loop and is never shared.
final class HTTPConnection: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = Never
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    /// What the connection is doing.
    enum Phase {
        /// Between two requests.
        case waiting
        /// A request comes in.
        case reading(AdmittedRequest)
        /// The request is being worked on.
        case answering(AdmittedRequest)
        /// Its answer, a file, goes out a part at a time.
        case passing
        /// The answer went out before the body had come; so many bytes of it may still come, to be thrown away.
        case draining(left: Int, within: TimeAmount)
        /// Nothing more is taken or sent.
        case ended
    }

    private let shell: Shell
    private let channel: any Channel
    private let executor: EventLoopExecutor
    private(set) var context: ChannelHandlerContext?
    private var writer: AnswerWriter

    var phase = Phase.waiting
    /// What has come of the body of the request that comes in; beside the phase, so that it has one owner and grows in place.
    private var body = RequestBody(boundary: nil)
    /// Parts of the next request that came before this one was answered.
    private var ahead = CircularBuffer<HTTPServerRequestPart>()
    private var isTakingAhead = false
    private var isReadHeld = false
    /// The connection ends after the present request.
    private var isLast = false
    /// Bytes of the present body that count for all connections together.
    private var held = 0

    /// A large answer is on its way to a browser that takes it slowly.
    var isBeingTaken = false

    /// When the present request began; between requests, when the last one ended.
    var since = NIODeadline.now()
    private var watch: Scheduled<Void>?

    init(shell: Shell, channel: any Channel) {
        self.shell = shell
        self.channel = channel
        executor = EventLoopExecutor(channel.eventLoop)
        writer = AnswerWriter(headers: shell.headers)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        watch(for: min(shell.limits.idle, shell.limits.deadline))
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        watch?.cancel()
        watch = nil
        self.context = nil
        noteUnanswered(status: Self.browserLeft)
        phase = .ended
        release()
    }
}

@available(*, unavailable)
extension HTTPConnection: Sendable {}

// MARK: - What comes in

extension HTTPConnection {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if isAnswering { ahead.append(part) } else { take(part) }
    }

    /// Holds back reading while there is something ahead of what is being answered. Not earlier: a connection that stops
    /// reading for each request, and starts again, costs two calls into the system each time.
    func read(context: ChannelHandlerContext) {
        if isAnswering, !ahead.isEmpty { isReadHeld = true } else { context.read() }
    }

    private var isAnswering: Bool {
        switch phase {
        case .answering, .passing: true
        case .waiting, .reading, .draining, .ended: false
        }
    }

    private func take(_ part: HTTPServerRequestPart) {
        // Only the parser keeps the order of the parts: what follows a broken request comes here too and is let go.
        switch part {
        case .head(let head):
            if case .waiting = phase { begin(head) }
        case .body(var bytes):
            if case .reading(let request) = phase {
                guard let refusal = take(&bytes, of: request) else { return }
                body = RequestBody(boundary: nil)
                answerEarly(shell.refuse(refusal, request.head), request.head, request.route)
            } else if case .draining(let left, let time) = phase {
                // A little more is read so that the browser gets to see the answer that is already out.
                if bytes.readableBytes > left { context?.close(promise: nil) }
                phase = .draining(left: left - bytes.readableBytes, within: time)
            }
        case .end:
            if case .reading(let request) = phase {
                answer(request)
            } else if case .draining = phase {
                finish()
            }
        }
    }

    private func begin(_ head: HTTPRequestHead) {
        since = .now()
        if !head.isKeepAlive || head.version.minor == 0 { isLast = true }
        switch shell.admit(head) {
        case .failure(let refused):
            answerEarly(refused.reply, head, refused.route)
        case .success(let request):
            phase = .reading(request)
            if let boundary = request.boundary { body = RequestBody(boundary: boundary) }
            // The visitor may wait for leave to send the body (RFC 9110 §10.1.1).
            if head.headers.contains(name: "expect") { write(writer.proceed) }
        }
    }

    /// Takes bytes into the body; a refusal when it, or all bodies together, are too large, or when it cannot be read.
    private func take(_ more: inout ByteBuffer, of request: AdmittedRequest) -> Refusal? {
        let bytes = body.count + more.readableBytes
        guard bytes <= shell.limits.bodyBytes(request) else { return .tooLarge }
        if let refusal = count(bytes) { return refusal }
        do throws(MultipartReader.Failure) {
            try body.take(&more)
            return nil
        } catch {
            return error.refusal
        }
    }

    /// Counts a large body in; a refusal when all bodies together are too large.
    private func count(_ bytes: Int) -> Refusal? {
        guard bytes > BodyLedger.smallBytes else { return nil }
        let more = bytes - held
        held = bytes
        return shell.ledger.hold(more) ? nil : .tooBusy
    }

    private func release() {
        if held > 0 { shell.ledger.release(held) }
        held = 0
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if isAnswering {
            isLast = true
        } else if error is HTTPParserError {
            breakOff(.badRequest)
        } else {
            context.close(promise: nil)
        }
    }

    /// The server is to stop, or the browser sends nothing more.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        let stops = event is ChannelShouldQuiesceEvent
        guard stops || (event as? ChannelEvent) == .inputClosed else {
            return context.fireUserInboundEventTriggered(event)
        }
        isLast = true
        switch phase {
        case .answering, .passing: break
        case .reading where stops: break
        case .waiting, .reading, .draining, .ended: closeWhenWritten()
        }
    }
}

// MARK: - What goes out

extension HTTPConnection {
    /// Works on a request. What needs no disk is answered before this returns, without a change of thread.
    private func answer(_ request: AdmittedRequest) {
        phase = .answering(request)
        let body = body
        self.body = RequestBody(boundary: nil)
        let connection = NIOLoopBound(self, eventLoop: channel.eventLoop)
        Task.immediate(executorPreference: executor) { [shell, channel] in
            let reply = await shell.answer(request, body: body, from: channel)
            connection.value.complete(reply, request)
        }
    }

    private func complete(_ reply: Reply, _ request: AdmittedRequest) {
        guard isAnswering else { return }
        send(reply, request.head, request.route)
        guard let file = reply.file, request.head.method != .HEAD else { return finish() }
        phase = .passing
        pass(file, from: 0)
    }

    /// Answers before the body has come, and lets go of the rest of it.
    private func answerEarly(_ reply: Reply, _ head: HTTPRequestHead, _ route: Route?) {
        send(reply, head, route)
        let takesFiles = route?.row.takesFiles ?? false
        phase = .draining(left: shell.limits.drain(takesFiles), within: shell.limits.readingTime(takesFiles))
    }

    private func send(_ reply: Reply, _ head: HTTPRequestHead, _ route: Route?) {
        let now = NIODeadline.now()
        shell.note(
            head, route, status: reply.status.code, bytes: reply.length,
            nanoseconds: (now - since).nanoseconds)
        context?.write(wrapOutboundOut(writer.head(of: reply, at: now, closes: isLast)), promise: nil)
        if head.method != .HEAD, reply.body.readableBytes > 0 {
            context?.write(wrapOutboundOut(reply.body), promise: taken(reply.body.readableBytes))
        }
        context?.flush()
    }

    /// For an answer that does not fit into the system's buffers: the idle time begins when it was taken.
    private func taken(_ bytes: Int) -> EventLoopPromise<Void>? {
        guard bytes > Self.largeBytes, let context else { return nil }
        isBeingTaken = true
        let written = context.eventLoop.makePromise(of: Void.self)
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        written.futureResult.whenComplete { _ in
            connection.value.isBeingTaken = false
            connection.value.since = .now()
        }
        return written
    }

    private static let largeBytes = 256 << 10

    func finish() {
        release()
        since = .now()
        phase = .waiting
        if isLast { return closeWhenWritten() }
        guard !isTakingAhead else { return }
        isTakingAhead = true
        while !isAnswering, let part = ahead.popFirst() { take(part) }
        isTakingAhead = false
        if isReadHeld, !isAnswering {
            isReadHeld = false
            context?.read()
        }
    }

    /// Answers what is no request of ours with headers alone, and ends the connection.
    private func breakOff(_ status: HTTPResponse.Status) {
        if case .waiting = phase {
            shell.noteUnread(status: status.code)
        } else {
            noteUnanswered(status: status.code)
        }
        phase = .ended
        write(writer.head(of: Reply(status: status, body: ByteBuffer(), type: .none), at: .now(), closes: true))
        closeWhenWritten()
    }

    /// In the log, of a request whose browser went away before the answer did: a number of our own, as other servers use it.
    private static let browserLeft = 499

    /// Notes the present request, if there is one, that gets no page of ours.
    private func noteUnanswered(status: Int) {
        switch phase {
        case .reading(let request), .answering(let request):
            shell.note(
                request.head, request.route, status: status, bytes: 0, nanoseconds: (.now() - since).nanoseconds)
        case .waiting, .passing, .draining, .ended: break
        }
    }

    private func write(_ bytes: ByteBuffer) {
        context?.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }

    private func closeWhenWritten() {
        guard let context else { return }
        phase = .ended
        let written = context.eventLoop.makePromise(of: Void.self)
        let channel = channel
        written.futureResult.whenComplete { _ in channel.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: written)
    }
}

// MARK: - The clock

extension HTTPConnection {
    /// One timer per connection, set again when it rings early, so that a request costs no timer of its own.
    private func watch(for delay: TimeAmount) {
        watch = channel.eventLoop.assumeIsolatedUnsafeUnchecked().scheduleTask(in: delay) { self.ring() }
    }

    private func ring() {
        watch = nil
        let left = since + patience - .now()
        guard left <= .zero else { return watch(for: min(left, shell.limits.idle)) }
        switch phase {
        case .reading, .answering: breakOff(.requestTimeout)
        case .waiting, .passing, .draining, .ended: context?.close(promise: nil)
        }
    }

    /// How long the present phase may last.
    private var patience: TimeAmount {
        if isBeingTaken { return shell.limits.taking }
        switch phase {
        case .waiting: return shell.limits.idle
        case .reading(let request): return shell.limits.readingTime(request.boundary != nil)
        case .draining(_, let time): return time
        case .answering, .passing, .ended: return shell.limits.deadline
        }
    }
}
