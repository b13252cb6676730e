import Testing
import XForms
import XMLTree

/// A small sound form around what a test is about; `¶` marks the element whose place a report must name.
struct CheckedForm {
    var nodes = "<a/><b/><c/>"
    var root = #"<data id="proef" version="1">"#
    var itext = ""
    /// Instances, binds and actions of the model.
    var model = ""
    var body = "<input ref=\"/data/a\"><label>Hoe gaat het?</label></input>"
    var files: [String: String] = [:]
    var meta = "<meta><instanceID/></meta>"
    var head = "<h:title>Proef</h:title>"
    /// What a questionnaire must say to be offered; left out where `model` has a bind for the root of its own.
    var facts = CheckedForm.facts(without: "")
    var namespaces = #"xmlns:bs="urn:buurtstem:xforms""#

    /// A bind with all that people must read before they agree, but for one attribute.
    static func facts(without missing: String) -> String {
        let facts = [
            "purpose": "p", "notice": "n", "consent": "c", "consent-version": "1", "contact": "x", "retention": "24",
        ]
        let written = facts.filter { $0.key != missing }.map { "bs:\($0.key)=\"\($0.value)\"" }.sorted()
        return "<bind nodeset=\"/data\" \(written.joined(separator: " "))/>"
    }

    var marked: String {
        """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
            xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"
            \(namespaces)>
        <h:head>\(head)
        <model>
        \(itext)
        <instance>
        \(root)\(nodes)\(meta)</data>
        </instance>
        \(model)
        \(model.contains(#"nodeset="/data""#) ? "" : facts)
        </model>
        </h:head>
        <h:body>
        \(body)
        </h:body>
        </h:html>
        """
    }

    /// Where the mark stands; nil without one.
    var mark: XMLPosition? {
        var line = 1
        var column = 1
        for scalar in marked.unicodeScalars {
            if scalar == "¶" { return XMLPosition(line: line, column: column) }
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        return nil
    }

    var report: FormReport {
        let files = files
        return FormCheck.report(Array(marked.replacing("¶", with: "").utf8)) { files[$0].map { Array($0.utf8) } }
    }
}

/// One fault: a form that has it at its mark.
struct FaultRow: Sendable, CustomTestStringConvertible {
    let id: String
    let severity: Fault.Severity
    let form: CheckedForm
    /// Other errors that the same mistake brings with it.
    let also: Set<String>

    init(_ id: String, _ severity: Fault.Severity, also: Set<String> = [], _ change: (inout CheckedForm) -> Void) {
        self.id = id
        self.severity = severity
        self.also = also
        var form = CheckedForm()
        change(&form)
        self.form = form
    }

    var testDescription: String { id }
}
