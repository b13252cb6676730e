import Foundation

/// `buurtstem deidentify`: characters a second on one core, memory, and how soon it starts.
enum Deidentifying {
    static func measure(_ place: Workspace) throws -> [Figure] {
        let source = "\(place.root)/Tests/StoriesTests/Deidentify/Passages/development.txt"
        guard let text = readProc(source) else { throw BenchmarkError("\(source) cannot be read") }
        let passages = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(unmarked)
        let small = try write(passages, times: 1, place, "small")
        let large = try write(passages, times: 200, place, "large")
        var starts: [Double] = []
        var rates: [Double] = []
        var peaks: [Double] = []
        for _ in 0..<5 {
            let start = try run(small.path, place)
            let whole = try run(large.path, place)
            starts.append(start.seconds)
            rates.append(Double(large.characters - small.characters) / max(whole.seconds - start.seconds, 1e-6) / 1e6)
            peaks.append(whole.megabytes)
        }
        return [
            .atLeast(1, "names out of stories", Sample.median(rates), "million characters/s"),
            .atMost(200, "names out of stories, peak memory", Sample.median(peaks), "MB"),
            .atMost(1, "names out of stories, start with \(passages.count) passages", Sample.median(starts), "s"),
        ]
    }

    /// A passage without its marks: `{person:Roos}` becomes `Roos`.
    private static func unmarked(_ line: Substring) -> String {
        var text = ""
        var rest = line
        while let open = rest.firstIndex(of: "{"), let colon = rest[open...].firstIndex(of: ":"),
            let close = rest[colon...].firstIndex(of: "}")
        {
            text += rest[..<open] + rest[rest.index(after: colon)..<close]
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    private static func write(
        _ passages: [String], times: Int, _ place: Workspace, _ name: String
    ) throws -> (path: String, characters: Int) {
        let path = "\(place.scratch)/stories-\(name).jsonl"
        var lines = ""
        for round in 0..<times {
            for (index, passage) in passages.enumerated() {
                let text = String(decoding: try JSONEncoder().encode(passage), as: UTF8.self)
                lines += "{\"id\":\"\(round)-\(index)\",\"text\":\(text)}\n"
            }
        }
        try Data(lines.utf8).write(to: URL(filePath: path))
        return (path, times * passages.reduce(0) { $0 + $1.unicodeScalars.count })
    }

    private static func run(_ input: String, _ place: Workspace) throws -> (seconds: Double, megabytes: Double) {
        let log = "\(place.scratch)/deidentify.log"
        let begin = now()
        let child = try Child.start(
            "\(place.programs)/buurtstem",
            ["deidentify", "--input", input, "--output", input + ".out", "--root", place.root], log: log)
        let end = child.wait()
        guard end.status == 0 else { throw BenchmarkError("deidentify failed:\n\(readProc(log) ?? "")") }
        return (seconds(since: begin), Double(end.peakBytes) / 1e6)
    }
}
