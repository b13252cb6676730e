import Synchronization

/// Values that are made when somebody first asks for them, and kept from then on.
///
/// A class because it remembers. Two who ask at once may both make the value; what they make is the same.
final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let values = Mutex<[Key: Value]>([:])

    /// The value under `key`, made by `make` the first time.
    func value(_ key: Key, orMake make: () throws -> Value) rethrows -> Value {
        if let known = values.withLock({ $0[key] }) { return known }
        let made = try make()
        values.withLock { $0[key] = made }
        return made
    }
}

/// Values that hold for a while, such as a day: kept by name, and made anew when their time is another.
final class RememberedForNow<Time: Equatable & Sendable, Value: Sendable>: Sendable {
    private let values = Mutex<[String: (time: Time, value: Value)]>([:])

    /// The value of this time under `name`, made by `make` when there is none.
    func value(_ name: String, of time: Time, orMake make: () throws -> Value) rethrows -> Value {
        if let known = values.withLock({ $0[name] }), known.time == time { return known.value }
        let made = try make()
        values.withLock { $0[name] = (time, made) }
        return made
    }
}
