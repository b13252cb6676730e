import Archives
import Foundation
import Logging
import Site
import Stories
import Tables
import Testing

@testable import Buurtstem

/// Files that are made to harm are refused by the child that reads stories, each in less than a second of processor time.
@Suite("Hostile stories")
struct HostileStoryTests {
    private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    /// An archive as the product writes it: packed.
    private static func archive(_ members: [(String, String)]) throws -> [UInt8] {
        let file = try SpoolFile(in: NSTemporaryDirectory())
        try ArchiveWriter.write(
            members.map { ArchiveMember(name: $0.0, content: .bytes(Array($0.1.utf8))) }, to: file)
        return try file.read(at: 0, count: file.count)
    }

    private static func document(_ body: String, before: String = "") -> String {
        before + "<w:document xmlns:w=\"\(word)\"><w:body>\(body)</w:body></w:document>"
    }

    /// Puts bytes of the same length in place of others, everywhere.
    private static func changed(_ bytes: [UInt8], _ old: [UInt8], _ new: [UInt8]) -> [UInt8] {
        var data = Data(bytes)
        while let place = data.range(of: Data(old)) { data.replaceSubrange(place, with: new) }
        return Array(data)
    }

    private static func four(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }

    /// Name, bytes, and what is said of it.
    private static func files() throws -> [(String, [UInt8], Set<TranscriptFault>)] {
        let blanks = String(repeating: " ", count: 60_000_000)
        let words = document("<w:p><w:r><w:t>\(String(repeating: "a ", count: 300_000))</w:t></w:r></w:p>")
        let honest = try archive([("word/document.xml", words)])
        let size = four(UInt32(words.utf8.count))
        // A billion laughs, an entity of another file, and a DTD of the network.
        let laughs =
            "<!DOCTYPE w [<!ENTITY a0 \"haha\">"
            + (1...9).map { "<!ENTITY a\($0) \"" + String(repeating: "&a\($0 - 1);", count: 10) + "\">" }.joined()
            + "]>"
        let outside = "<!DOCTYPE w [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
        let text = "<w:p><w:r><w:t>&a9;&f;</w:t></w:r></w:p>"
        let slip = try archive([("xx/word/document.xml", words), ("word/document.xml", words)])
        let nested = String(repeating: "<w:p>", count: 400_000)
        let scan =
            Array("%PDF-1.4\n1 0 obj << /Subtype /Image >> stream\n".utf8) + [UInt8](repeating: 0xFF, count: 4 << 20)
        return [
            ("a bomb", try archive([("word/document.xml", document(blanks))]), [.tooLarge]),
            (
                "dense", try archive([("word/document.xml", document(String(blanks.prefix(5_000_000))))]),
                [.tooLarge, .damaged]
            ),
            ("less than declared", changed(honest, size, four(10)), [.damaged, .tooLarge]),
            ("more than declared", changed(honest, size, four(900_000_000)), [.damaged, .tooLarge]),
            ("a slip", changed(slip, Array("xx/word".utf8), Array("../word".utf8)), [.damaged]),
            ("absolute", changed(slip, Array("xx/word".utf8), Array("///word".utf8)), [.damaged]),
            ("laughs", try archive([("word/document.xml", document(text, before: laughs))]), [.damaged]),
            ("another file", try archive([("word/document.xml", document(text, before: outside))]), [.damaged]),
            (
                "odt laughs",
                try archive([
                    ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", laughs + "<a>&a9;</a>"),
                ]), [.damaged, .unknownKind]
            ),
            ("deep", try archive([("word/document.xml", document(nested))]), [.damaged, .tooMuch, .tooLarge]),
            ("many", try archive((0..<10_000).map { ("e\($0)", "x") }), [.tooLarge]),
            ("scan", scan, [.pdf]),
            ("scan behind blanks", Array("\u{FEFF}\r\n".utf8) + scan, [.pdf]),
            ("half", Array(honest.prefix(honest.count / 2)), [.damaged]),
            ("noise", (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }, [.unknownKind]),
        ]
    }

    @Test("Each is refused for what it is, in less than a second of the processor, and none is read")
    func refused() async throws {
        let folder = NSTemporaryDirectory() + "hostile-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // The program itself, and beside it what the shell says of the time that it took.
        let script = folder + "/child"
        try Data("#!/bin/bash\n\"\(Program.path)\" \"$@\"; code=$?; times >\"\(folder)/times\"; exit $code\n".utf8)
            .write(to: URL(filePath: script))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
        let intake = ChildIntake(root: Program.project, executable: script, logger: Logger(label: "test"))
        for (name, bytes, faults) in try Self.files() {
            do throws(TranscriptFault) {
                let text = try await intake.text(of: bytes)
                Issue.record("\(name) was read: \(text.scalars.count)")
            } catch {
                #expect(faults.contains(error), "\(name): \(error)")
            }
            let said = try String(contentsOfFile: folder + "/times", encoding: .utf8)
            let seconds = said.split(separator: "\n").last?.matches(of: /(\d+)m([\d.]+)s/).reduce(0) {
                $0 + 60 * (Double($1.1) ?? 0) + (Double($1.2) ?? 99)
            }
            let used = try #require(seconds)
            #expect(used < 1, "\(name): \(said)")
        }
    }
}
