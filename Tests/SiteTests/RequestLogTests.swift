import Dispatch
import Synchronization
import Testing

@testable import Site

@Suite("The request log")
struct RequestLogTests {
    private final class Sink: Sendable {
        let text = Mutex("")
        func take(_ bytes: [UInt8]) { text.withLock { $0 += String(decoding: bytes, as: UTF8.self) } }
        var lines: [Substring] { text.withLock { $0.split(separator: "\n").map { Substring(String($0)) } } }
    }

    private func add(_ count: Int, to log: RequestLog) {
        for number in 0..<count {
            log.add(
                method: "GET", template: "/code", status: 200, nanoseconds: 1_230_000, bytes: 1_025, id: UInt64(number))
        }
    }

    @Test("Every line is written, in order")
    func all() {
        let sink = Sink()
        let log = RequestLog { sink.take($0) }
        add(5_000, to: log)
        #expect(log.finish(seconds: 600))
        #expect(sink.lines.count == 5_000)
        #expect(sink.lines.first == "GET /code status=200 ms=1.23 kib=2 id=0000000000000000")
        #expect(sink.lines.last?.hasSuffix("id=0000000000001387") == true)
    }

    @Test("A journal that is stuck holds up nobody: what does not fit is dropped, counted, and the count written")
    func stuck() {
        let sink = Sink()
        let stuck = DispatchSemaphore(value: 0)
        let log = RequestLog(mostBytes: 32_768) { bytes in
            stuck.wait()
            sink.take(bytes)
            stuck.signal()
        }
        // Would never end if a line waited for the writing.
        add(20_000, to: log)
        #expect(!log.finish(seconds: 0.05))
        #expect(sink.lines.isEmpty)
        stuck.signal()
        #expect(log.finish(seconds: 600))
        add(1, to: log)
        #expect(log.finish(seconds: 600))
        let dropped = sink.lines.compactMap { line in
            line.hasPrefix("lines dropped=") ? Int(line.dropFirst("lines dropped=".count)) : nil
        }
        #expect(dropped.count == 1)
        #expect(sink.lines.count - 1 + dropped.reduce(0, +) == 20_001)
        #expect(sink.lines.count < 1_000)
    }
}
