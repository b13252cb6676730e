import Dispatch
import Synchronization

/// The log of requests: one line each, made of fields that cannot hold anything about a person.
///
/// A line has method and route template, status, milliseconds, size in whole KiB (rounded up: the exact size of a page
/// with answers would tell whose it was) and a random number. It has no address of the
/// visitor, no URI, no code, no answer and no time of its own (the system's journal adds one).
///
/// Lines are gathered in memory and written on a thread of their own: a journal that is stuck stops no request. What does
/// not fit meanwhile is dropped and counted, and the count is written when there is room again.
package final class RequestLog: Sendable {
    /// The fields of a line in order, for the page that says what is kept.
    static let fields = ["method", "template", "status", "ms", "kib", "id"]

    private struct Pending {
        var bytes: [UInt8] = []
        /// Bytes handed over that are not yet written.
        var underway = 0
        var dropped = 0
    }

    private let pending = Mutex(Pending())
    private let queue = DispatchQueue(label: "buurtstem.requests", qos: .utility)
    private let mostBytes: Int
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameters:
    ///   - mostBytes: what may wait to be written; lines beyond it are dropped.
    ///   - write: takes whole lines; called from one thread at a time, and may block it.
    package init(mostBytes: Int = 1 << 20, write: @escaping @Sendable ([UInt8]) -> Void) {
        self.mostBytes = mostBytes
        self.write = write
    }

    /// Adds a line; lines are written in groups of 8 KiB or at the next ``flush()``.
    func add(
        method: StaticString, template: StaticString, status: Int, nanoseconds: Int64, bytes: Int, id: UInt64
    ) {
        // Made outside the lock, which all connections share.
        var line: [UInt8] = []
        line.reserveCapacity(128)
        method.withUTF8Buffer { line.append(contentsOf: $0) }
        line.append(UInt8(ascii: " "))
        template.withUTF8Buffer { line.append(contentsOf: $0) }
        line.appendNumber(" status=", status)
        let hundredths = Int(nanoseconds / 10_000)
        line.appendNumber(" ms=", hundredths / 100)
        line.append(UInt8(ascii: "."))
        line.append(UInt8(ascii: "0") + UInt8(hundredths / 10 % 10))
        line.append(UInt8(ascii: "0") + UInt8(hundredths % 10))
        line.appendNumber(" kib=", (bytes + 1_023) / 1_024)
        line.append(contentsOf: " id=".utf8)
        line.appendHex(id)
        line.append(UInt8(ascii: "\n"))
        pending.withLock { pending in
            guard pending.bytes.count + pending.underway < mostBytes else { return pending.dropped += 1 }
            noteDropped(&pending)
            pending.bytes.append(contentsOf: line)
            if pending.bytes.count > 8_192 { handOver(&pending) }
        }
    }

    /// Has what is waiting written, without waiting for it; called every quarter of a second.
    package func flush() {
        pending.withLock { pending in
            if pending.bytes.count + pending.underway < mostBytes { noteDropped(&pending) }
            handOver(&pending)
        }
    }

    /// The same at the end, waiting for the writing, but not for ever.
    /// - Returns: whether all was written.
    @discardableResult
    package func finish(seconds: Double = 2) -> Bool {
        flush()
        let written = DispatchSemaphore(value: 0)
        queue.async { written.signal() }
        return written.wait(timeout: .now() + seconds) == .success
    }

    private func noteDropped(_ pending: inout Pending) {
        guard pending.dropped > 0 else { return }
        pending.bytes.appendNumber("lines dropped=", pending.dropped)
        pending.bytes.append(UInt8(ascii: "\n"))
        pending.dropped = 0
    }

    private func handOver(_ pending: inout Pending) {
        guard !pending.bytes.isEmpty else { return }
        let bytes = pending.bytes
        pending.bytes = []
        pending.bytes.reserveCapacity(9_216)
        pending.underway += bytes.count
        queue.async { [self] in
            write(bytes)
            self.pending.withLock { $0.underway -= bytes.count }
        }
    }
}

extension [UInt8] {
    /// Appends a label and a whole number in decimal.
    mutating func appendNumber(_ label: StaticString, _ number: Int) {
        label.withUTF8Buffer { append(contentsOf: $0) }
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let start = count
        repeat {
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }

    /// Appends sixteen hexadecimal digits.
    mutating func appendHex(_ number: UInt64) {
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift)) & 15
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
