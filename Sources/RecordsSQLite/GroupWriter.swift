import Dispatch
import Foundation
import GRDB
import Records
import Synchronization

/// The only writer: takes jobs from anywhere and commits what has gathered in one transaction.
///
/// A job is answered after its group's commit has been flushed to the disk, never before. While one group is flushed the
/// next gathers, so a busy service makes few flushes and a quiet one waits for nobody.
///
/// Those who wait for one group are the first to come again, but not at once: after a group of several the writer gives
/// them a moment, or each large group would be followed by one of a single job, with a flush of its own.
final class GroupWriter: Sendable {
    private struct State {
        var jobs: [Job] = []
        var isDraining = false
        var isClosed = false
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "buurtstem.writer", qos: .userInitiated)
    private let engine: Engine
    private let waitingLimit: Int
    private let groupLimit = 256
    /// How long the writer waits for a group to gather, in microseconds: about as long as a flush takes.
    private let moment: UInt32 = 400

    init(engine: Engine, waitingLimit: Int) {
        self.engine = engine
        self.waitingLimit = waitingLimit
    }

    /// Runs `body` inside the next group and returns what it returned once that is durable.
    ///
    /// When `body` throws, what it did is undone and its group goes on without it. It may run twice, the first time undone.
    func run<Value: Sendable>(
        _ kind: Job.Kind, _ body: @escaping @Sendable (Connection) throws(StoreFailure) -> Value
    ) async throws(StoreFailure) -> Value {
        let result: Result<Value, StoreFailure> = await withUnsafeContinuation { continuation in
            submit(ValueJob(kind: kind, body: body, continuation: continuation))
        }
        return try result.get()
    }

    /// How many jobs wait.
    var waiting: Int { state.withLock { $0.jobs.count } }

    /// Refuses what comes from now on; what waits is still done.
    func close() {
        state.withLock { $0.isClosed = true }
        queue.sync {}
    }

    private func submit(_ job: Job) {
        enum Verdict { case start, wait, refuse(StoreFailure) }
        let verdict: Verdict = state.withLock { state in
            if state.isClosed { return .refuse(.closed) }
            if state.jobs.count >= waitingLimit { return .refuse(.busy) }
            state.jobs.append(job)
            if state.isDraining { return .wait }
            state.isDraining = true
            return .start
        }
        switch verdict {
        case .start: queue.async { self.drain() }
        case .wait: break
        case .refuse(let failure): job.finish(failure)
        }
    }

    private func drain() {
        while let group = nextGroup() {
            engine.perform(group)
            if group.count > 1, waiting < group.count { usleep(moment) }
        }
    }

    /// The next jobs that may share a transaction; a job that must be alone comes alone.
    private func nextGroup() -> [Job]? {
        state.withLock { state in
            guard let first = state.jobs.first else {
                state.isDraining = false
                return nil
            }
            let count =
                first.kind == .alone ? 1 : state.jobs.prefix(groupLimit).prefix { $0.kind != .alone }.count
            if count == state.jobs.count {
                defer { state.jobs.removeAll(keepingCapacity: true) }
                return state.jobs
            }
            let group = Array(state.jobs.prefix(count))
            state.jobs.removeFirst(count)
            return group
        }
    }
}

/// One piece of work for the writer.
// @unchecked: a job is handed from the caller to the writer's queue once, through a lock, and touched there only.
class Job: @unchecked Sendable {
    enum Kind {
        /// Brings something new in: refused when the disk is nearly full.
        case intake
        /// Removes or cares for what is there: done on a nearly full disk too.
        case upkeep
        /// Cannot run inside a transaction, or takes long: gets the connection to itself.
        case alone
    }

    let kind: Kind

    init(kind: Kind) { self.kind = kind }

    /// Does the work and remembers what came of it.
    func execute(_ connection: Connection) throws(StoreFailure) {}

    /// Answers the caller: with what came of the work, or with `failure`. Exactly once.
    func finish(_ failure: StoreFailure?) {}
}

/// A job whose caller waits for a value.
// @unchecked for the reason of `Job`: `value` is touched on the writer's queue only.
private final class ValueJob<Value: Sendable>: Job, @unchecked Sendable {
    private let body: @Sendable (Connection) throws(StoreFailure) -> Value
    private let continuation: UnsafeContinuation<Result<Value, StoreFailure>, Never>
    private var value: Value?

    init(
        kind: Kind, body: @escaping @Sendable (Connection) throws(StoreFailure) -> Value,
        continuation: UnsafeContinuation<Result<Value, StoreFailure>, Never>
    ) {
        self.body = body
        self.continuation = continuation
        super.init(kind: kind)
    }

    override func execute(_ connection: Connection) throws(StoreFailure) { value = try body(connection) }

    override func finish(_ failure: StoreFailure?) {
        if let failure { return continuation.resume(returning: .failure(failure)) }
        continuation.resume(returning: value.map { .success($0) } ?? .failure(.closed))
    }
}
