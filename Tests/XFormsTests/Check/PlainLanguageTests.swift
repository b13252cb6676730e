import Testing

@testable import XForms

@Suite("Hints about plain language")
struct PlainLanguageTests {
    private func ids(_ text: String, _ use: PlainLanguage.Use = .label, english: Bool = false) -> [String] {
        PlainLanguage(vocabulary: english ? .english : .dutch).faults(in: text, use: use).map(\.id)
    }

    @Test(
        "plain sentences get none",
        arguments: [
            "Hoe gaat het met u?", "Hoe lang bent u in meters?", "Bent u 16 jaar of ouder?",
            "Hoe lukt het om voor uzelf te zorgen, zoals wassen of koken?", "Ja", "",
            "Kies een cijfer. 0 is heel slecht. 10 is heel goed.", "Wat drinkt u meestal? ",
        ])
    func plain(text: String) { #expect(ids(text).isEmpty) }

    @Test(
        "two questions in one",
        arguments: [
            "Hoe vaak en hoe lang wandelt u?", "Bent u moe of boos na een drukke dag?",
            "Wie helpt u? Hoe vaak komt die persoon?",
        ])
    func double(text: String) { #expect(ids(text).contains("double-question")) }

    @Test("a sentence of more than twenty words, and not one of twenty")
    func long() {
        let words = (1...21).map { _ in "dag" }
        #expect(ids(words.joined(separator: " ") + ".") == ["long-sentence"])
        #expect(ids(words.dropLast().joined(separator: " ") + ".").isEmpty)
    }

    @Test(
        "hard words, two negations, capitals, long hints",
        arguments: [
            ("Hoe frequent sport u?", PlainLanguage.Use.label, "hard-word"),
            ("Is er niemand die u niet helpt?", .label, "double-negative"),
            ("VUL DEZE VRAAG ALTIJD HELEMAAL IN", .label, "capitals"),
            ("Eén zin. Nog een zin. En nog een.", .hint, "long-hint"),
            ("Hoe gaat het met uw arbeidsongeschiktheidsuitkering?", .label, "long-word"),
        ])
    func others(text: String, use: PlainLanguage.Use, id: String) { #expect(ids(text, use) == [id]) }

    @Test("English has words of its own")
    func english() {
        #expect(ids("How frequently do you walk?", english: true) == ["hard-word"])
        #expect(ids("How frequently do you walk?").isEmpty)
        #expect(ids("How often do you walk and how far?", english: true) == ["double-question"])
    }

    @Test(
        "a slip of the pen is seen through, a different word is not",
        arguments: [
            ("integr", "int", nil), ("integr", "integer", "integer"), ("stirng", "string", "string"),
            ("selectd", "selected", "selected"), ("nope", "count", nil), ("multilin", "multiline", "multiline"),
        ])
    func spelling(word: String, candidate: String, expected: String?) {
        #expect(Spelling.nearest(word, in: [candidate, "xxxxxxxxxxxx"]) == expected)
    }

    @Test(
        "dates are days that exist",
        arguments: [
            ("2024-02-29", true), ("2023-02-29", false), ("2024-13-01", false), ("2024-1-1", false),
            ("31-12-2024", false),
            ("2024-12-31", true), ("", false), ("2000-02-29", true), ("1900-02-29", false),
        ])
    func dates(text: String, isDate: Bool) { #expect(WrittenDate.isDate(text) == isDate) }
}
