import Foundation
import Testing

@Suite("Documents do not lead astray")
struct DocumentTests {
    @Test("each relative link of a document leads to something that is there", arguments: documents)
    func linksLeadSomewhere(document: String) throws {
        let file = ProjectRoot.url.appending(path: document)
        let text = try String(contentsOf: file, encoding: .utf8)
        for link in text.matches(of: /\]\(([^)\s]+)\)/).map({ String($0.1) }) where !link.contains("://") {
            let path = String(link.prefix { $0 != "#" })
            guard !path.isEmpty else { continue }
            let target = file.deletingLastPathComponent().appending(path: path).path
            #expect(FileManager.default.fileExists(atPath: target), "\(document) links to \(link)")
        }
    }
}

private let documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] + inDocs

private let inDocs: [String] = {
    let folder = ProjectRoot.url.appending(path: "docs").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }.sorted()
}()
