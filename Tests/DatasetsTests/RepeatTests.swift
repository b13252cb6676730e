import Testing

@testable import Datasets

@Suite("Each value stands in the row of its own instance")
struct RepeatTests {
    private func study() throws -> Study {
        Study(forms: [
            try Study.form(
                "1", "<a/><g><b/></g><kind><naam/><dier><soort/></dier></kind><c/>",
                binds: ["a", "g/b", "kind/naam", "kind/dier/soort", "c"].map {
                    "<bind nodeset=\"/data/\($0)\" type=\"int\" bs:disclosure=\"plain\"/>"
                }.joined(),
                body: """
                    <input ref="/data/a"><label>A</label></input>
                    <group ref="/data/g"><label>G</label><input ref="/data/g/b"><label>B</label></input></group>
                    <group ref="/data/kind"><label>Kind</label><repeat nodeset="/data/kind">
                    <input ref="/data/kind/naam"><label>N</label></input>
                    <group ref="/data/kind/dier"><label>Dier</label><repeat nodeset="/data/kind/dier">
                    <input ref="/data/kind/dier/soort"><label>S</label></input></repeat></group>
                    </repeat></group>
                    <input ref="/data/c"><label>C</label></input>
                    """)
        ])
    }

    private func line(_ values: String) -> String { "{\"id\":\"x\",\"values\":{\(values)}}" }

    @Test("positions count the instances, from the outside inwards")
    func positions() throws {
        let rows = try study().rows([
            line(#""/data/a":1,"/data/kind[1]/naam":11,"/data/kind[2]/naam":12,"/data/kind[2]/dier[3]/soort":5"#)
        ])
        #expect(rows["antwoorden"]?.map { $0["a"] } == ["1"])
        #expect(rows["kind"]?.map { [$0["bs_rij_1"], $0["naam"]] } == [["1", "11"], ["2", "12"]])
        #expect(rows["dier"]?.map { [$0["bs_rij_1"], $0["bs_rij_2"], $0["soort"]] } == [["2", "3", "5"]])
    }

    @Test(
        "a path whose positions are not those of its repeats is refused with its place",
        arguments: [
            "/data/kind/naam", "/data/kind[1]/dier/soort", "/data/kind/dier[1]/soort", "/data/g[1]/b", "/data/a[1]",
            "/data/kind[1][2]/naam", "/data[1]/kind/naam", "/data/kind/naam[1]", "/data/ki[1]nd/naam",
            "/data/kind[0]/naam", "/data/kind[-1]/naam", "/data/kind[01]/naam", "/data/kind[+1]/naam",
            "/data/kind[]/naam", "/data/kind[x]/naam", "/data/kind[1/naam", "/data/kind1]/naam",
            "/data/kind[99999999999999999999]/naam", "/data/kind[1000000000]/naam", "/data/kind[501]/naam",
            "/data/g[1]/b[2]",
        ])
    func misplaced(path: String) throws {
        for values in ["\"\(path)\":1", "\"/data/a\":1,\"\(path)\":1", "\"/data/kind[1]/naam\":1,\"\(path)\":1"] {
            let fault = #expect(throws: DatasetFault.self) { try study().rows(["", line(values)]) }
            #expect(fault?.place.hasSuffix(":2") == true)
        }
    }

    @Test(
        "a value that stands there twice is refused",
        arguments: [
            #""/data/a":1,"/data/a":2"#, #""/data/a":1,"/data/c":1,"/data/a":1"#,
            #""/data/kind[1]/naam":1,"/data/kind[1]/naam":2"#,
            #""/data/kind[1]/naam":1,"/data/kind[2]/naam":2,"/data/kind[1]/naam":2"#,
        ])
    func twice(values: String) throws {
        let fault = #expect(throws: DatasetFault.self) { try study().rows(["", line(values)]) }
        #expect(fault?.what.contains("twice") == true && fault?.place.hasSuffix(":2") == true)
        // Out of order is no harm.
        let rows = try study().rows([line(#""/data/c":3,"/data/kind[2]/naam":2,"/data/kind[1]/naam":1,"/data/a":1"#)])
        #expect(rows["antwoorden"]?.map { [$0["a"], $0["c"]] } == [["1", "3"]] && rows["kind"]?.count == 2)
    }

    @Test("reviewed words stand with their own instance, and nothing else goes out")
    func reviewed() throws {
        var study = Study(forms: [
            try Study.form(
                "1", "<kind><naam/></kind>",
                binds: #"<bind nodeset="/data/kind/naam" type="string" bs:disclosure="free-text"/>"#,
                body: """
                    <group ref="/data/kind"><label>Kind</label><repeat nodeset="/data/kind">
                    <input ref="/data/kind/naam"><label>N</label></input></repeat></group>
                    """)
        ])
        study.options.withReviewedTexts = true
        let values = #""values":{"/data/kind[1]/naam":"Piet","/data/kind[2]/naam":"Jan"}"#
        let own = try study.rows([#"{"id":"x","reviewed":{"/data/kind[2]/naam":"[naam]"},\#(values)}"#])
        #expect(own["kind"]?.map { $0["naam"] } == ["-98", "[naam]"])
        // Words for no instance are words for none.
        let shared = try study.rows([#"{"id":"x","reviewed":{"/data/kind/naam":"[naam]"},\#(values)}"#])
        #expect(shared["kind"]?.map { $0["naam"] } == ["-98", "-98"])
    }
}
