package import Foundation

/// Replays folders and sums up.
package struct ConformanceRun: Sendable {
    package private(set) var results: [ConformanceResult] = []
    private let differences: DeliberateDifferences

    package init(differences: DeliberateDifferences) { self.differences = differences }

    /// Replays whatever a folder and the folders in it hold.
    /// - Returns: whether there was anything.
    @discardableResult
    package mutating func replay(_ url: URL) throws -> Bool {
        var found = false
        for part in ConformanceFolder(url).parts {
            for suite in ConformanceSuites.all {
                guard let suite = try suite.init(folder: part) else { continue }
                found = true
                results += try suite.replay()
            }
        }
        return found
    }

    /// Failures that nobody decided on.
    package var failures: [ConformanceResult] {
        results.filter { $0.outcome != .passed && differences.reason(for: $0.id) == nil }
    }

    /// Cases that are answered otherwise on purpose, with the reason.
    package var decided: [(result: ConformanceResult, reason: String)] {
        results.compactMap { result in
            guard result.outcome != .passed, let reason = differences.reason(for: result.id) else { return nil }
            return (result, reason)
        }
    }

    /// Ids on the list that pass after all: they should be taken off it.
    package var needless: [String] {
        let passed = Set(results.filter { $0.outcome == .passed }.map(\.id))
        return differences.reasons.keys.filter(passed.contains).sorted()
    }

    /// Lines for people: each failure, each difference by decision, counts by group, and last `N passed, N failed`.
    package var report: [String] {
        var lines: [String] = []
        for result in failures {
            guard case .failed(let expected, let actual) = result.outcome else { continue }
            lines.append("\(result.id) [\(result.group)] expected \(Self.short(expected)); got \(Self.short(actual))")
        }
        lines += decided.map { "\($0.result.id) [\($0.result.group)] different by decision: \($0.reason)" }
        for group in Set(results.map(\.group)).sorted() {
            let all = results.filter { $0.group == group }
            let passed = all.filter { $0.outcome == .passed }.count
            lines.append("\(group): \(passed) of \(all.count) passed")
        }
        let passed = results.filter { $0.outcome == .passed }.count
        if !decided.isEmpty { lines.append("\(decided.count) different by decision") }
        lines.append("\(passed) passed, \(failures.count) failed")
        return lines
    }

    private static func short(_ text: String) -> String { text.count > 160 ? text.prefix(160) + "…" : text }
}
