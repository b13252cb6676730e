import Conformance
import Foundation
import Testing
import XForms

@Suite("Recordings of other engines", .enabled(if: Kit.isPresent, "the conformance kit is not there"))
struct RecordingTests {
    @Test(
        "Walks and scenarios are replayed as recorded, but for the listed differences",
        arguments: ["walks", "scenarios"])
    func replay(part: String) throws {
        let list = Kit.root.appending(path: "docs/deliberate-differences.json")
        var run = ConformanceRun(differences: try DeliberateDifferences(contentsOf: list))
        try run.replay(Kit.folder.appending(path: part))
        #expect(run.results.count > 900)
        #expect(run.failures.map(\.id) == [])
        let passed = run.results.filter { $0.outcome == .passed }.count
        #expect(Double(passed) >= 0.94 * Double(run.results.count))
    }
}
