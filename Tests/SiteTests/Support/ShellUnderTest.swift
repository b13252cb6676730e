import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOHTTP1
import Synchronization

@testable import Site

/// A destination that echoes what it was given, so that the shell is tested alone.
struct EchoDestination: Destination {
    struct Broken: Error { let text: String }

    let held = HeldAnswer()

    func answer(_ visit: Visit) async throws -> Reply {
        switch visit.route {
        case .contact: throw Broken(text: "kanarie")
        case .privacy: return .seeOther(.home)
        // Far more than the buffers of a system hold.
        case .accessibility: return .text(String(repeating: "x", count: 32 << 20))
        case .asset: return Reply(status: .notModified, body: ByteBuffer(), type: .none)
        default:
            // One that must wait for something leaves its event loop meanwhile.
            if visit.form["traag"] != nil { try await Task.sleep(for: .milliseconds(50)) }
            if visit.form["blijft"] != nil { await held.hold() }
            return .text(visit.form.fields.map { "\($0.name)=\($0.value)" }.joined(separator: "\n"))
        }
    }

    func refuse(_ refusal: Refusal, _ head: HTTPRequestHead) -> Reply {
        .text(refusal.rawValue, status: refusal.status)
    }

    func refuse(_ refusal: Refusal, _ visit: Visit) -> Reply { refuse(refusal, visit.head) }
}

/// An answer that is not given until the test lets it go.
final class HeldAnswer: Sendable {
    private let isAsked = Atomic<Bool>(false)
    private let isFree = Atomic<Bool>(false)

    func letGo() { isFree.store(true, ordering: .releasing) }

    /// Returns when the request is being worked on.
    func wait() async { await turn(isAsked) }

    fileprivate func hold() async {
        isAsked.store(true, ordering: .releasing)
        await turn(isFree)
    }

    private func turn(_ flag: borrowing Atomic<Bool>) async {
        while !flag.load(ordering: .acquiring) { try? await Task.sleep(for: .milliseconds(5)) }
    }
}

/// A shell over `EchoDestination`, with what it logged.
struct ShellUnderTest {
    let application: Application<NoResponder>
    let log: RequestLog
    let held: HeldAnswer
    private let lines: Lines

    /// The lines of a log, kept in memory.
    final class Lines: Sendable {
        let text = Mutex("")
    }

    init(limits: ShellLimits = .unhurried) {
        let headers = SecurityHeaders(strictTransport: false)
        let lines = Lines()
        let log = RequestLog { bytes in lines.text.withLock { $0 += String(decoding: bytes, as: UTF8.self) } }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let destination = EchoDestination()
        held = destination.held
        let shell = Shell(
            destination: destination, headers: headers, hosts: .loopback, limits: limits, log: log,
            logger: logger)
        application = shell.application(
            at: .hostname("127.0.0.1", port: 0), logger: logger)
        self.log = log
        self.lines = lines
    }

    /// What has been logged so far.
    var logged: String {
        log.finish(seconds: 600)
        return lines.text.withLock { $0 }
    }
}

extension ShellLimits {
    /// In which no time runs out, however many tests a machine runs at once; a test sets the one that it is about.
    static var unhurried: ShellLimits {
        var limits = ShellLimits()
        (limits.idleSeconds, limits.deadlineSeconds) = (600, 600)
        return limits
    }
}

let securityHeaderNames = [
    "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options", "Permissions-Policy",
    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Cross-Origin-Embedder-Policy", "Cache-Control",
]
