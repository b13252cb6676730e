import Synchronization

/// How much work the linear programs of one set of tables may take, so that nobody waits for hours. It counts steps, not
/// seconds: the same tables are refused on any machine, or on none.
final class SolverBudget: Sendable {
    private let all: Int
    private let left: Mutex<Int>

    /// The budget of the tables that are being made in this task.
    @TaskLocal static var current: SolverBudget?

    /// Steps of the simplex method times the size of the program: some minutes on a slow machine.
    static let usual = 20_000_000_000

    init(_ work: Int = usual) {
        all = work
        left = Mutex(work)
    }

    /// What the programs took until now.
    var spent: Int { left.withLock { all - $0 } }

    var isSpent: Bool { left.withLock { $0 <= 0 } }

    /// Notes a program of this size that was solved in so many steps.
    func spend(steps: Int, size: Int) {
        left.withLock { $0 -= (steps + Self.building) * size }
    }

    /// What making a program costs, in steps.
    private static let building = 20

    /// The most steps that a program of this size may still take.
    func steps(size: Int) -> Int { left.withLock { max(1, $0 / max(1, size)) } }
}
