import Foundation

/// `buurtstem dataset`: a million responses to CSV against SQLite's own shell, and the formats beside each other.
enum Exporting {
    static func measure(_ place: Workspace) throws -> [Figure] {
        let folder = try place.folder("dataset")
        try write(questions: 60, responses: 1_000_000, to: "\(folder)/large", place)
        try write(questions: 60, responses: 100_000, to: "\(folder)/tenth", place)
        try write(questions: 46, responses: 100_000, to: "\(folder)/survey", place)
        let large = try export("large", "csv", nil, folder, place)
        let tenth = try export("tenth", "csv", nil, folder, place)
        var figures: [Figure] = [
            .atMost(256, "a million responses of 60 questions to CSV, peak memory", large.megabytes, "MB")
        ]
        figures.append(.note("the same, time", Figure.text(large.seconds, "s")))
        figures.append(
            .atMost(1.3, "time of a response, a million against 100,000", large.seconds / tenth.seconds / 10, "times"))
        if let shell = try shell(folder, place) {
            figures.append(.note("SQLite's shell dumps the same table, time", Figure.text(shell, "s")))
            figures.append(.atLeast(0.5, "speed of the export against `sqlite3 -csv`", shell / large.seconds, "times"))
        } else {
            figures.append(.note("sqlite3 -csv", "not measured: the program sqlite3 is not installed"))
        }
        for format in ["csv", "xlsx", "sav", "dta"] {
            let made = try export("survey", "zip", format, folder, place)
            figures.append(
                .note(
                    "100,000 × 46 as \(format), zipped",
                    "\(Figure.text(made.seconds, "s")), \(Figure.text(made.megabytes, "MB"))"))
        }
        return figures
    }

    private static func export(
        _ name: String, _ ending: String, _ format: String?, _ folder: String, _ place: Workspace
    ) throws -> (seconds: Double, megabytes: Double) {
        let words =
            ["dataset", "--definition", "\(folder)/\(name).xml", "--submissions", "\(folder)/\(name).jsonl"]
            + ["--key", "\(folder)/key", "--output", "\(folder)/\(name).\(ending)"]
            + (format.map { ["--formats", $0] } ?? [])
        let begin = now()
        let peak = try run("\(place.programs)/buurtstem", words, place)
        return (seconds(since: begin), Double(peak) / 1e6)
    }

    /// Seconds that the shell takes for a table of the same values; nil without a shell.
    private static func shell(_ folder: String, _ place: Workspace) throws -> Double? {
        let program = "/usr/bin/sqlite3"
        guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
        let database = "\(folder)/plain.sqlite"
        try run(program, [database, ".mode csv", ".import \(folder)/large.csv t"], place)
        let begin = now()
        try run(
            "/bin/sh", ["-c", "\(program) -header -csv '\(database)' 'select * from t' > '\(folder)/shell.csv'"], place)
        return seconds(since: begin)
    }

    /// Writes a questionnaire and responses: choices and whole numbers in turn, one page that depends on an answer.
    private static func write(questions: Int, responses: Int, to path: String, _ place: Workspace) throws {
        var (nodes, binds, body) = ("", "", "")
        for number in 1...questions {
            let name = "q\(number)"
            nodes += "<\(name)/>"
            let condition = number > questions - 5 ? " relevant=\"/d/q1 != 'a'\"" : ""
            let type = number % 4 == 0 ? "int" : "string"
            binds += "<bind nodeset=\"/d/\(name)\" type=\"\(type)\" bs:disclosure=\"sensitive\"\(condition)/>"
            let items = ["a", "b", "c", "d", "e"].map { "<item><label>\($0)</label><value>\($0)</value></item>" }
                .joined()
            body +=
                number % 4 == 0
                ? "<input ref=\"/d/\(name)\"><label>\(name)</label></input>"
                : "<select1 ref=\"/d/\(name)\"><label>\(name)</label>\(items)</select1>"
        }
        let form = """
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:bs="urn:buurtstem:xforms">
            <h:head><h:title>d</h:title><model><instance><d id="d" version="1">\(nodes)</d></instance>\(binds)</model></h:head>
            <h:body>\(body)</h:body></h:html>
            """
        try Data(form.utf8).write(to: URL(filePath: path + ".xml"))
        try lines(questions: questions, responses: responses, to: path + ".jsonl")
    }

    private static func lines(questions: Int, responses: Int, to path: String) throws {
        try Data().write(to: URL(filePath: path))
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        var (random, buffer) = (SplitMix(seed: 7), "")
        for response in 0..<responses {
            buffer +=
                "{\"id\":\"uuid:\(response)\",\"round\":\"T\(response % 2)\",\"neighbourhood\":\"b\(response % 20)\",\"mode\":\"zelf\",\"values\":{"
            let first = random.next() % 5
            for number in 1...questions {
                let draw = number == 1 ? first : random.next()
                // Those who chose "a" were not asked the last five; of the others one in ten is left open.
                if number > questions - 5 && first == 0 || number > 1 && draw % 10 == 9 { continue }
                let value = number % 4 == 0 ? String(draw % 100) : ["a", "b", "c", "d", "e"][Int(draw % 5)]
                buffer += number == 1 ? "" : ","
                buffer += "\"/d/q\(number)\":\"\(value)\""
            }
            buffer += "}}\n"
            if buffer.utf8.count > 1 << 20 {
                try file.write(contentsOf: Data(buffer.utf8))
                buffer = ""
            }
        }
        try file.write(contentsOf: Data(buffer.utf8))
        try file.close()
    }

    @discardableResult
    private static func run(_ program: String, _ words: [String], _ place: Workspace) throws -> Int {
        let log = "\(place.scratch)/dataset.log"
        let end = try Child.start(program, words, log: log).wait()
        guard end.status == 0 else { throw BenchmarkError("\(words[0]) failed:\n\(readProc(log) ?? "")") }
        return end.peakBytes
    }
}
