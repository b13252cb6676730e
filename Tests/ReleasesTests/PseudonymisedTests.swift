import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Releases

@Suite("Pseudonymised data are what was asked for")
struct PseudonymisedTests {
    private func plan(_ village: Village, rounds: [String] = ["T0"]) throws -> ReleasePlan {
        try village.plan(.pseudonymised, to: "Programma", kind: .programme, rounds: rounds)
    }

    @Test("what somebody chose to leave out is in no table and no file")
    func leftOut() async throws {
        try await Village.with(people: 30) { village in
            var plan = try plan(village, rounds: ["T0", "T1"])
            plan.shape = .persons
            (plan.leftOut, plan.protection.pins) = (["geslacht", "a1", "bs_respons"], [:])
            let release = try await village.make(plan)
            let opened = try Opened(village.folder + "/uit.zip")
            #expect(try opened.rows().count == 51)
            #expect(try opened.rows("personen").first?["T1_huishouden"] != nil)
            for name in opened.names where name.hasPrefix("csv") || name.hasPrefix("code") {
                let text = try opened.text(name)
                #expect(!text.contains("geslacht") && !text.contains("T0_a1") && !text.contains(",a1,"), "\(name)")
            }
            // The key of a table is what its rows are told apart by.
            #expect(try Set(opened.rows().map { $0["bs_respons"] }).count == 51)
            #expect(try opened.text("risico.html").contains("Eruit gelaten, omdat dat gevraagd is: geslacht"))
            #expect(release.outcome.columns.contains("huishouden") && !release.outcome.columns.contains("geslacht"))
        }
    }

    @Test("a column that is not there cannot be left out: it may be one that is, misspelt", arguments: [true, false])
    func misspelt(isInside: Bool) async throws {
        try await Village.with(people: 30) { village in
            var plan = isInside ? try plan(village) : try village.plan()
            plan.leftOut = ["geslagt"]
            await #expect { try await village.make(plan) } throws: { "\($0)".contains("geslagt") }
            #expect(!FileManager.default.fileExists(atPath: village.folder + "/uit.zip"))
        }
    }

    @Test("neighbourhoods have their names in the files with words, groups of a research file too; codes stay codes")
    func names() async throws {
        try await Village.with(people: 400) { village in
            let profile = NeighbourhoodProfile(
                neighbourhood: Neighbourhood(id: "de-pol", name: "De Pol"), municipality: "Oost")
            _ = try await village.store.save([profile], in: .everywhere, noting: village.note(.neighbourhoodsChanged))
            var own = try plan(village, rounds: ["T0", "T1"])
            (own.shape, own.protection.pins) = (.persons, [:])
            _ = try await village.make(own, "eigen.zip")
            let release = try await village.make(try village.plan())
            for (name, table, column) in [
                ("eigen", "antwoorden", "bs_buurt"), ("eigen", "personen", "T0_bs_buurt"),
                ("uit", "antwoorden", "bs_buurt"),
            ] {
                let opened = try Opened(village.folder + "/\(name).zip")
                let codes = try opened.rows(table).map { $0[column] ?? "" }
                let words = try opened.cells("csv/\(table)-labels.csv").map { $0[column] ?? "" }
                #expect(codes.contains("de-pol") && !words.contains("de-pol"))
                #expect(codes.map { $0 == "de-pol" ? "De Pol" : $0 } == words)
                #expect(
                    try opened.text("codeboek.xml").contains("<catValu>de-pol</catValu><labl xml:lang=\"nl\">De Pol<"))
                #expect(try !opened.text("datapackage.json").contains("De Pol"))
            }
            #expect(release.plan.namesGroups == true)
            // The sheet speaks of them as the questionnaire does.
            let sheet = try Opened(village.folder + "/uit.zip").text("risico.html")
            #expect(sheet.contains("Buurten: oosterveld, De Pol, hoogeind."))
            #expect(sheet.contains("<td>Buurt (bs_buurt)</td>") && sheet.contains("<td>Buurt: De Pol</td>"))
            #expect(sheet.contains("<td>Wie invulde: Zelf ingevuld</td>") && !sheet.contains("bs_wijze="))
        }
    }

    @Test("version 10 is newer than version 9: its words count, and a number stays with its value")
    func versions() async throws {
        func document(_ version: String, _ label: String, _ choices: [String]) -> String {
            let items = choices.map { "<item><label>\($0) (\(version))</label><value>\($0)</value></item>" }.joined()
            return """
                <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" \
                xmlns:bs="urn:buurtstem:xforms"><h:head><h:title>Proef</h:title><model><instance>\
                <data id="proef" version="\(version)"><hoe/></data></instance>\
                <bind nodeset="/data/hoe" bs:disclosure="sensitive"/></model></h:head>\
                <h:body><select1 ref="/data/hoe"><label>\(label)</label>\(items)</select1></h:body></h:html>
                """
        }
        let oldest = document("2026.9", "Hoe gaat het?", ["goed", "slecht"])
        try await Village.with(people: 0, form: oldest) { village in
            let newest = try await village.keep(
                document("2026.10", "Hoe gaat het met u?", ["anders", "slecht", "goed"]))
            try await village.send(Array("/data/hoe\t4\ngoed\n".utf8), from: "oosterveld")
            try await village.send(Array("/data/hoe\t6\nslecht\n".utf8), from: "oosterveld", on: newest)
            var plan = try plan(village)
            plan.protection.pins = [:]
            _ = try await village.make(plan)
            let opened = try Opened(village.folder + "/uit.zip")
            let words = try opened.cells("csv/antwoorden-labels.csv").map { $0["hoe"] ?? "" }
            #expect(Set(words) == ["goed (2026.10)", "slecht (2026.10)"])
            #expect(try opened.text("codeboek.xml").contains("In versie 2026.9 heette de vraag: Hoe gaat het?"))
        }
    }

    @Test(
        "versions are counted as an author counts them",
        arguments: [
            ("2026.9", "2026.10"), ("9", "10"), ("2026.4", "2027.1"), ("1", "1.1"), ("1.9-a", "1.10-a"), ("v2", "v11"),
            ("2026-09-30", "2026-10-01"), ("1", "a"), ("99999999999999999999", "100000000000000000000"),
        ])
    func order(older: String, newer: String) {
        #expect(VersionOrder(older) < VersionOrder(newer))
        #expect(!(VersionOrder(newer) < VersionOrder(older)))
    }
}
