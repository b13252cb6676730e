import Programme
import Records
import Synchronization

/// How far the machine is with a story.
struct StoryProgress: Sendable, Equatable {
    enum Step: Sendable, Equatable {
        /// Another story is first.
        case waiting
        /// Looking for what could lead to a person, in stages.
        case names
        /// Proposing tags, passage by passage.
        case tags
    }

    var step = Step.waiting
    var done = 0
    var all = 0

    /// The part that is done, 0 to 99: at 100 there is something else to see.
    var percent: Int { all > 0 ? min(99, done * 100 / all) : 0 }
}

/// What the machine does with one story because somebody asked for it. It is in memory: after a restart the story is as it was
/// and can be asked for again.
final class StoryWork: Sendable {
    private struct State {
        var progress = StoryProgress()
        var result: Result<StoryOutcome, any Error>?
    }

    /// Where to go on when it is done.
    let next: StaffPage
    private let state = Mutex(State())

    init(next: StaffPage) { self.next = next }

    var progress: StoryProgress { state.withLock { $0.progress } }
    var result: Result<StoryOutcome, any Error>? { state.withLock { $0.result } }

    /// Says how far it is; may be called from any thread.
    @Sendable
    func tell(_ step: StoryProgress.Step, _ done: Int, _ all: Int) {
        state.withLock { $0.progress = StoryProgress(step: step, done: done, all: all) }
    }

    fileprivate func end(_ result: Result<StoryOutcome, any Error>) { state.withLock { $0.result = result } }

    /// What became of it, after a moment when it is under way: what takes no longer needs no page that waits.
    func settled() async -> Result<StoryOutcome, any Error>? {
        for _ in 0..<20 where result == nil { try? await Task.sleep(for: .milliseconds(50)) }
        return result
    }
}

/// The work that is under way or has just been done: at most one piece for each story.
final class StoryWorks: Sendable {
    private let all = Mutex<[StoryID: StoryWork]>([:])

    /// Begins; when somebody else began for the same story and it is not done, that piece of work is given instead.
    func begin(
        _ id: StoryID, next: StaffPage, _ body: @escaping @Sendable (StoryWork) async throws -> StoryOutcome
    ) -> StoryWork {
        let (work, isNew) = all.withLock { all in
            if let known = all[id], known.result == nil { return (known, false) }
            let work = StoryWork(next: next)
            all[id] = work
            return (work, true)
        }
        guard isNew else { return work }
        Task(priority: .userInitiated) {
            do { work.end(.success(try await body(work))) } catch { work.end(.failure(error)) }
        }
        return work
    }

    func work(of id: StoryID) -> StoryWork? { all.withLock { $0[id] } }

    /// Forgets a piece of work that was seen to be done.
    func end(_ work: StoryWork, of id: StoryID) {
        all.withLock { all in if all[id] === work { all[id] = nil } }
    }
}
