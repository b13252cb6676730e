import Foundation
import Testing

@testable import Site

@Suite("Styles and scripts as they are served")
struct AssetTextTests {
    @Test(
        "have no comments, indents and empty lines",
        arguments: [
            ("css", "/* one\n   two */\na { b: c; } /* d */\n\n  e { f: g; }\n", "a{ b:c; }e{ f:g; }"),
            ("js", "// one\nconst a = 1; // two\n\n    // three\n    b(`//c`);\n", "const a = 1; // two\nb(`//c`);\n"),
            ("svg", "<!-- a -->\n <svg/>", "<!-- a -->\n <svg/>"),
        ])
    func served(type: String, text: String, served: String) throws {
        #expect(try AssetText.served(Data(text.utf8), as: type) == Array(served.utf8))
    }

    @Test("are none the worse for it: no script of ours has a text over several lines")
    func lines() throws {
        let folder = Root.folder.appending(path: "Templates/Assets")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let scripts = files.filter { $0.pathExtension == "js" }
        #expect(scripts.count > 2)
        for file in scripts {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                #expect(line.count { $0 == "`" }.isMultiple(of: 2), "\(file.lastPathComponent): \(line)")
            }
        }
    }
}
