import Synchronization

/// Counts the bytes of large bodies that all connections hold together, so that many of them cannot fill the memory.
final class BodyLedger: Sendable {
    private let heldBytes = Atomic<Int>(0)

    /// A body below this size is not counted: most posts of a questionnaire are a few hundred bytes.
    static let smallBytes = 64 << 10
    /// Most bytes of larger bodies held at the same time.
    private static let mostHeldBytes = 64 << 20

    /// Counts bytes in; false when they are too many. They are counted all the same, until they are released.
    func hold(_ bytes: Int) -> Bool {
        heldBytes.add(bytes, ordering: .relaxed).newValue <= Self.mostHeldBytes
    }

    func release(_ bytes: Int) {
        heldBytes.subtract(bytes, ordering: .relaxed)
    }
}
