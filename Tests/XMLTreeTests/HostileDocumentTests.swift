import Foundation
import Testing
import XMLTree

@Suite("Hostile documents", .serialized)
struct HostileDocumentTests {
    /// Seconds of processor time and megabytes of memory that one document may take.
    private static let limits = (seconds: 1.0, megabytes: 256.0)

    @Test(
        "Each is refused in under a second and 256 MB, and nothing else is ever opened", arguments: HostileDocument.all)
    func refused(_ document: HostileDocument) throws {
        let bytes = document.make()
        var (seconds, megabytes) = (Double.infinity, Double.infinity)
        // The process is that of all tests, and others may take memory in the same moment. A document that takes much does
        // so each time: it is held to the least of what was seen.
        for _ in 0..<20 where seconds >= Self.limits.seconds || megabytes >= Self.limits.megabytes {
            let before = Usage.now
            #expect(throws: XMLError.self) { try XMLDocument.parse(bytes) }
            let after = Usage.now
            #expect(before.megabytes > 0, "the kernel tells what is held")
            seconds = min(seconds, after.seconds - before.seconds)
            megabytes = min(megabytes, after.peakMegabytes - before.megabytes)
        }
        #expect(seconds < Self.limits.seconds)
        #expect(megabytes < Self.limits.megabytes)
        #expect(XMLDocument.foreignDocumentsAsked == 0)
    }

    @Test("Each names what is wrong", arguments: HostileDocument.all)
    func named(_ document: HostileDocument) throws {
        guard let expected = document.kind else { return }
        let error = #expect(throws: XMLError.self) { try XMLDocument.parse(document.make()) }
        #expect(error?.kind == expected)
    }

    @Test("Large and odd documents that are well-formed are read", arguments: HarmlessDocument.all)
    func read(_ document: HarmlessDocument) throws {
        let root = try XMLDocument.parse(document.make()).root
        #expect(root.name.local == "r")
        #expect(XMLDocument.foreignDocumentsAsked == 0)
    }
}

/// What the thread has computed and the process has held.
private struct Usage {
    var seconds: Double
    /// Resident memory now, and its peak since `now` was last asked.
    var megabytes: Double
    var peakMegabytes: Double

    /// Reads, and lets the kernel count the peak anew from here (proc(5), `clear_refs`).
    static var now: Usage {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        let usage = Usage(
            seconds: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9, megabytes: megabytes("VmRSS:"),
            peakMegabytes: megabytes("VmHWM:"))
        try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
        return usage
    }

    private static func megabytes(_ field: String) -> Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
        return line?.split(whereSeparator: { " \t".contains($0) }).dropFirst().first.flatMap { Double($0) }.map {
            $0 / 1024
        } ?? 0
    }
}
