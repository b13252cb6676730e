import Testing
import XForms

@Suite("Regular expressions")
struct XPathPatternTests {
    @Test(
        "A pattern is looked for anywhere in the text",
        arguments: [
            ("12345", "[0-9]+", true), ("abc", "[0-9]+", false), ("x12", "^[0-9]+$", false), ("12", "^[0-9]+$", true),
            ("", "^$", true),
            ("1234 AB", "^[1-9][0-9]{3} ?[A-Z]{2}$", true), ("0234 AB", "^[1-9][0-9]{3} ?[A-Z]{2}$", false),
            ("a@b.nl", #"^[\w.+-]+@[\w-]+(\.[\w-]+)+$"#, true), ("a@b", #"^[\w.+-]+@[\w-]+(\.[\w-]+)+$"#, false),
            ("06-12345678", #"^0[0-9]-?[0-9]{8}$"#, true), ("aab", "^(a|ab)*$", true), ("aac", "^(a|ab)*$", false),
            ("ab", "a.b", false),
            ("a\nb", "a.b", false), ("a\nb", #"a\sb"#, true), ("één", #"^\p{L}+$"#, true),
            ("een1", #"^\p{L}+$"#, false),
            ("a-b", "[a-]-[-b]", true), ("]", #"[\]]"#, true), ("^", "[\\^]", true), ("b", "[^a]", true),
            ("a", "[^a]", false),
            ("aaa", "^a{2}$", false), ("aaa", "^a{2,}$", true), ("aaa", "^a{0,2}$", false), ("a{", "a{", true),
            ("a{x}", "a{x}", true),
            ("word", #"\bword\b"#, true), ("swords", #"\bword\b"#, false), ("ABC", "(?i)abc", true),
            ("ABC", "abc", false),
            ("é", "\\u00e9", true), ("a+b", #"a\+b"#, true), ("", "a*", true), ("", "a+?", false),
            ("abc", "(?:ab)c", true), ("x", "", true),
            ("colour", "colou?r", true), ("a.b", #"^a\.b$"#, true), ("axb", #"^a\.b$"#, false), ("ab", "a|b|c", true),
            ("", "|a", true),
        ])
    func matches(_ text: String, _ pattern: String, _ expected: Bool) throws {
        var probe = try XPathProbe("<data><t/><p/></data>")
        try probe.setText(text, at: "/data/t")
        try probe.setText(pattern, at: "/data/p")
        #expect(try probe.boolean("regex(t, p)") == expected)
    }

    @Test(
        "What would need backtracking, or is broken, is refused by name",
        arguments: [
            ("(?=a)", .unsupported("(?=")), ("(?<n>a)", .unsupported("(?<")), (#"(a)\1"#, .unsupported(#"\1"#)),
            ("[a", .unclosedClass),
            ("(a", .unclosedGroup), ("a)", .unopenedGroup), ("*a", .nothingToRepeat), ("a{3,1}", .repeatsBackwards),
            ("[z-a]", .rangeBackwards),
            ("a++", .unsupported("++")), (#"\p{Klingon}"#, .unsupported(#"\p{Klingon}"#)),
            ("((a{99999}){99999}){99999}", .tooLarge),
            (String(repeating: "(", count: 5000), .tooLarge),
        ] as [(String, PatternError)])
    func refused(_ pattern: String, _ error: PatternError) throws {
        let probe = try XPathProbe()
        let quoted = "regex(., '\(pattern)')"
        #expect(throws: XPathSyntaxError(.pattern(error), at: 9)) { try probe.compile(quoted) }
    }

    @Test(
        "Patterns that make other engines run for ever end at once",
        arguments: [
            "(a+)+$", "(a|aa)+$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)*x", "(a?){30}a{30}",
            "((a{0,30}){0,30}){0,10}c",
        ])
    func attacks(_ pattern: String) throws {
        var probe = try XPathProbe("<data><t/></data>")
        try probe.setText(String(repeating: "a", count: 2000) + "!", at: "/data/t")
        do {
            _ = try probe.boolean("regex(t, '\(pattern)')")
        } catch let error as XPathError {
            #expect(error == .tooManySteps)
        }
    }
}
