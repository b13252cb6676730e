import Testing
import XMLTree

@Suite("Positions of start tags")
struct PositionTests {
    /// Name and position of each element in document order.
    private func places(_ text: String) throws -> [String] {
        func walk(_ element: XMLElement) -> [String] {
            ["\(element.name.qualified) \(element.position?.description ?? "-")"] + element.elements.flatMap(walk)
        }
        return walk(try XMLDocument.parse(Array(text.utf8)).root)
    }

    @Test(
        "Line and column of the `<`, counted in Unicode scalars",
        arguments: [
            ("<a><b/></a>", ["a 1:1", "b 1:4"]),
            ("<a>\n  <b/>\n</a>", ["a 1:1", "b 2:3"]),
            ("<a>\r\n  <b/>\r\n\r\n<c/></a>", ["a 1:1", "b 2:3", "c 4:1"]),
            ("<a>\r<b/></a>", ["a 1:1", "b 2:1"]),
            ("<a>é€😀<b/></a>", ["a 1:1", "b 1:7"]),
            ("<a t='é\n😀'><b/></a>", ["a 1:1", "b 2:4"]),
            ("<a><!-- <x> \n <y/> --><b/></a>", ["a 1:1", "b 2:10"]),
            ("<a><![CDATA[<x>\n]]<y>]]><b/></a>", ["a 1:1", "b 2:9"]),
            ("<a><?p <x> ?><b/></a>", ["a 1:1", "b 1:14"]),
            ("<a t='>' u=\"'>\"><b/></a>", ["a 1:1", "b 1:17"]),
            ("<?xml version='1.0'?>\n<!-- -->\n<a>\t<b/></a>", ["a 3:1", "b 3:5"]),
            ("\u{FEFF}<a><b/></a>", ["a 1:1", "b 1:4"]),
        ])
    func startTags(text: String, expected: [String]) throws {
        #expect(try places(text) == expected)
    }
}
