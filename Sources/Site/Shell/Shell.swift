import HTTPTypes
package import Hummingbird
import Logging
import NIOCore
import Synchronization

/// The outermost part of the site: every request comes in here and every answer goes out here.
///
/// It is the responder itself and not a middleware, because Hummingbird's middlewares do not see a 404 or an error
/// (measured), so that the headers, the limits and the log line hold for all of them.
package final class Shell: HTTPResponder {
    package typealias Context = VisitContext

    private let destination: any Destination
    private let headers: SecurityHeaders
    private let hosts: HostRule
    private let limits: ShellLimits
    private let log: RequestLog
    private let logger: Logger
    private let bodies: FormBodyReader

    private let atWork = Atomic<Int>(0)
    private let numberOfRequests = Atomic<UInt64>(0)
    private let seed = UInt64.random(in: .min ... .max)

    init(
        destination: any Destination, headers: SecurityHeaders, hosts: HostRule, limits: ShellLimits, log: RequestLog,
        logger: Logger
    ) {
        self.destination = destination
        self.headers = headers
        self.hosts = hosts
        self.limits = limits
        self.log = log
        self.logger = logger
        self.bodies = FormBodyReader(limits: limits)
    }

    /// Answers one request. Throws only when the connection itself broke while its body was read.
    package func respond(to request: Request, context: VisitContext) async throws -> Response {
        let began = ContinuousClock.now
        let path = request.head.path ?? ""
        let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")) ?? path.endIndex
        let route = Route(path: path[..<mark])
        let reply = try await reply(to: request, route, query: path[mark...].dropFirst(), context)
        let response = complete(reply, isHead: request.method == .head)
        let spent = (ContinuousClock.now - began).components
        log.add(
            method: Self.known(request.method), template: route?.kind.row.template ?? "-", status: reply.status.code,
            nanoseconds: spent.seconds * 1_000_000_000 + spent.attoseconds / 1_000_000_000,
            bytes: reply.body.readableBytes, id: nextID())
        return response
    }

    /// The order of the checks: whose server, which address, which method, what body; then the work.
    private func reply(
        to request: Request, _ route: Route?, query: Substring, _ context: VisitContext
    ) async throws -> Reply {
        let head = request.head
        guard hosts.accepts(head) || route == .health && hosts.acceptsCheck(head) else {
            return destination.refuse(.misdirected, head)
        }
        guard let route else { return destination.refuse(.notFound, head) }
        guard route.kind.row.methods.allow(head.method) else {
            return destination.refuse(.wrongMethod, head).with(.allow, route.kind.row.methods.header)
        }
        var form = UrlencodedForm()
        if head.method == .post {
            guard hosts.acceptsPost(head) else { return destination.refuse(.foreignPost, head) }
            switch try await bodies.read(request) {
            case .success(let read): form = read
            case .failure(let refusal): return busy(refusal, head)
            }
        }
        let visit = Visit(route: route, head: head, query: query, form: form, context: context)
        guard atWork.add(1, ordering: .relaxed).newValue <= limits.requestsAtOnce else {
            atWork.subtract(1, ordering: .relaxed)
            return destination.refuse(.tooBusy, visit).with(.retryAfter, "10")
        }
        defer { atWork.subtract(1, ordering: .relaxed) }
        do {
            return try await destination.answer(visit)
        } catch {
            // The kind of error only: its text might repeat what a person typed.
            logger.error("a request failed", metadata: ["kind": "\(type(of: error))", "at": "\(route.kind.template)"])
            return destination.refuse(.failed, visit)
        }
    }

    private func busy(_ refusal: Refusal, _ head: HTTPRequest) -> Reply {
        let reply = destination.refuse(refusal, head)
        return refusal == .tooBusy ? reply.with(.retryAfter, "10") : reply
    }
}

// MARK: - Completing the answer

extension Shell {
    private func complete(_ reply: Reply, isHead: Bool) -> Response {
        var fields = reply.isAsset ? headers.asset : headers.page
        fields.reserveCapacity(fields.count + reply.extra.count + 3)
        if reply.type != .none { fields.append(HTTPField(name: .contentType, value: reply.type.rawValue)) }
        fields.append(HTTPField(name: .contentLength, value: String(reply.body.readableBytes)))
        for field in reply.extra { fields.append(field) }
        return Response(
            status: reply.status, headers: fields, body: isHead ? ResponseBody() : ResponseBody(byteBuffer: reply.body))
    }

    /// A random-looking number that tells log lines apart (SplitMix64 over a random start).
    private func nextID() -> UInt64 {
        let count = numberOfRequests.add(1, ordering: .relaxed).newValue
        var mixed = seed &+ count &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// The method's name, if it is one that we know: a visitor's own word never reaches the log.
    private static func known(_ method: HTTPRequest.Method) -> StaticString {
        switch method {
        case .get: "GET"
        case .post: "POST"
        case .head: "HEAD"
        default: "OTHER"
        }
    }
}

extension RouteKind.Methods {
    func allow(_ method: HTTPRequest.Method) -> Bool {
        switch self {
        case .get: method == .get || method == .head
        case .post: method == .post
        case .both: method == .get || method == .head || method == .post
        }
    }

    /// The value of the `Allow` header.
    var header: String {
        switch self {
        case .get: "GET, HEAD"
        case .post: "POST"
        case .both: "GET, HEAD, POST"
        }
    }
}
