import Synchronization

/// What was worked out from many rows, kept as long as the rows it came from are the same.
///
/// The key is read from the database each time, in the same look as what is kept: whoever changed the rows, and from where,
/// nothing old is ever answered.
final class KeptReading<Value: Sendable>: Sendable {
    private let kept = Mutex<(key: [Int], value: Value)?>(nil)

    /// What was kept under this key; nil when something else was.
    func value(_ key: [Int]) -> Value? {
        kept.withLock { kept in kept.flatMap { $0.key == key ? $0.value : nil } }
    }

    func keep(_ value: Value, under key: [Int]) { kept.withLock { $0 = (key, value) } }
}
