import Synchronization

/// The log of requests: one line each, made of fields that cannot hold anything about a person.
///
/// A line has method and route template, status, milliseconds, size in whole KiB (rounded up: the exact size of a page
/// with answers would tell whose it was) and a random number. It has no address of the
/// visitor, no URI, no code, no answer and no time of its own (the system's journal adds one).
package final class RequestLog: Sendable {
    private struct Pending {
        var bytes: [UInt8] = []
    }

    private let pending = Mutex(Pending())
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameter write: takes whole lines; called from one caller at a time.
    package init(write: @escaping @Sendable ([UInt8]) -> Void) {
        self.write = write
    }

    /// Adds a line; writes them out in groups of at most 8 KiB or a quarter of a second.
    func add(
        method: StaticString, template: StaticString, status: Int, nanoseconds: Int64, bytes: Int, id: UInt64
    ) {
        pending.withLock { pending in
            method.withUTF8Buffer { pending.bytes.append(contentsOf: $0) }
            pending.bytes.append(UInt8(ascii: " "))
            template.withUTF8Buffer { pending.bytes.append(contentsOf: $0) }
            pending.bytes.appendNumber(" status=", status)
            let hundredths = Int(nanoseconds / 10_000)
            pending.bytes.appendNumber(" ms=", hundredths / 100)
            pending.bytes.append(UInt8(ascii: "."))
            pending.bytes.append(UInt8(ascii: "0") + UInt8(hundredths / 10 % 10))
            pending.bytes.append(UInt8(ascii: "0") + UInt8(hundredths % 10))
            pending.bytes.appendNumber(" kib=", (bytes + 1_023) / 1_024)
            pending.bytes.append(contentsOf: " id=".utf8)
            pending.bytes.appendHex(id)
            pending.bytes.append(UInt8(ascii: "\n"))
            if pending.bytes.count > 8_192 { flush(&pending) }
        }
    }

    /// Writes what is waiting; called every quarter of a second and at the end.
    package func flush() {
        pending.withLock { flush(&$0) }
    }

    private func flush(_ pending: inout Pending) {
        guard !pending.bytes.isEmpty else { return }
        write(pending.bytes)
        pending.bytes.removeAll(keepingCapacity: true)
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
