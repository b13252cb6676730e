import Testing
import XForms

@testable import Datasets

@Suite("Choices that depend on other answers")
struct ListTests {
    private static let lists = """
        <instance id="gedaan"><root>
        <item><buurt>noord</buurt><taal/><name>koffie</name><label>Koffie drinken</label></item>
        <item><buurt>zuid</buurt><taal/><name>tuin</name><label>In de tuin</label></item>
        <item><buurt>overal</buurt><taal>nl</taal><name>geen</name><label>Nergens aan</label></item>
        <item><buurt>overal</buurt><taal>en</taal><name>geen</name><label>In nothing</label></item>
        <item><buurt>overal</buurt><taal/><name>weet-niet</name><label>Weet ik niet</label></item>
        </root></instance>
        """
    private static let itemset = """
        <itemset nodeset="instance('gedaan')/root/item[(buurt = /data/buurt or buurt = 'overal') and (taal = '' or taal = 'nl')]">\
        <value ref="name"/><label ref="label"/></itemset>
        """

    private func study(byChoice: Bool = true) throws -> Study {
        let form = try Study.form(
            "1", "<buurt/><wat/><een/><kind jr:template=\"\"><deed/></kind>",
            binds: Self.lists + """
                <bind nodeset="/data/buurt" bs:disclosure="plain"/>
                <bind nodeset="/data/wat" bs:disclosure="sensitive" bs:missing="weet-niet"/>
                <bind nodeset="/data/een" bs:disclosure="sensitive" bs:missing="weet-niet"/>
                <bind nodeset="/data/kind/deed" bs:disclosure="sensitive" bs:missing="weet-niet"/>
                """,
            body: Study.choice("/data/buurt", ["noord", "zuid"])
                + "<select ref=\"/data/wat\"><label>Wat deed u?</label>\(Self.itemset)</select>"
                + "<select1 ref=\"/data/een\"><label>Wat het meest?</label>\(Self.itemset)</select1>"
                + "<group ref=\"/data/kind\"><label>Kind</label><repeat nodeset=\"/data/kind\">"
                + "<select ref=\"/data/kind/deed\"><label>Wat deed het?</label>\(Self.itemset)</select></repeat></group>"
        )
        var study = Study(forms: [form])
        study.options.listsByChoice = byChoice
        return study
    }

    private func line(_ id: String, _ values: [(String, String)]) -> String {
        let own = values.map { "\"/data/\($0.0)\":\"\($0.1)\"" }.joined(separator: ",")
        return "{\"id\":\"\(id)\",\"version\":\"1\",\"values\":{\(own)}}"
    }

    @Test("a column per choice: ticked, shown and not ticked, not offered, skipped, not known")
    func several() throws {
        let tables = try study().rows([
            line("a", [("buurt", "noord"), ("wat", "koffie")]), line("b", [("buurt", "zuid"), ("wat", "geen")]),
            line("c", [("buurt", "noord")]),
            line("d", [("buurt", "zuid"), ("wat", "weet-niet"), ("een", "weet-niet")]),
            line("e", [("buurt", "zuid"), ("wat", "tuin"), ("een", "tuin")]),
        ])
        let rows = try #require(tables["antwoorden"])
        let ticks = rows.map { [$0["buurt"], $0["wat_koffie"], $0["wat_tuin"], $0["wat_geen"], $0["een"]] }
        #expect(
            Set(ticks) == [
                ["noord", "1", "-91", "0", "-93"], ["zuid", "-91", "0", "1", "-93"],
                ["noord", "-93", "-91", "-93", "-93"],
                ["zuid", "-91", "-94", "-94", "-94"], ["zuid", "-91", "1", "0", "tuin"],
            ])
        #expect(rows.allSatisfy { $0["wat"] == nil && $0["wat_status"] == nil && $0["wat_weet_niet"] == nil })
    }

    @Test("the same in each instance of a repeat")
    func repeats() throws {
        let tables = try study().rows([
            line("a", [("buurt", "noord"), ("kind[1]/deed", "koffie"), ("kind[2]/deed", "geen")])
        ])
        #expect(
            tables["kind"]?.map { [$0["bs_rij_1"], $0["deed_koffie"], $0["deed_tuin"], $0["deed_geen"]] }
                == [["1", "1", "-91", "0"], ["2", "0", "-91", "1"]])
    }

    @Test("values have their words, in the language of each row; the parts of a question know its name")
    func words() throws {
        let columns = try DatasetForm(study().forms, options: study().options).dataset.tables[0].columns
        let one = try #require(columns.first { $0.name == "een" })
        #expect(one.labels.map { $0.label.text(in: "nl") } == ["Koffie drinken", "In de tuin", "Nergens aan"])
        #expect(one.missing.contains(.dontKnow))
        let tick = try #require(columns.first { $0.name == "wat_tuin" })
        #expect(tick.label.text(in: "nl") == "Wat deed u? – In de tuin" && tick.partOf == "wat")
    }

    @Test("who does not ask for it gets the values as text")
    func asText() throws {
        let rows = try study(byChoice: false).rows([line("a", [("buurt", "noord"), ("wat", "koffie geen")])])
        #expect(rows["antwoorden"]?.first?["wat"] == "koffie geen" && rows["antwoorden"]?.first?["wat_koffie"] == nil)
    }
}
