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
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await store.truncateLog()
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
