import HTTPTypes
import NIOCore
import Programme
import Synchronization
import XForms

/// Sessions that were just saved, kept for the page that their browser asks for next, so that it is neither unsealed nor
/// read again.
///
/// Each is found by the cookie of its browser, handed out once, and forgotten after some seconds: memory holds nobody's
/// answers for longer than a page takes to come. A class because it remembers; in parts with a lock each, because every page
/// turn comes here.
final class HeldSessions: Sendable {
    private struct Held {
        let session: Session
        let until: NIODeadline
    }

    private final class Part: Sendable {
        let sessions = Mutex<[String: Held]>([:])
    }

    private let parts: [Part] = (0..<16).map { _ in Part() }
    /// Sessions held at once in a part; what comes beyond it is opened again as if nothing had been held.
    private static let most = 64

    /// How long a browser that was led on may take to ask for the page.
    static let patience = TimeAmount.seconds(5)

    /// Keeps a session that is saved as it is.
    func hold(_ session: Session, now: NIODeadline = .now()) {
        part(session.cookie).sessions.withLock { sessions in
            if sessions.count >= Self.most / 4 { sessions = sessions.filter { $0.value.until > now } }
            guard sessions.count < Self.most else { return }
            sessions[session.cookie] = Held(session: session, until: now + Self.patience)
        }
    }

    /// The session of a browser, which is held no longer; nil when there is none.
    func take(_ cookie: String, now: NIODeadline = .now()) -> Session? {
        let held = part(cookie).sessions.withLock { $0.removeValue(forKey: cookie) }
        return held.flatMap { $0.until > now ? $0.session : nil }
    }

    /// Forgets those whose browser did not ask for the page in time.
    func sweep(now: NIODeadline = .now()) {
        for part in parts {
            part.sessions.withLock { sessions in
                if !sessions.isEmpty { sessions = sessions.filter { $0.value.until > now } }
            }
        }
    }

    /// Sessions held now.
    var count: Int { parts.reduce(0) { sum, part in sum + part.sessions.withLock { $0.count } } }

    /// By the last letter of the cookie, which is as good as random.
    private func part(_ cookie: String) -> Part { parts[Int(cookie.utf8.last ?? 0) & (parts.count - 1)] }
}

extension Office {
    /// Keeps what was saved for the page that a reply leads to.
    func hold(_ session: Session, behind reply: Reply) {
        // A browser that gets another cookie does not come back with this one.
        guard reply.status == .seeOther, !session.cookie.isEmpty,
            !reply.extra.contains(where: { $0.name == .setCookie }),
            collections[session.served.collection.id] === session.served,
            language(of: session.draft).code == session.language.code
        else { return }
        held.hold(session)
    }

    /// The session that was saved a moment ago, as opening its draft would give it; nil when there is none, or when anything
    /// was done to the draft since.
    func heldSession(_ cookie: String, of served: ServedCollection) -> Session? {
        guard var session = held.take(cookie), session.served === served,
            session.pass.isTaken(at: clock.seconds), desk.isAsKnown(session.draft)
        else { return nil }
        session.answers.renewClock()
        return session
    }

    /// Forgets sessions that were held for a page that nobody asked for; called every second.
    package func forgetHeldSessions() { held.sweep() }
}
