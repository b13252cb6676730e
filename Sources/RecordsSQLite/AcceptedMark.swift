import Foundation
import Records
import Synchronization

/// How many responses were ever acknowledged, kept outside the database: SQLite silently forgets the end of a damaged
/// log (measured: 60 of 60 flipped bits), and only a count elsewhere can tell.
///
/// Written after each acknowledgement without a flush, so after a power cut it may lag behind, which says nothing; a
/// mark *ahead* of the database says that acknowledged responses are gone.
final class AcceptedMark: Sendable {
    private struct State {
        var file: Int32
        var count: Int
        /// Somebody is writing, and will write what is counted meanwhile.
        var isWriting = false

        mutating func begin() -> (file: Int32, count: Int) {
            isWriting = true
            return (file, count)
        }
    }

    private let state: Mutex<State>
    /// By how much the mark was ahead of the database at opening: acknowledged responses that are gone.
    let initialLead: Int

    /// Opens or makes the file. A mark higher than what the database counts stays, so that `verify` goes on naming the loss
    /// until the file is removed.
    ///
    /// - Parameter accepted: counts the database; asked after the mark was read, because another process may be storing.
    init(path: String, accepted: () throws(StoreFailure) -> Int) throws(StoreFailure) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Files.lastFailure("open \(path)") }
        let marked = Self.read(file)
        let counted = try accepted()
        initialLead = max(0, marked - counted)
        state = Mutex(State(file: file, count: max(counted, marked)))
        if counted > marked { advance(by: 0) }
    }

    deinit { state.withLock { _ = close($0.file) } }

    /// One more response was acknowledged (or several). Of those that come at once, one caller writes for all.
    func advance(by responses: Int = 1) {
        var next = state.withLock { state in
            state.count += responses
            return state.isWriting ? nil : state.begin()
        }
        while let (file, count) = next {
            // Best effort: failing to write the mark must not fail the answer, which is stored.
            let line = Array((String(count) + "\n").utf8)
            _ = line.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) }
            next = state.withLock { state in
                state.isWriting = false
                return state.count == count ? nil : state.begin()
            }
        }
    }

    var count: Int { state.withLock { $0.count } }

    private static func read(_ file: Int32) -> Int {
        var buffer = [UInt8](repeating: 0, count: 24)
        let length = buffer.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
        return buffer.prefix(max(0, length)).prefix { $0 != 10 }.reduce(0) { count, digit in
            (48...57).contains(digit) ? count &* 10 &+ Int(digit &- 48) : count
        }
    }
}
