import Foundation
import Synchronization

/// Several respondents at once, one thread each.
enum Crowd {
    /// Runs `work` on `count` threads and adds up what they did.
    ///
    /// - Throws: The first error of any of them, after all have ended.
    static func run(_ count: Int, _ work: @escaping @Sendable (Int) throws -> Tally) throws -> Tally {
        let outcome = Collected()
        let group = DispatchGroup()
        for number in 0..<count {
            group.enter()
            let thread = Thread {
                outcome.add(Result { try work(number) })
                group.leave()
            }
            thread.stackSize = 1 << 20
            thread.start()
        }
        group.wait()
        return try outcome.total()
    }

    /// The same with tasks, for what is done in this process.
    static func tasks(_ work: @escaping @Sendable (Int) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<Loads.crowd { group.addTask { try await work(number) } }
            try await group.waitForAll()
        }
    }
}

/// Results of the threads; a class because they all add to the same one.
private final class Collected: Sendable {
    private let state = Mutex<(tally: Tally, failure: (any Error)?)>((Tally(), nil))

    func add(_ result: Result<Tally, any Error>) {
        state.withLock { state in
            switch result {
            case .success(let tally): state.tally = state.tally + tally
            case .failure(let error): state.failure = state.failure ?? error
            }
        }
    }

    func total() throws -> Tally {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            return state.tally
        }
    }
}
