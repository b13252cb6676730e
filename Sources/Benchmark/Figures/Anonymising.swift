import Foundation

/// `buurtstem anonymise` and `buurtstem risk` on the kit's measuring data: whole processes, reading and writing included.
enum Anonymising {
    private static let quasi = "age,gender,neighbourhood,household,migration,education,carer,years"
    private static let scores = (1...44).map { $0 < 10 ? "s0\($0)" : "s\($0)" }.joined(separator: ",")

    static func measure(_ place: Workspace) throws -> [Figure] {
        let kit = ProcessInfo.processInfo.environment["ANONYMISE_KIT"] ?? "\(place.root)/../shared/anonymise"
        let python = "\(place.root)/.venv/bin/python"
        guard FileManager.default.fileExists(atPath: kit), FileManager.default.fileExists(atPath: python) else {
            return [.note("anonymising", "not measured: no kit (set ANONYMISE_KIT), or no script/install tests")]
        }
        let folder = try place.folder("anonymise")
        for size in [10, 200] {
            try run(python, ["-B", "\(kit)/gen_survey.py", "\(size)000", "\(folder)/\(size).csv"], place, allowed: [0])
        }
        try run(python, ["-B", "\(kit)/write_plan.py", "\(folder)/h.json"], place, allowed: [0])

        let exact = ["--mode", "global", "--suppression-limit", "0.05"]
        let large = try anonymise(200, exact, folder, place)
        let local = try anonymise(200, ["--mode", "local"], folder, place)
        let check = try median(place, "risk", ["\(folder)/200.csv", "--quasi", quasi, "--sensitive", scores])
        return [
            .atMost(5, "exact optimum of 200,000 people", large.seconds, "s"),
            .atMost(300, "the same, peak memory", large.megabytes, "MB"),
            .atMost(0.4, "exact optimum of 10,000 people", try anonymise(10, exact, folder, place).seconds, "s"),
            .atMost(1, "local recoding of 200,000 people", local.seconds, "s"),
            .atMost(2, "check of 44 scores of 200,000 people", check.seconds, "s"),
        ]
    }

    private static func anonymise(
        _ size: Int, _ words: [String], _ folder: String, _ place: Workspace
    ) throws -> (seconds: Double, megabytes: Double) {
        try median(
            place, "anonymise",
            [
                "--input", "\(folder)/\(size).csv", "--hierarchies", "\(folder)/h.json", "--quasi", quasi,
                "--sensitive", scores, "--output", "\(folder)/out.csv", "--report", "\(folder)/report.json",
            ] + words)
    }

    /// The median of three runs; status 1 is the refusal that the groups' losses ask for.
    private static func median(
        _ place: Workspace, _ command: String, _ words: [String]
    ) throws -> (seconds: Double, megabytes: Double) {
        var (times, peaks): ([Double], [Double]) = ([], [])
        for _ in 0..<3 {
            let begin = now()
            let peak = try run("\(place.programs)/buurtstem", [command] + words, place, allowed: [0, 1])
            times.append(seconds(since: begin))
            peaks.append(Double(peak) / 1e6)
        }
        return (Sample.median(times), Sample.median(peaks))
    }

    @discardableResult
    private static func run(
        _ program: String, _ words: [String], _ place: Workspace, allowed: [Int32]
    ) throws -> Int {
        let log = "\(place.scratch)/anonymise.log"
        let end = try Child.start(program, words, log: log).wait()
        // The high byte of a wait status is the exit status (wait(2)).
        guard end.status & 0x7F == 0, allowed.contains(end.status >> 8) else {
            throw BenchmarkError("\(words[0]) failed:\n\(readProc(log) ?? "")")
        }
        return end.peakBytes
    }
}
