import Conformance
import Foundation
import Testing

@Suite("XPath cases of the conformance kit")
struct XPathKitTests {
    /// The project's root: the folder that holds `Questionnaires` and `Templates`.
    static let root: URL? = {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let wanted = ["Questionnaires", "Templates"].map { folder.appendingPathComponent($0).path }
            if wanted.allSatisfy(FileManager.default.fileExists) { return folder }
        }
        return nil
    }()

    static let kit = root.map { $0.deletingLastPathComponent().appendingPathComponent("shared/xforms-kit/xpath") }
    static let isThere = kit.map { FileManager.default.fileExists(atPath: $0.path) } ?? false

    @Test(
        "Every case that engines agree on passes; all others pass or are listed with a reason",
        .enabled(if: isThere, "the conformance kit does not lie beside the project"))
    func replay() throws {
        let root = try #require(Self.root)
        let list = root.appendingPathComponent("docs/deliberate-differences.json")
        var run = ConformanceRun(differences: try DeliberateDifferences(contentsOf: list))
        #expect(try run.replay(#require(Self.kit)))
        #expect(run.failures.map(\.id) == [])
        let undecided = run.decided.filter { $0.result.group == "A" }
        #expect(undecided.map(\.result.id) == [], "tier A knows no exceptions")
        #expect(run.needless == [], "these pass and need not be listed")
    }
}
