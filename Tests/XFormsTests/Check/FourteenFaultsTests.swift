import Testing
import XForms
import XMLTree

/// One-question forms of which ODK Validate lets nine pass (measured; the first nine of the list).
private let faults: [FaultRow] = [
    FaultRow("unknown-function", .error) { $0.model = "¶<bind nodeset=\"/data/a\" constraint=\"nope(.)\"/>" },
    FaultRow("unknown-function", .error) { $0.model = "¶<bind nodeset=\"/data/a\" relevant=\"true() or nope()\"/>" },
    FaultRow("missing-node", .error) { $0.model = "¶<bind nodeset=\"/data/a\" relevant=\"/data/weg = 1\"/>" },
    FaultRow("unknown-type", .error) { $0.model = "¶<bind nodeset=\"/data/a\" type=\"number\"/>" },
    FaultRow("bind-missing-node", .error) { $0.model = "¶<bind nodeset=\"/data/weg\" type=\"string\"/>" },
    FaultRow("only-here", .warning) {
        $0.model = "¶<bind nodeset=\"/data/a\" constraint=\"substring(., 1, 1) = 'a'\"/>"
    },
    FaultRow("missing-label", .warning) { $0.body = "¶<input ref=\"/data/a\"/>" },
    FaultRow("spaced-choice", .error) {
        $0.body = "<select ref=\"/data/a\"><label>Q?</label>¶<item><label>Een</label><value>a b</value></item></select>"
    },
    FaultRow("duplicate-choice", .error) {
        $0.body = """
            <select1 ref="/data/a"><label>Q?</label><item><label>Een</label><value>a</value></item>
            ¶<item><label>Twee</label><value>a</value></item></select1>
            """
    },
    FaultRow("xpath-syntax", .error) { $0.model = "¶<bind nodeset=\"/data/a\" relevant=\"/data/b = \"/>" },
    FaultRow("control-missing-node", .error) { $0.body += "\n¶<input ref=\"/data/weg\"><label>Q?</label></input>" },
    FaultRow("only-here", .warning) { $0.model = "¶<bind nodeset=\"/data/b\" calculate=\"floor(/data/a)\"/>" },
    FaultRow("only-here", .warning) { $0.model = "¶<bind nodeset=\"/data/b\" calculate=\"//a\"/>" },
    FaultRow("missing-text", .error) { $0.body = "<input ref=\"/data/a\">¶<label ref=\"jr:itext('weg')\"/></input>" },
]

@Test("the fourteen planted faults are named with line and column in both languages", arguments: faults)
func plantedFault(row: FaultRow) throws {
    let mark = try #require(row.form.mark)
    for language in ["nl", "en"] {
        let place = "proef.xml:\(mark.line):\(mark.column): \(row.severity): "
        let lines = row.form.report.lines(file: "proef.xml", language: language)
        let line = try #require(lines.first { $0.hasPrefix(place) }, "\(row.id): \(lines)")
        #expect(line.dropFirst(place.count).contains("; "), "what is wrong; how to mend it: \(line)")
    }
    #expect(row.form.report.diagnostics.contains { $0.id == row.id && $0.position == mark })
}
