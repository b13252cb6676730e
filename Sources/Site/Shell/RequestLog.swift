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

        /// What is to be written now; nil when there is nothing.
        mutating func takeOut() -> [UInt8]? {
            guard !bytes.isEmpty else { return nil }
            let taken = bytes
            bytes = []
            bytes.reserveCapacity(9_216)
            underway += taken.count
            return taken
        }
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
        // Made outside the lock, which all connections share, and without memory of its own.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longest) { memory in
            var line = LogLine(memory: memory)
            line.add(method)
            line.add(" ")
            line.add(template)
            line.add(" status=")
            line.add(status)
            let hundredths = Int(nanoseconds / 10_000)
            line.add(" ms=")
            line.add(hundredths / 100)
            line.add(hundredths / 10 % 10 == 0 ? ".0" : ".")
            line.add(hundredths % 100)
            line.add(" kib=")
            line.add((bytes + 1_023) / 1_024)
            line.add(" id=")
            line.add(hexadecimal: id)
            line.add("\n")
            handOver(
                pending.withLock { pending in
                    guard pending.bytes.count + pending.underway < mostBytes else {
                        pending.dropped += 1
                        return nil
                    }
                    noteDropped(&pending)
                    pending.bytes.append(contentsOf: line.bytes)
                    return pending.bytes.count > 8_192 ? pending.takeOut() : nil
                })
        }
    }

    /// More than the longest line: templates and numbers of ours are all that it holds.
    private static let longest = 512

    /// Has what is waiting written, without waiting for it; called every quarter of a second.
    package func flush() {
        handOver(
            pending.withLock { pending in
                if pending.bytes.count + pending.underway < mostBytes { noteDropped(&pending) }
                return pending.takeOut()
            })
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
        pending.bytes.append(contentsOf: "lines dropped=\(pending.dropped)\n".utf8)
        pending.dropped = 0
    }

    /// Outside the lock: waking the writing thread takes longer than all else that is done here.
    private func handOver(_ bytes: [UInt8]?) {
        guard let bytes else { return }
        queue.async { [self] in
            write(bytes)
            pending.withLock { $0.underway -= bytes.count }
        }
    }
}

/// A line while it is written, in memory that is lent for it. What does not fit is left out.
private struct LogLine {
    let memory: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    init(memory: UnsafeMutableBufferPointer<UInt8>) { self.memory = memory }

    var bytes: UnsafeMutableBufferPointer<UInt8> { UnsafeMutableBufferPointer(rebasing: memory[..<count]) }

    private mutating func add(_ byte: UInt8) {
        guard count < memory.count else { return }
        memory[count] = byte
        count += 1
    }

    mutating func add(_ text: StaticString) {
        text.withUTF8Buffer { for byte in $0 { add(byte) } }
    }

    /// A whole number in decimal.
    mutating func add(_ number: Int) {
        if number < 0 { add(UInt8(ascii: "-")) }
        let number = number.magnitude
        var unit: UInt = 1
        while number / unit >= 10 { unit *= 10 }
        while unit > 0 {
            add(UInt8(ascii: "0") + UInt8(number / unit % 10))
            unit /= 10
        }
    }

    /// Sixteen hexadecimal digits.
    mutating func add(hexadecimal number: UInt64) {
        for place in UInt64(1)...16 {
            let digit = UInt8(truncatingIfNeeded: number >> (64 - 4 * place)) & 15
            add(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
