import Testing

@testable import Tables

@Suite("No text is a formula in a spreadsheet")
struct SafeTextTests {
    @Test(
        "a mark stands where a cell may begin with a sign, and nowhere else",
        arguments: [
            ("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@A", "'@A"), (" =1", "' =1"), ("a;=1", "a;'=1"),
            ("a\n-1", "a\n'-1"),
            ("\t=1", "\t'=1"), ("'=1", "''=1"), ("＝1", "'＝1"), ("\u{FEFF}=1", "'\u{FEFF}=1"), ("a=1", "a=1"),
            ("a-b", "a-b"),
            ("3 + 4", "3 + 4"), ("", ""), ("é", "é"),
        ])
    func marked(text: String, safe: String) {
        #expect(SpreadsheetSafe.text(text) == safe)
    }
}
