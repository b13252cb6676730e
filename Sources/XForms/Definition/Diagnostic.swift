package import XMLTree

/// A place in the definition or in a file beside it; line and column count from 1.
package typealias SourcePosition = XMLPosition

/// A fault at its place.
package struct Diagnostic: Sendable, Hashable {
    package let fault: Fault
    /// Where the start tag of the element concerned begins; nil when the fault is about the whole file.
    package let position: SourcePosition?
    /// The file beside the definition that the fault lies in; nil for the definition itself.
    package let file: String?

    package init(_ fault: Fault, at position: SourcePosition?, file: String? = nil) {
        self.fault = fault
        self.position = position
        self.file = file
    }

    /// Id and place tell nearly all of them apart; the words need not be read for it.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(fault.id)
        hasher.combine(position)
    }

    /// The line it is on, counted from 1.
    package var lineNumber: Int? { position?.line }
    package var severity: Fault.Severity { fault.severity }
    package var id: String { fault.id }

    /// `line:column: severity: what is wrong; how to mend it`, in the language with this code.
    package func line(language: String) -> String {
        let place = position.map { "\($0.line):\($0.column): " } ?? ""
        return "\(place)\(severity.rawValue): \(fault.message[language]); \(fault.repair[language])"
    }
}
