import Foundation
import Testing

@testable import Stories

@Suite("Files of texts: a bad line is named with its repair, and nothing half-written remains")
struct LineTests {
    @Test(arguments: [
        (#"{"id": "a", "text": "x"}"# + "\n" + #"{"id": "b"}"#, ":2: \"text\" is missing"),
        (#"{"id": 1, "text": "x"}"#, ":1: \"id\" must be text"), ("not json", ":1: this is not JSON (8 bytes)"),
        (
            #"{"id": "a", "text": "x"}"# + "\n\n" + #"{"id": "a", "text": "y"}"#,
            ":3: the id of this line was used before"
        ),
        (
            #"{"id": "a", "text": "x", "language": "de-AT"}"# + "\n" + #"{"id": "b", "text": "x", "language": "xq"}"#,
            ":2: \"language\" is no code that is known; write one of nl, en"
        ),
        (#"{"id": "a", "text": "x", "language": 1}"#, ":1: \"language\" must be text"),
    ])
    func badLines(content: String, reason: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID()).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(content.utf8).write(to: file)
        let fault = #expect(throws: StoryLineFault.self) { try StoryLines.read(file.path) { _ in } }
        #expect(fault?.description.contains(file.lastPathComponent + reason) == true, "\(fault?.description ?? "")")
    }

    @Test func nothingHalfWritten() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "out-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            let writer = try LineWriter(path: folder.appending(path: "out.jsonl").path)
            try writer.write(["a": 1])
            // dropped without finish(), as when a later line is bad
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        let writer = try LineWriter(path: folder.appending(path: "out.jsonl").path)
        try writer.write(["a": 1])
        try writer.finish()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.jsonl"])
    }
}
