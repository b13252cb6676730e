import Foundation
import Testing

/// `buurtstem deidentify` as somebody at a terminal meets it.
@Suite("Taking names out of a file")
struct DeidentifyTests {
    private static let german = "Meine Nachbarin kocht jede Woche Suppe. Im Krankenhaus war die Pflege gut."

    /// The text of each line of the answer.
    private static func texts(_ program: Program, lines: [String], language: String? = nil) async throws -> [String] {
        let (input, output) = (program.home + "/in.jsonl", program.home + "/out.jsonl")
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: input))
        let arguments =
            ["deidentify", "--input", input, "--output", output, "--root", Program.project]
            + (language.map { ["--language", $0] } ?? [])
        let ending = try await Program.end(of: try program.start(arguments))
        guard ending.status == 0 else { return ["\(ending.status): \(ending.errors)"] }
        struct Line: Decodable { let text: String }
        return try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)).text }
    }

    private static func line(_ id: String, in language: String? = nil) -> String {
        #"{"id": "\#(id)", "text": "\#(german)"\#(language.map { #", "language": "\#($0)""# } ?? "")}"#
    }

    @Test("a German text keeps its things when the option or its line says so; the line goes before the option")
    func language() async throws {
        let program = try Program()
        defer { program.remove() }
        let lines = [Self.line("a"), Self.line("b", in: "de"), Self.line("c", in: "nl")]
        let plain = try await Self.texts(program, lines: lines)
        #expect(plain.count == 3 && plain[1] == Self.german && plain[2] == plain[0], "\(plain)")
        #expect(plain[0] != Self.german)
        let told = try await Self.texts(program, lines: lines, language: "DE")
        #expect(told == [Self.german, Self.german, plain[0]])
    }

    @Test("a code that is not known is refused, in a file with its line, and nothing is written")
    func unknown() async throws {
        let program = try Program()
        defer { program.remove() }
        let lines = [Self.line("a"), Self.line("b", in: "xq")]
        let wrong = try await Self.texts(program, lines: lines)
        #expect(wrong.count == 1 && wrong[0].contains("in.jsonl:2: \"language\" is no code that is known"), "\(wrong)")
        #expect(!FileManager.default.fileExists(atPath: program.home + "/out.jsonl"))
        let option = try await Self.texts(program, lines: [Self.line("a")], language: "xq")
        #expect(option.count == 1 && option[0].hasPrefix("64: "), "\(option)")
        #expect(option[0].contains("write one of nl, en"))
    }
}
