/// What is wrong with a definition and how to mend it, without saying where.
///
/// The faults themselves are static members, one `Faults+Topic.swift` per topic.
package struct Fault: Sendable, Hashable {
    /// How bad it is: an error cannot run as meant, a warning runs here and is refused elsewhere, a note is advice.
    package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
        case note, warning, error

        package static func < (left: Severity, right: Severity) -> Bool {
            allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
        }
    }

    /// Stable kebab-case name, for tests, documentation and machine readers.
    package let id: String
    package let severity: Severity
    /// What is wrong.
    package let message: Bilingual
    /// How to mend it.
    package let repair: Bilingual

    package init(_ id: String, _ severity: Severity, _ message: Bilingual, repair: Bilingual) {
        self.id = id
        self.severity = severity
        self.message = message
        self.repair = repair
    }

    /// The same fault, judged otherwise.
    package func with(severity: Severity) -> Fault {
        Fault(id, severity, message, repair: repair)
    }

    /// The same with another repair, where one is known.
    func with(repair other: Bilingual?) -> Fault {
        Fault(id, severity, message, repair: other ?? repair)
    }
}
