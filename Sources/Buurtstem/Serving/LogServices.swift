import Logging
import Records
import RecordsSQLite
import ServiceLifecycle
import Site

/// Empties the store's write-ahead log, which links single submissions: it may not be older than 60 s, also while a
/// back-up or another chore takes minutes. Also makes up for withdrawals that a full disk kept out of the journals.
struct LogEmptying: Service {
    let store: SQLiteStore
    let logger: Logger

    /// Seconds between two tries: two may fail within the minute, because somebody was reading.
    private static let interval = 20

    func run() async throws {
        let start = ContinuousClock.now
        var watch = LogWatch()
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                let isEmpty = try await store.truncateLog()
                if let words = watch.note(isEmpty: isEmpty, at: (ContinuousClock.now - start).components.seconds) {
                    logger.warning("\(words)")
                }
            } catch {
                logger.error("the log was not emptied: \(error.sentence)")
            }
            do {
                if try await store.completeJournals() { logger.info("the tombstone journals are complete") }
            } catch {
                logger.error("a withdrawal is not in the tombstone journal yet: \(error.sentence)")
            }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(Self.interval)) }
        }
    }
}

/// Notices when the log has not been emptied for long, because somebody reads all the while.
struct LogWatch {
    private var lastEmpty: Int64 = 0
    private var lastSaid: Int64?

    /// Seconds after which it is said, and then again.
    static let patience: Int64 = 300

    /// - Parameter seconds: since the service started.
    /// - Returns: what to log, if anything.
    mutating func note(isEmpty: Bool, at seconds: Int64) -> String? {
        guard !isEmpty else {
            defer { (lastEmpty, lastSaid) = (seconds, nil) }
            return lastSaid.map { _ in "the write-ahead log is emptied again" }
        }
        guard seconds - (lastSaid ?? lastEmpty) >= Self.patience else { return nil }
        lastSaid = seconds
        return
            "the write-ahead log has not been emptied for \(seconds - lastEmpty) s, because somebody reads the database all "
            + "the while (a back-up, a verification, another program); until it is, a copy of it could tie submissions to codes"
    }
}

/// Has what is held for a page that was not asked for forgotten, every second.
struct Forgetting: Service {
    let office: Office

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            office.forgetHeldSessions()
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
        }
    }
}

/// Writes out the lines of the request log four times a second.
struct LogFlushing: Service {
    let log: RequestLog

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            log.flush()
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(250)) }
        }
        log.flush()
    }
}
