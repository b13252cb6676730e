import Testing
import XMLTree

@Suite("RELAX NG")
struct RelaxNGTests {
    private let schema = """
        <grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
          <start><element name="list"><zeroOrMore><element name="item">
            <attribute name="role"><choice><value>plain</value><value>quasi</value></choice></attribute>
            <optional><attribute name="n"><data type="integer"/></attribute></optional><text/>
          </element></zeroOrMore></element></start>
        </grammar>
        """

    @Test(
        "What a schema does not allow is named with the start tag's line and column",
        arguments: [
            ("<list><item role=\"plain\">a</item></list>", []),
            ("<list>\n <item role=\"plain\"/>\n  <!--é--><item role=\"secret\"/></list>", ["3:11"]),
            ("<list><item role=\"quasi\" n=\"x\"/></list>", ["1:7"]), ("<list>\r\n<other/></list>", ["2:1"]),
            ("<list><item/></list>", ["1:7"]), ("<menu/>", ["1:1"]),
        ])
    func places(_ text: String, _ expected: [String]) throws {
        let problems = try RelaxNGSchema(Array(schema.utf8)).problems(in: Array(text.utf8))
        let places = Set(problems.compactMap { $0.position?.description })
        #expect(problems.isEmpty == expected.isEmpty)
        #expect(places.isSuperset(of: expected), "\(problems)")
    }

    @Test("What is no schema, and a document that is refused, throw")
    func refused() throws {
        #expect(throws: XMLError.self) { try RelaxNGSchema(Array("<grammar/>".utf8)) }
        #expect(throws: XMLError.self) { try RelaxNGSchema(Array("not xml".utf8)) }
        let schema = try RelaxNGSchema(Array(schema.utf8))
        #expect(throws: XMLError.self) { try schema.problems(in: Array("<list>".utf8)) }
        #expect(throws: XMLError(.documentType, at: XMLPosition(line: 1, column: 1))) {
            try schema.problems(in: Array("<!DOCTYPE list><list/>".utf8))
        }
    }
}
