import Testing
import XMLTree

/// A document that somebody might upload to do harm.
struct HostileDocument: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What must be said of it; nil where any refusal will do.
    var kind: XMLError.Kind?
    let make: @Sendable () -> [UInt8]

    init(_ name: String, _ kind: XMLError.Kind? = nil, _ text: @escaping @autoclosure @Sendable () -> String) {
        testDescription = name
        self.kind = kind
        make = { Array(text().utf8) }
    }

    init(_ name: String, _ kind: XMLError.Kind? = nil, bytes: @escaping @Sendable () -> [UInt8]) {
        testDescription = name
        self.kind = kind
        make = bytes
    }

    static let all = documentTypes + sizes + encodings + broken

    private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

    /// Nine levels of entities, each ten times the one below.
    private static var laughs: String {
        let levels = (1...9).map { "<!ENTITY l\($0) \"\(times(10, "&l\($0 - 1);"))\">" }.joined()
        return "<!DOCTYPE r [<!ENTITY l0 \"ha\">\(levels)]>"
    }

    private static let documentTypes = [
        HostileDocument("a billion laughs", .documentType, "\(laughs)<r>&l9;</r>"),
        HostileDocument("a billion laughs in an attribute", .documentType, "\(laughs)<r a='&l9;'/>"),
        HostileDocument(
            "one large entity used 20,000 times", .documentType,
            "<!DOCTYPE r [<!ENTITY e \"\(times(100_000, "x"))\">]><r>\(times(20_000, "&e;"))</r>"),
        HostileDocument(
            "a local file", .documentType, "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><r>&e;</r>"),
        HostileDocument(
            "an address", .documentType, "<!DOCTYPE r [<!ENTITY e SYSTEM 'http://127.0.0.1:9/x'>]><r>&e;</r>"),
        HostileDocument(
            "a parameter entity", .documentType, "<!DOCTYPE r [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]><r/>"),
        HostileDocument(
            "an external document type", .documentType, "<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/r.dtd'><r/>"),
        HostileDocument(
            "a public document type", .documentType, "<!DOCTYPE r PUBLIC '-//X//Y' 'file:///dev/zero'><r/>"),
        HostileDocument("a document type behind a comment", .documentType, "<!-- --><?p?>\n<!DOCTYPE r><r/>"),
        HostileDocument("default attributes", .documentType, "<!DOCTYPE r [<!ATTLIST r a CDATA 'x'>]><r/>"),
        HostileDocument("a document type in small letters", .documentType, "<!doctype r><r/>"),
        HostileDocument("a document type after the root", .documentType, "<r/><!DOCTYPE r>"),
        HostileDocument(
            "XInclude of a file", nil,
            "<r xmlns:x='http://www.w3.org/2001/XInclude'><x:include href='file:///etc/passwd' parse='text'/></r>"),
        HostileDocument("an entity that nobody declared", nil, "<r>&unknown;</r>"),
    ]

    private static let sizes = [
        HostileDocument(
            "80,000 attributes", .tagTooLong(maximum: 65536),
            "<r " + (0..<80_000).map { "a\($0)=''" }.joined(separator: " ") + "/>"),
        HostileDocument(
            "101 attributes", .tooManyAttributes(maximum: 100),
            "<r " + (0..<101).map { "a\($0)=''" }.joined(separator: " ") + "/>"),
        HostileDocument("a start tag of 8 MB", .tagTooLong(maximum: 65536), "<r a='\(times(8_000_000, "x"))'/>"),
        HostileDocument("100,000 elements in each other", .tooDeep(maximum: 200), times(100_000, "<a>")),
        HostileDocument(
            "201 elements in each other", .tooDeep(maximum: 200), times(201, "<a>") + times(201, "</a>")),
        HostileDocument("600,000 elements", .tooManyElements(maximum: 500_000), "<r>\(times(600_000, "<a/>"))</r>"),
        HostileDocument("more than 8 MB", .tooLarge(maximum: 8_388_608), "<r>\(times(8_388_608, "x"))</r>"),
        HostileDocument(
            "namespaces declared on every level, then looked for in vain", nil,
            (0..<190).map { level in "<a " + (0..<95).map { "xmlns:p\(level)x\($0)='u'" }.joined(separator: " ") + ">" }
                .joined() + times(300_000, "<z:b/>") + times(190, "</a>")),
        HostileDocument("8 MB of <", nil, times(8_000_000, "<")),
        HostileDocument("comments that never end", nil, "<r>" + times(2_000_000, "<!--")),
        HostileDocument("instructions that never end", nil, "<r>" + times(4_000_000, "<?")),
        HostileDocument("CDATA that never ends", nil, "<r>" + times(800_000, "<![CDATA[")),
        HostileDocument("8 MB of ]", nil, "<r><![CDATA[" + times(8_000_000, "]")),
        HostileDocument("a name of 8 MB", .tagTooLong(maximum: 65536), "<" + times(8_000_000, "a")),
        HostileDocument("8 MB of &", nil, "<r>" + times(8_000_000, "&") + "</r>"),
    ]

    private static let encodings = [
        HostileDocument("UTF-7", .unsupportedEncoding("UTF-7"), "<?xml version='1.0' encoding='UTF-7'?>+ADw-r/+AD4-"),
        HostileDocument(
            "ISO 8859-1", .unsupportedEncoding("ISO-8859-1"), "<?xml version='1.0' encoding=\"ISO-8859-1\"?><r/>"),
        HostileDocument(
            "an unknown encoding", .unsupportedEncoding("KLINGON"), "<?xml version='1.0' encoding='klingon'?><r/>"),
        HostileDocument("UTF-32", .unsupportedEncoding("UTF-32")) {
            [0, 0, 0xFE, 0xFF] + Array("<r/>".utf8).flatMap { [0, 0, 0, $0] }
        },
        HostileDocument("UTF-32 without a mark", .unsupportedEncoding("UTF-32")) {
            Array("<r/>".utf8).flatMap { [$0, 0, 0, 0] }
        },
        HostileDocument("EBCDIC", .unsupportedEncoding("EBCDIC")) { [0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x40] },
        HostileDocument("UTF-16 with a byte missing", .forbiddenCharacter) { [0xFF, 0xFE, 0x3C, 0x00, 0x72] },
        HostileDocument("UTF-16 with half a character", .forbiddenCharacter) {
            [0xFE, 0xFF] + [0, 0x3C, 0, 0x72, 0, 0x3E, 0xD8, 0x3D, 0, 0x3C, 0, 0x2F, 0, 0x72, 0, 0x3E]
        },
        HostileDocument("a document type in UTF-16", .documentType) {
            [0xFF, 0xFE] + Array("<!DOCTYPE r [<!ENTITY e 'x'>]><r>&e;</r>".utf8).flatMap { [$0, 0] }
        },
        HostileDocument("broken UTF-8") { Array("<r>".utf8) + [0xC3, 0x28] + Array("</r>".utf8) },
        HostileDocument("overlong UTF-8") { Array("<r>".utf8) + [0xC0, 0xBC] + Array("</r>".utf8) },
        HostileDocument("a surrogate in UTF-8") { Array("<r>".utf8) + [0xED, 0xA0, 0x80] + Array("</r>".utf8) },
        HostileDocument(
            "UTF-8 that says it is UTF-16", .unsupportedEncoding("UTF-16"),
            "<?xml version='1.0' encoding='UTF-16'?><r/>"),
    ]

    private static let broken = [
        HostileDocument("nothing", .empty, ""), HostileDocument("only a comment", nil, "<!-- a -->"),
        HostileDocument("a NUL", .forbiddenCharacter, "<r>a\u{0}b</r>"),
        HostileDocument("a NUL behind the end", .forbiddenCharacter, "<r/>\u{0}<r>"),
        HostileDocument("a control character", nil, "<r>\u{1}</r>"),
        HostileDocument("a reference to a control character", nil, "<r>&#1;</r>"),
        HostileDocument("a reference beyond Unicode", nil, "<r>&#x110000;</r>"),
        HostileDocument("cut off in a tag", nil, "<r><a b='c"), HostileDocument("cut off in text", nil, "<r>text"),
        HostileDocument("cut off in a comment", nil, "<r><!-- a"),
        HostileDocument("cut off in CDATA", nil, "<r><![CDATA[a"),
        HostileDocument("tags that cross", nil, "<r><a><b></a></b></r>"), HostileDocument("two roots", nil, "<r/><r/>"),
        HostileDocument("text behind the root", nil, "<r/>text"),
        HostileDocument("an attribute twice", nil, "<r a='1' a='2'/>"),
        HostileDocument("a < in an attribute", nil, "<r a='<'/>"),
        HostileDocument("an attribute without quotes", nil, "<r a=1/>"),
        HostileDocument("no XML at all", nil, "PK\u{3}\u{4} zip"), HostileDocument("JSON", nil, "{\"a\": 1}"),
    ]
}

/// A document that looks dangerous and is not.
struct HarmlessDocument: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable () -> [UInt8]

    static let all = [
        HarmlessDocument(testDescription: "8 MB of text") {
            Array("<r>\(String(repeating: "x", count: 8_000_000))</r>".utf8)
        },
        HarmlessDocument(testDescription: "1.6 million references") {
            Array("<r>\(String(repeating: "&amp;", count: 1_600_000))</r>".utf8)
        },
        HarmlessDocument(testDescription: "16,000 elements of 100 attributes") {
            let tag = "<a " + (0..<80).map { "a\($0)=''" }.joined(separator: " ") + "/>"
            return Array("<r>\(String(repeating: tag, count: 8_000_000 / tag.utf8.count))</r>".utf8)
        },
        HarmlessDocument(testDescription: "an undeclared prefix") { Array("<r><orx:meta/></r>".utf8) },
        HarmlessDocument(testDescription: "UTF-16") { [0xFE, 0xFF] + Array("<r/>".utf8).flatMap { [0, $0] } },
        HarmlessDocument(testDescription: "a declaration of one quote") {
            Array("<?xml version='1.0' encoding='utf-8'?><r/>".utf8)
        },
        HarmlessDocument(testDescription: "the words of a document type in text") {
            Array("<r a='&lt;!DOCTYPE'><!-- <!DOCTYPE r> --><![CDATA[<!DOCTYPE r>]]></r>".utf8)
        },
    ]
}
