import Dispatch
import Foundation
import GRDB
import Records
import Synchronization

/// The open database: runs groups of jobs, notices when the disk fails, and opens the database anew when it has.
final class Engine: Sendable {
    private struct State {
        var database: OpenDatabase?
        /// Why no write is taken; set after a failed write or flush.
        var refusing: StoreFailure?
        var nextAttempt = DispatchTime(uptimeNanoseconds: 0)
        var freeBytes = Int.max
        var nextFreeCheck = DispatchTime(uptimeNanoseconds: 0)
    }

    private let state: Mutex<State>
    private let options: StoreOptions
    private let gauge: LogGauge

    init(options: StoreOptions, database: OpenDatabase, gauge: LogGauge) {
        self.options = options
        self.gauge = gauge
        state = Mutex(State(database: database))
    }

    /// Why writes are refused now.
    var refusing: StoreFailure? { state.withLock { $0.refusing } }

    func close() {
        let database = state.withLock { state in
            defer { state.database = nil }
            return state.database
        }
        database?.close()
    }

    /// Reads on a reading connection, as of the last commit; short reads only, it blocks its thread.
    func read<Value>(_ body: (Connection) throws(StoreFailure) -> Value) throws(StoreFailure) -> Value {
        guard let pool = state.withLock({ $0.database?.pool }) else { throw .closed }
        do {
            return try pool.unsafeRead { database in try body(Connection(database)) }
        } catch {
            throw StoreFailure(any: error)
        }
    }

    /// Reads one moment of the database for as long as it takes, on a thread of its own.
    func longRead<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws(StoreFailure) -> Value
    ) async throws(StoreFailure) -> Value {
        guard let pool = state.withLock({ $0.database?.pool }) else { throw .closed }
        do {
            return try await pool.read { database in try body(Connection(database)) }
        } catch {
            throw StoreFailure(any: error)
        }
    }

    /// Does the jobs of a group and answers them all. Called by the writer's queue only.
    func perform(_ group: [Job]) {
        guard recovered() else {
            let failure = refusing ?? .closed
            for job in group { job.finish(failure) }
            return
        }
        let hasRoom = freeBytes() >= options.minimumFreeBytes
        let admitted = hasRoom ? group : group.filter { $0.kind != .intake }
        if !hasRoom { for job in group where job.kind == .intake { job.finish(.full) } }
        guard !admitted.isEmpty else { return }
        guard let open = state.withLock({ $0.database }) else {
            for job in admitted { job.finish(.closed) }
            return
        }
        open.pool.writeWithoutTransaction { database in
            let connection: Connection
            do throws(StoreFailure) {
                connection = try Connection(database)
            } catch {
                // Nobody may wait for ever for a database that was closed under the group.
                for job in admitted { job.finish(error) }
                return
            }
            do throws(StoreFailure) {
                if let failure = GroupCommit.perform(admitted, connection) { note(failure) }
                try copyLogWhenLong(open.copier)
            } catch {
                note(error)
            }
        }
    }
}

// MARK: - Log

extension Engine {
    /// Waits for a copy of ours that is under way, which would keep the log from being emptied. Called by the writer only.
    func restCopier() { state.withLock { $0.database }?.copier.rest() }

    /// Has the log copied into the database when it has grown, after the group was answered.
    ///
    /// A copy beside a busy writer never reaches the log's end, so that the log would grow for ever. Once it is long the writer
    /// waits for a last copy: right after one that ran beside it, when little is left, so that nobody waits long for an answer;
    /// where the disk is so slow that much is left each time, when the log is twice as long.
    private func copyLogWhenLong(_ copier: LogCopier) throws(StoreFailure) {
        let limit = options.checkpointPages
        let pages = gauge.pages.load(ordering: .relaxed)
        let isLong = pages > 4 * limit && gauge.unawaited >= limit
        if isLong, pages > 8 * limit || gauge.uncopied < limit / 4 && !copier.isCopying {
            gauge.copyBegins(awaited: true)
            try copier.finish()
        } else if isLong || gauge.uncopied >= limit, !copier.isCopying {
            gauge.copyBegins(awaited: false)
            copier.start { [self] failure in note(failure) }
        }
    }
}

// MARK: - Failures

extension Engine {
    private func note(_ failure: StoreFailure) {
        guard failure.demandsReopening else { return }
        state.withLock {
            $0.refusing = failure
            $0.nextAttempt = .now() + .seconds(1)
        }
    }

    /// Whether writes can be taken; after a failure tries, at most once a second, to open the database anew.
    private func recovered() -> Bool {
        let isDue: Bool? = state.withLock { state in
            guard state.refusing != nil else { return nil }
            guard DispatchTime.now() >= state.nextAttempt else { return false }
            state.nextAttempt = .now() + .seconds(1)
            return true
        }
        switch isDue {
        case .none: return true
        case .some(false): return false
        case .some(true): break
        }
        do throws(StoreFailure) {
            // The old connection saw a write fail; what it holds in memory counts for nothing. Opening empties the log
            // into the database, so that pages whose flush failed are written once more and flushed.
            let database = try Opening(options, gauge: gauge).open(demandingEmptyLog: true)
            let old = state.withLock { state in
                defer {
                    state.database = database
                    state.refusing = nil
                }
                return state.database
            }
            old?.close()
            return true
        } catch {
            state.withLock { $0.refusing = error }
            return false
        }
    }

    /// Free bytes on the disk, looked up at most four times a second.
    func freeBytes() -> Int {
        state.withLock { state in
            guard DispatchTime.now() >= state.nextFreeCheck else { return state.freeBytes }
            state.nextFreeCheck = .now() + .milliseconds(250)
            state.freeBytes = Files.freeBytes(at: options.folder)
            return state.freeBytes
        }
    }
}
