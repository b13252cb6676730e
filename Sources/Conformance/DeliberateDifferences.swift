package import Foundation

/// The one list of recorded cases that we answer otherwise on purpose: id to reason.
package struct DeliberateDifferences: Sendable {
    package var reasons: [String: String]

    package init(_ reasons: [String: String] = [:]) { self.reasons = reasons }

    private struct Entry: Decodable {
        var reason: String
        var ids: [String]
    }

    /// Reads `docs/deliberate-differences.json`: a list of `{"reason": …, "ids": […]}`; `walk/name.json` means all its steps.
    package init(contentsOf url: URL) throws {
        var reasons: [String: String] = [:]
        for entry in try JSONDecoder().decode([Entry].self, from: Data(contentsOf: url)) {
            for id in entry.ids { reasons[id] = entry.reason }
        }
        self.reasons = reasons
    }

    /// The reason for a case, or for the walk that a step `name#number` belongs to.
    package func reason(for id: String) -> String? {
        reasons[id] ?? id.lastIndex(of: "#").flatMap { reasons[String(id[..<$0])] }
    }
}
