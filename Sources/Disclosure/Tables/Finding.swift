/// One thing that is wrong with a file or a request: where, what, and how to mend it.
package struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// A file with line:column, a hierarchy with its row, or an option of the command.
    package var place: String
    package var what: String
    package var repair: String
    /// The same for whoever makes releases on screen, in Dutch and without options of a command; nil where only a terminal
    /// hears of it.
    package var dutch: String?

    package init(_ place: String, _ what: String, repair: String, nl dutch: String? = nil) {
        self.place = place
        self.what = what
        self.repair = repair
        self.dutch = dutch
    }

    package var description: String { "\(place): \(what); \(repair)" }
}

/// Why nothing was made: everything that was found, so that it can be mended in one go.
package struct DisclosureFault: Error, Equatable, CustomStringConvertible {
    package var findings: [Finding]

    package init(_ findings: [Finding]) { self.findings = findings }

    package init(_ place: String, _ what: String, repair: String, nl dutch: String? = nil) {
        findings = [Finding(place, what, repair: repair, nl: dutch)]
    }

    package var description: String { findings.map(\.description).joined(separator: "\n") }
}
