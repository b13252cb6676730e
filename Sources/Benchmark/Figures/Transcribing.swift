import Foundation

/// A conversation of three hours, 150,000 characters: names taken out of the whole, then tags proposed for each passage.
enum Transcribing {
    private static let characters = 150_000

    static func measure(_ place: Workspace) throws -> [Figure] {
        let codebook = "\(place.root)/Questionnaires/Codebooks/positieve-gezondheid"
        var turns: [String] = []
        var length = 0
        let texts = try Tagging.passages(codebook)
        while length < characters {
            turns.append(texts[(turns.count * 17) % texts.count])
            length += turns.last?.unicodeScalars.count ?? 0
        }
        let whole = try write([turns.joined(separator: "\n\n")], place, "whole")
        let each = try write(turns, place, "each")
        let times = try (0..<3).map { _ in
            let begin = now()
            try run(place, ["deidentify", "--input", whole, "--output", whole + ".out", "--root", place.root])
            try run(place, ["tag", "--input", each, "--output", each + ".out", "--codebook", codebook])
            return seconds(since: begin)
        }
        return [
            .note("passages of a transcript of three hours", "\(turns.count)"),
            .atMost(3, "names out and tags for it, both programs started anew", Sample.median(times), "s"),
        ]
    }

    private static func write(_ texts: [String], _ place: Workspace, _ name: String) throws -> String {
        let path = "\(place.scratch)/transcript-\(name).jsonl"
        let lines = try texts.enumerated().map { number, text in
            String(decoding: try JSONEncoder().encode(["id": "\(number)", "text": text]), as: UTF8.self)
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: path))
        return path
    }

    private static func run(_ place: Workspace, _ arguments: [String]) throws {
        let log = "\(place.scratch)/transcript.log"
        let end = try Child.start("\(place.programs)/buurtstem", arguments, log: log).wait()
        guard end.status == 0 else { throw BenchmarkError("\(arguments[0]) failed:\n\(readProc(log) ?? "")") }
    }
}
