import Conformance
import Foundation
import Testing
import XForms

@Suite("Recordings of other engines", .enabled(if: Kit.isPresent, "the conformance kit is not there"))
struct RecordingTests {
    @Test("98 of 100 recorded steps are replayed as recorded, and every other one is listed with its reason")
    func replay() throws {
        let list = Kit.root.appending(path: "docs/deliberate-differences.json")
        var run = ConformanceRun(differences: try DeliberateDifferences(contentsOf: list))
        for part in ["walks", "scenarios"] { try run.replay(Kit.folder.appending(path: part)) }
        #expect(run.results.count > 4_600)
        #expect(run.failures.map(\.id) == [])
        let passed = run.results.filter { $0.outcome == .passed }.count
        // Steps that use a file which the kit does not hold say nothing about us.
        let without = run.decided.filter { $0.reason.contains("a file beside the form that the kit does not hold") }
        let counted = run.results.count - without.count
        #expect(Double(passed) >= 0.98 * Double(counted), "\(passed) of \(counted)")
    }
}
