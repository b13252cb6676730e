/// The outcome of reading a definition: what could be made of it, and everything found on the way.
package struct LoadedForm: Sendable {
    /// Nil when an error was found.
    package let definition: FormDefinition?
    /// Errors, warnings and notes in order of their place.
    package let diagnostics: [Diagnostic]

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension FormDefinition {
    /// Reads an ODK XForm (XML in UTF-8 or UTF-16).
    /// - Parameter beside: gives the bytes of a file beside the definition by its bare name (`wards.csv`), nil when there is none.
    package static func load(_ bytes: [UInt8], beside: (String) -> [UInt8]? = { _ in nil }) -> LoadedForm {
        LoadedForm(definition: nil, diagnostics: [])
    }
}
