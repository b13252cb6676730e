import Foundation

/// `buurtstem check` of the kit's extra-large form: 2,000 questions, 10,000 choices, 3 MB.
enum Checking {
    static func measure(_ place: Workspace) throws -> [Figure] {
        let kit = ProcessInfo.processInfo.environment["XFORMS_KIT"] ?? "\(place.root)/../shared/xforms-kit"
        let form = "\(kit)/forms/synthetic/xl.xml"
        guard FileManager.default.fileExists(atPath: form) else {
            return [.note("check of the extra-large form", "not measured: no kit (set XFORMS_KIT)")]
        }
        var times: [Double] = []
        var peaks: [Double] = []
        for _ in 0..<5 {
            let begin = now()
            let child = try Child.start(
                "\(place.programs)/buurtstem", ["check", form], log: "\(place.scratch)/check.log")
            let end = child.wait()
            guard end.status == 0 else {
                throw BenchmarkError("check failed:\n\(readProc("\(place.scratch)/check.log") ?? "")")
            }
            times.append(seconds(since: begin))
            peaks.append(Double(end.peakBytes) / 1e6)
        }
        return [
            .atMost(0.3, "check of the extra-large form", Sample.median(times), "s"),
            .atMost(100, "check of the extra-large form, peak memory", Sample.median(peaks), "MB"),
        ]
    }
}
