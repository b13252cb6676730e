import Foundation
import Logging
import Programme
import Records
import Site
import Testing

@testable import Buurtstem

/// What is served, and what is not and why.
@Suite("The shelf of questionnaires")
struct ShelfTests {
    private func logger(_ lines: LoggedLines) -> Logger { Logger(label: "test") { _ in LineHandler(lines: lines) } }

    private func collection(_ id: String, _ questionnaire: String, version: String? = nil) -> String {
        let version = version.map { "\"version\": \"\($0)\", " } ?? ""
        return """
            {"id": "\(id)", "questionnaire": "\(questionnaire)", \(version)"round": "T0", "access": "open",
             "neighbourhoods": [{"id": "noord", "name": "Noord"}]}
            """
    }

    private func list(_ collections: String...) -> String {
        "{\"collections\": [\(collections.joined(separator: ","))]}"
    }

    /// Copies a questionnaire of the project, so that a test may change it.
    private func copy(_ name: String, in program: Program) throws -> String {
        let folder = program.root + "/Questionnaires/" + name
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.copyItem(
            atPath: Program.project + "/Questionnaires/" + name, toPath: folder)
        return folder
    }

    @Test("A faulty, absent or other version's questionnaire is not served, the log says why, and the others are")
    func notServed() throws {
        let program = try Program(
            collections: list(
                collection("a", "zes-kanten"), collection("b", "mijn-verhaal"), collection("c", "nergens"),
                collection("d", "zes-kanten", version: "0.0")))
        defer { program.remove() }
        let file = try copy("mijn-verhaal", in: program) + "/mijn-verhaal.xml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try Data(text.replacing("<h:body", with: "<h:lichaam", maxReplacements: 1).utf8).write(to: URL(filePath: file))
        let lines = LoggedLines()
        let shelf = try QuestionnaireShelf.read(root: program.root, logger: logger(lines))
        #expect(shelf.collections.map(\.id) == ["a", "b", "c", "d"])
        #expect(shelf.served.map(\.collection.id) == ["a"])
        #expect(lines.contain("error: questionnaire mijn-verhaal is not served:"))
        #expect(lines.contain("mijn-verhaal.xml:") && lines.contain(": error: "))
        #expect(
            lines.contain("nergens is not served: \(program.root)/Questionnaires/nergens/nergens.xml cannot be read"))
        #expect(lines.contain("collection d is not served: it wants version 0.0 of zes-kanten"))
    }

    @Test("A list that is absent or faulty ends the start with its path and the place", arguments: ["", "{", "{}"])
    func list(content: String) throws {
        let program = try Program(collections: content)
        defer { program.remove() }
        let path = program.root + "/Questionnaires/collections.json"
        if content.isEmpty { try FileManager.default.removeItem(atPath: path) }
        let refusal = #expect(throws: Buurtstem.Refusal.self) {
            _ = try QuestionnaireShelf.read(root: program.root, logger: logger(LoggedLines()))
        }
        #expect(refusal?.description.hasPrefix(path) == true)
    }

    @Test(
        "What is kept of a questionnaire: its months, and the files that it uses; a changed list is another definition")
    func kept() throws {
        let program = try Program(collections: list(collection("a", "alle-vraagsoorten")))
        defer { program.remove() }
        let folder = try copy("alle-vraagsoorten", in: program)
        func definition() throws -> ArchivedDefinitionOnShelf {
            let shelf = try QuestionnaireShelf.read(root: program.root, logger: logger(LoggedLines()))
            let kept = try #require(shelf.definitions.first)
            #expect(kept.hash == shelf.served.first?.definitionHash)
            return ArchivedDefinitionOnShelf(hash: kept.hash, files: Set(kept.attachments.keys), months: kept.months)
        }
        let first = try definition()
        #expect(first.months == 1 && first.files == ["gemeenten.csv", "provincies.xml"])
        try Data("notes".utf8).write(to: URL(filePath: folder + "/notes.txt"))
        #expect(try definition() == first)
        let list = folder + "/gemeenten.csv"
        let text = try String(contentsOfFile: list, encoding: .utf8)
        try Data((text + "\n").utf8).write(to: URL(filePath: list))
        #expect(try definition().hash != first.hash)
    }

    private struct ArchivedDefinitionOnShelf: Equatable {
        let hash: [UInt8]
        let files: Set<String>
        let months: Int?
    }
}
