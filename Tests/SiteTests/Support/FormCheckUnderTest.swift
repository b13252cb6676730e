import XForms

/// What `check` prints of a form.
enum FormCheckUnderTest {
    /// The hash of the wording that an instrument in it has now.
    static func wording(of form: String) -> String? {
        FormCheck.report(Array(form.utf8)).diagnostics.first { $0.id == "changed-instrument" }?.fault.repair.english
            .firstMatch(of: /[0-9a-f]{64}/).map { String($0.output) }
    }
}
