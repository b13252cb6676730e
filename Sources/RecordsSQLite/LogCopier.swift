import Dispatch
import GRDB
import Records
import Synchronization

/// Copies the write-ahead log into the database beside the writer, on a connection and a thread of its own, so that no
/// answer waits for the flush of the database file.
final class LogCopier: Sendable {
    private let queue = DispatchQueue(label: "buurtstem.log", qos: .utility)
    private let database: DatabaseQueue
    private let copying = Atomic<Bool>(false)

    init(path: String, configuration: Configuration) throws {
        database = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Whether a copy that was started is under way.
    var isCopying: Bool { copying.load(ordering: .acquiring) }

    /// Starts a copy unless one is under way; `failed` is told when the disk refuses.
    func start(_ failed: @escaping @Sendable (StoreFailure) -> Void) {
        guard copying.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
        else {
            return
        }
        queue.async { [self] in
            do throws(StoreFailure) {
                try copy()
            } catch {
                failed(error)
            }
            copying.store(false, ordering: .releasing)
        }
    }

    /// Waits for a copy that is under way, and makes another: called by the writer, it copies the log whole.
    func finish() throws(StoreFailure) {
        let result: Result<Void, StoreFailure> = queue.sync { Result { () throws(StoreFailure) in try copy() } }
        try result.get()
    }

    /// Waits for a copy that is under way.
    func rest() { queue.sync {} }

    /// Ends what is under way and closes the files.
    func close() {
        rest()
        try? database.close()
    }

    private func copy() throws(StoreFailure) {
        do {
            try database.inDatabase { database in try Log.copy(Connection(database)) }
        } catch {
            throw StoreFailure(any: error)
        }
    }
}
