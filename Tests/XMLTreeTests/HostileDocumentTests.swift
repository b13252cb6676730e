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
        let before = Usage.now
        #expect(throws: XMLError.self) { try XMLDocument.parse(bytes) }
        let after = Usage.now
        #expect(after.seconds - before.seconds < Self.limits.seconds)
        #expect(after.peakMegabytes - before.peakMegabytes < Self.limits.megabytes)
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

/// What the process has used.
private struct Usage {
    var seconds: Double
    var peakMegabytes: Double

    static var now: Usage {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return Usage(
            seconds: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9, peakMegabytes: Double(usage.ru_maxrss) / 1024)
    }
}
