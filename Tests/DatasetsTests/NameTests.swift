import Testing

@testable import Datasets

@Suite("Names of variables fit SPSS, Stata and R")
struct NameTests {
    @Test(
        "a text becomes a name of at most 32 ASCII letters, digits and underscores",
        arguments: [
            ("leeftijd", "leeftijd"), ("één vraag", "een_vraag"), ("_x", "v_x"), ("1e", "v1e"), ("a-b.c", "a_b_c"),
            ("by", "by_v"),
            ("str5", "v_str5"), ("strL", "v_strL"), ("str5x", "v_str5x"), ("string", "string"), ("", "v"),
            (String(repeating: "a", count: 40), String(repeating: "a", count: 23) + "_aaaaaaaa"),
        ])
    func fits(text: String, name: String) {
        #expect(VariableNames.fit(text) == name)
        #expect(VariableNames.fit(text).utf8.count <= VariableNames.longest)
    }

    @Test("names are unique without regard to case, and the shortest free candidate is taken")
    func unique() {
        var names = VariableNames(reserving: ["bs_respons"])
        #expect(names.name(of: ["naam", "groep_naam"]) == "naam")
        #expect(names.name(of: ["NAAM", "groep_NAAM"]) == "groep_NAAM")
        #expect(names.name(of: ["naam"]) == "naam_2")
        #expect(names.name(of: ["bs_respons"]) == "bs_respons_2")
        let long = String(repeating: "b", count: 50)
        let made = (0..<30).map { _ in names.name(of: [long]) }
        #expect(Set(made).count == 30 && made.allSatisfy { $0.count <= 32 })
    }
}
