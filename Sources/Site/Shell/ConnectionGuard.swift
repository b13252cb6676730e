package import HTTPTypes
package import NIOCore
package import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Watches one connection: total time per request, refused bodies, and the answers that the server library gives itself.
///
/// Hummingbird's idle time-out ends a silent connection, but a body that drips a byte a second never ends by it. Its
/// own answer to a malformed request has no headers at all. Both are mended here, below everything else.
/// A class because NIO's handlers have identity; it lives on one event loop and is never shared.
package final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    private let headers: HTTPFields
    private let deadline: TimeAmount
    private let drainBytes: Int

    /// When the request being worked on began; nil while there is none.
    private var began: NIODeadline?
    private var answering = false
    private var drained = 0
    private var watch: Scheduled<Void>?

    /// - Parameter headers: the headers that answers of the library itself get.
    package init(headers: HTTPFields, limits: ShellLimits) {
        self.headers = headers
        self.deadline = .seconds(limits.deadlineSeconds)
        self.drainBytes = limits.drainBytes
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        watch?.cancel()
        watch = nil
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            drained = 0
            if began == nil { began = .now() }
            if watch == nil { schedule(context, after: deadline) }
            if head.headerFields.contains(.expect) { sayContinue(context) }
        case .body(let bytes) where began == nil:
            // The answer is already out: read a little more so that the browser gets to see it, then stop.
            drained += bytes.readableBytes
            if drained > drainBytes { context.close(promise: nil) }
        case .body, .end:
            break
        }
        context.fireChannelRead(data)
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            answering = true
            if !head.headerFields.contains(.contentSecurityPolicy), head.status.kind != .informational {
                let whole = HTTPResponse(status: head.status, headerFields: headers + head.headerFields)
                context.write(wrapOutboundOut(.head(whole)), promise: promise)
                return
            }
        case .body:
            break
        case .end:
            answering = false
            began = nil
        }
        context.write(data, promise: promise)
    }

    /// A request line that cannot be translated (an impossible method, say) gets an answer before the connection ends.
    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is HTTP1TypeConversionError, began == nil { refuse(context, status: .badRequest) }
        context.fireErrorCaught(error)
    }
}

// MARK: - The clock and the short answers

extension ConnectionGuard {
    /// One timer per connection, set again when it rings early, so that a request costs no timer of its own.
    private func schedule(_ context: ChannelHandlerContext, after delay: TimeAmount) {
        watch = context.eventLoop.assumeIsolatedUnsafeUnchecked().scheduleTask(in: delay) { self.ring(context) }
    }

    private func ring(_ context: ChannelHandlerContext) {
        watch = nil
        guard let began else { return }
        let left = began + deadline - .now()
        guard left <= .zero else { return schedule(context, after: left) }
        guard answering else { return refuse(context, status: .requestTimeout) }
        context.close(promise: nil)
    }

    /// Answers a visitor who waits for leave to send the body (RFC 9110 §10.1.1).
    private func sayContinue(_ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }

    private func refuse(_ context: ChannelHandlerContext, status: HTTPResponse.Status) {
        var fields = headers
        fields.append(HTTPField(name: .connection, value: "close"))
        fields.append(HTTPField(name: .contentLength, value: "0"))
        context.write(wrapOutboundOut(.head(HTTPResponse(status: status, headerFields: fields))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        began = nil
        context.close(promise: nil)
    }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
