import Foundation
import Testing
import XForms
import XMLTree

@Suite("The schema of questionnaires")
struct SchemaTests {
    private static func schema() throws -> RelaxNGSchema {
        try RelaxNGSchema(try Kit.bytes(of: Kit.root.appending(path: "Questionnaires/Schemas/xforms.rng")))
    }

    @Test("accepts what ships", arguments: Shipped.names)
    func shipped(name: String) throws {
        let file = Kit.root.appending(path: "Questionnaires/\(name)/\(name).xml")
        let document = try XMLDocument.parse(try Kit.bytes(of: file))
        #expect(try Self.schema().problems(in: document.root).isEmpty)
    }

    /// Forms that ODK Validate accepts and the schema does not, each with its reason.
    private static let exceptions = [
        "collect__numberInCSV__b39a4b": "two models; ODK reads the second",
        "pyxform__attribute_columns_test__0c06e6": "attributes of no namespace that the author made up",
    ]

    @Test(
        "accepts the kit's forms that ODK Validate accepts",
        .enabled(if: Kit.isPresent, "the kit is not beside the project"))
    func kit() throws {
        let schema = try Self.schema()
        for form in try Kit.forms() where form.isValid {
            let problems = schema.problems(in: try XMLDocument.parse(form.bytes).root)
            #expect(problems.isEmpty == (Self.exceptions[form.name] == nil), "\(form.name): \(problems.prefix(2))")
        }
    }

    @Test(
        "what stands in a wrong place is named by check, once and with its place",
        arguments: [
            "¶<text id='t'/>", "<itext>¶<text id='t'><value>x</value></text></itext>",
            "<itext><translation lang='nl'><text id='t'>¶<vale>x</vale></text></translation></itext>",
        ])
    func misplaced(model: String) throws {
        var form = CheckedForm()
        form.model = "\n" + model
        let report = FormCheck.report(
            Array(form.marked.replacing("¶", with: "").utf8), schema: try Self.schema())
        let mark = try #require(form.mark)
        let near = report.diagnostics.filter { $0.severity == .warning && ($0.position?.line ?? 0) <= mark.line }
        #expect(near.count >= 1, "\(report.lines(file: "", language: "en"))")
        #expect(!report.hasErrors)
    }

    @Test(
        "of many children the one that is wrong is blamed, at its place, and no sound one",
        arguments: [
            "¶<item><label>Los</label><value>a</value></item>",
            "<input ref='/data/b'><label>Goed?</label>¶<value>a</value></input>",
            "<group><label>Deel</label><input ref='/data/b'><label>Goed?</label></input>"
                + "<input ref='/data/c'><label>Fout?</label>¶<value>x</value></input></group>",
        ])
    func blamed(part: String) throws {
        var form = CheckedForm()
        form.body = "<input ref=\"/data/a\"><label>Hoe?</label></input>\n\(part)"
        let report = FormCheck.report(
            Array(form.marked.replacing("¶", with: "").utf8), schema: try Self.schema())
        let mark = try #require(form.mark)
        let found = report.diagnostics.filter { $0.severity > .note }
        #expect(found.map(\.position?.line) == [mark.line], "\(report.lines(file: "", language: "en"))")
    }
}
