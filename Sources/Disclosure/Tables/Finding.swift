/// One thing that is wrong with a file or a request: where, what, and how to mend it.
package struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// A file with line:column, a hierarchy with its row, or an option of the command.
    package var place: String
    package var what: String
    package var repair: String

    package init(_ place: String, _ what: String, repair: String) {
        self.place = place
        self.what = what
        self.repair = repair
    }

    package var description: String { "\(place): \(what); \(repair)" }
}

/// Why nothing was made: everything that was found, so that it can be mended in one go.
package struct DisclosureFault: Error, Equatable, CustomStringConvertible {
    package var findings: [Finding]

    package init(_ findings: [Finding]) { self.findings = findings }

    package init(_ place: String, _ what: String, repair: String) {
        findings = [Finding(place, what, repair: repair)]
    }

    package var description: String { findings.map(\.description).joined(separator: "\n") }
}
