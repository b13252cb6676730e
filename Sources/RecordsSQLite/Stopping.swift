import GRDBSQLite
import Records
import Synchronization

/// Tells long work (a back-up, a verification) that the service is stopping, so that it gives up at once.
final class Stopping: Sendable {
    private let flag = Atomic<Bool>(false)
    private let isDue: @Sendable () -> Bool

    /// - Parameter isDue: asked at every look, beside what ``set()`` says.
    init(when isDue: @escaping @Sendable () -> Bool = { false }) { self.isDue = isDue }

    var isSet: Bool { flag.load(ordering: .relaxed) || isDue() }

    func set() { flag.store(true, ordering: .relaxed) }

    func check() throws(StoreFailure) {
        if isSet { throw .closed }
    }

    /// Runs `body`, whose statements end with `.closed` once this is set.
    func watching<Value>(
        _ connection: Connection, _ body: () throws(StoreFailure) -> Value
    ) throws(StoreFailure) -> Value {
        try check()
        // SQLite asks every so many of its instructions: some milliseconds.
        sqlite3_progress_handler(
            connection.handle, 20_000,
            { context in
                guard let context else { return 0 }
                return Unmanaged<Stopping>.fromOpaque(context).takeUnretainedValue().isSet ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
        defer { sqlite3_progress_handler(connection.handle, 0, nil, nil) }
        let value = try body()
        try check()
        return value
    }
}
