import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import Synchronization

/// The outermost part of the site: every request comes in here and every answer goes out here, so that the headers,
/// the limits and the log line hold for all of them, a 404 and an error too.
package final class Shell: Sendable {
    let headers: SecurityHeaders
    let limits: ShellLimits
    let ledger = BodyLedger()

    private let destination: any Destination
    private let hosts: HostRule
    private let log: RequestLog
    private let logger: Logger

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
    }

    /// Judges a request by its head: whose server, which address, which method, what body.
    func admit(_ head: HTTPRequestHead) -> Result<AdmittedRequest, RefusedRequest> {
        let mark = head.uri.utf8.firstIndex(of: UInt8(ascii: "?")) ?? head.uri.endIndex
        let route = Route(path: head.uri[..<mark])
        func refused(_ reply: Reply) -> Result<AdmittedRequest, RefusedRequest> {
            .failure(RefusedRequest(reply: reply, route: route))
        }
        guard hosts.accepts(head) || route == .health && hosts.acceptsCheck(head) else {
            return refused(refuse(.misdirected, head))
        }
        guard let route else { return refused(refuse(.notFound, head)) }
        let methods = route.row.methods
        guard methods.allow(head.method) else {
            return refused(refuse(.wrongMethod, head).with(.allow, methods.header))
        }
        let query = head.uri[mark...].dropFirst()
        guard head.method == .POST else {
            return .success(AdmittedRequest(head: head, route: route, query: query))
        }
        guard hosts.acceptsPost(head) else { return refused(refuse(.foreignPost, head)) }
        let type = head.headers.only("content-type") ?? ""
        let boundary = route.row.takesFiles ? MultipartReader.boundary(of: type) : nil
        guard boundary != nil || UrlencodedForm.isItsType(type) else {
            return refused(refuse(.wrongType, head))
        }
        let request = AdmittedRequest(head: head, route: route, query: query, boundary: boundary)
        let declared = head.headers.only("content-length").flatMap { Int($0) } ?? 0
        return declared > limits.bodyBytes(request) ? refused(refuse(.tooLarge, head)) : .success(request)
    }

    /// Answers an admitted request.
    func answer(_ request: AdmittedRequest, body: RequestBody, from channel: any Channel) async -> Reply {
        let sent: (form: UrlencodedForm, files: [UploadedFile])
        do throws(Refusal) {
            sent = try body.read(limit: limits.formFields)
        } catch {
            return refuse(error, request.head)
        }
        let visit = Visit(
            route: request.route, head: request.head, query: request.query, form: sent.form, files: sent.files,
            channel: channel)
        guard atWork.add(1, ordering: .relaxed).newValue <= limits.requestsAtOnce else {
            atWork.subtract(1, ordering: .relaxed)
            return destination.refuse(.tooBusy, visit).with(.retryAfter, "10")
        }
        defer { atWork.subtract(1, ordering: .relaxed) }
        do {
            return try await destination.answer(visit)
        } catch {
            // The kind of error only: its text might repeat what a person typed.
            logger.error(
                "a request failed", metadata: ["kind": "\(type(of: error))", "at": "\(request.route.row.template)"])
            return destination.refuse(.failed, visit)
        }
    }

    /// The page for a request that is refused before its body was read.
    func refuse(_ refusal: Refusal, _ head: HTTPRequestHead) -> Reply {
        let reply = destination.refuse(refusal, head)
        return refusal == .tooBusy ? reply.with(.retryAfter, "10") : reply
    }

    /// Adds the line of the log.
    func note(_ head: HTTPRequestHead, _ route: Route?, status: Int, bytes: Int, nanoseconds: Int64) {
        log.add(
            method: Self.known(head.method), template: route?.row.template ?? "-", status: status,
            nanoseconds: nanoseconds, bytes: bytes, id: nextID())
    }

    /// The same for what is no request that can be read.
    func noteUnread(status: Int) {
        log.add(method: "OTHER", template: "-", status: status, nanoseconds: 0, bytes: 0, id: nextID())
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
    private static func known(_ method: HTTPMethod) -> StaticString {
        switch method {
        case .GET: "GET"
        case .POST: "POST"
        case .HEAD: "HEAD"
        default: "OTHER"
        }
    }
}

extension RouteMethods {
    func allow(_ method: HTTPMethod) -> Bool {
        switch self {
        case .get: method == .GET || method == .HEAD
        case .post: method == .POST
        case .both: method == .GET || method == .HEAD || method == .POST
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
