import Testing
import XMLTree

@Suite("Text of attributes")
struct AttributeTextTests {
    @Test(
        "references in an attribute give the characters they stand for",
        arguments: [
            ("a &amp; b", "a & b"), ("a &lt; b &gt; c", "a < b > c"), ("&amp;lt;", "&lt;"), ("&#38;", "&"),
            ("&amp;#38;", "&#38;"), ("&quot;&apos;", "\"'"), ("&#x20AC;", "€"), ("&amp;\u{308}", "&\u{308}"),
            ("/a?x=1&amp;y=2&amp;z=3", "/a?x=1&y=2&z=3"),
        ])
    func readsReferences(_ written: String, _ expected: String) throws {
        let document = try XMLDocument.parse(Array("<a b=\"\(written)\"/>".utf8))
        let value = try #require(document.root.attribute("b"))
        #expect(Array(value.unicodeScalars) == Array(expected.unicodeScalars))
    }
}
