import Testing
import XMLTree

@Suite("A RELAX NG schema says where a document has another shape")
struct RelaxNGSchemaTests {
    private static let people = """
        <element name="people" xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:p">
          <zeroOrMore>
            <element name="person">
              <attribute name="id"/>
              <optional><attribute name="role" ns="urn:r"/></optional>
              <optional><element name="name"><text/></element></optional>
            </element>
          </zeroOrMore>
        </element>
        """

    private func problems(_ document: String) throws -> [RelaxNGSchema.Problem] {
        let schema = try RelaxNGSchema(Array(Self.people.utf8))
        return schema.problems(in: try XMLDocument.parse(Array(document.utf8)).root, namesOnly: true)
    }

    @Test(
        "a document that fits has no problem, whatever prefixes it uses",
        arguments: [
            "<people xmlns='urn:p'/>",
            "<people xmlns='urn:p'><person id='1'/><person id='2'><name>Noor</name></person></people>",
            "<a:people xmlns:a='urn:p' xmlns:b='urn:r'><a:person id='1' b:role='x'/></a:people>",
        ])
    func fits(document: String) throws {
        #expect(try problems(document).isEmpty)
    }

    @Test(
        "a problem carries the place of its element",
        arguments: [
            ("<people xmlns='urn:p'>\n  <person id='1'/>\n  <person/></people>", 3, 3),
            ("<people xmlns='urn:p'>\n <person id='1'>\n  <nam/></person></people>", 3, 3),
            ("<people xmlns='urn:other'/>", 1, 1),
        ])
    func place(document: String, line: Int, column: Int) throws {
        #expect(try problems(document).contains { $0.position == XMLPosition(line: line, column: column) })
    }

    @Test("every sibling of a wrong shape is named, though one of each shape is validated")
    func siblings() throws {
        let wrong = (1...5).map { "\n<person code='\($0)'/>" }.joined()
        let lines = try problems("<people xmlns='urn:p'>\(wrong)</people>").compactMap { $0.position?.line }
        #expect(Set(lines).isSuperset(of: 2...6))
    }

    @Test("a schema that is none is refused with the reason", arguments: ["", "<element/>", "no xml", "<grammar"])
    func refused(schema: String) {
        #expect(throws: XMLError.self) { try RelaxNGSchema(Array(schema.utf8)) }
    }
}
