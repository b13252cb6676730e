import Foundation

/// `buurtstem tag` over the codebook's own passages, again and again, to two million characters; and `tagger train`.
enum Tagging {
    private static let characters = 2_000_000

    static func measure(_ place: Workspace) throws -> [Figure] {
        let codebook = "\(place.root)/Questionnaires/Codebooks/positieve-gezondheid"
        let texts = try passages(codebook)
        let short = try tag(place, codebook, Array(texts.prefix(1)), name: "one")
        var rows: [String] = []
        var length = 0
        while length < characters {
            let text = texts[rows.count % texts.count]
            rows.append(text)
            length += text.unicodeScalars.count
        }
        var rates: [Double] = []
        var peaks: [Double] = []
        for _ in 0..<3 {
            let whole = try tag(place, codebook, rows, name: "many")
            // What starting costs is measured with one passage and taken off.
            rates.append(Double(length) / (whole.seconds - short.seconds))
            peaks.append(whole.megabytes)
        }
        let begin = now()
        let folder = try place.folder("models")
        try run(place, ["tagger", "train", "--codebook", codebook, "--output", folder], name: "train")
        let training = seconds(since: begin)
        return [
            .note("start of the tagger", Figure.text(short.seconds, "s")),
            .atLeast(200_000, "characters tagged on one core", Sample.median(rates), "a second"),
            .atMost(300, "tagging, peak memory", Sample.median(peaks), "MB"),
            .atMost(60, "training the shipped model", training, "s"),
        ]
    }

    private static func tag(
        _ place: Workspace, _ codebook: String, _ texts: [String], name: String
    ) throws -> (seconds: Double, megabytes: Double) {
        let input = "\(place.scratch)/tag-\(name).jsonl"
        let encoder = JSONEncoder()
        let lines = try texts.enumerated().map { number, text in
            String(decoding: try encoder.encode(["id": "\(number)", "text": text]), as: UTF8.self)
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: input))
        let begin = now()
        let peak = try run(
            place, ["tag", "--input", input, "--output", "\(input).out", "--codebook", codebook], name: "tag")
        return (seconds(since: begin), Double(peak) / 1e6)
    }

    @discardableResult
    private static func run(_ place: Workspace, _ arguments: [String], name: String) throws -> Int {
        let log = "\(place.scratch)/\(name).log"
        let end = try Child.start("\(place.programs)/buurtstem", arguments, log: log).wait()
        guard end.status == 0 else { throw BenchmarkError("\(name) failed:\n\(readProc(log) ?? "")") }
        return end.peakBytes
    }

    static func passages(_ codebook: String) throws -> [String] {
        struct Row: Decodable { var text: String }
        let files = try FileManager.default.contentsOfDirectory(atPath: codebook).filter { $0.hasSuffix(".jsonl") }
        return try files.sorted().flatMap { file in
            try Data(contentsOf: URL(filePath: "\(codebook)/\(file)")).split(separator: 0x0A).map {
                try JSONDecoder().decode(Row.self, from: Data($0)).text
            }
        }
    }
}
