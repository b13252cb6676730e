import Foundation
import Programme
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
            let all = try opened.names.filter { $0.hasPrefix("csv") || $0.hasPrefix("code") }.map {
                try opened.text($0)
            }
            #expect(!all.joined().contains("geslacht") && !all.joined().contains("a1"))
            // The key of a table is what its rows are told apart by.
            #expect(try Set(opened.rows().map { $0["bs_respons"] }).count == 51)
            #expect(release.outcome.columns.contains("huishouden") && !release.outcome.columns.contains("geslacht"))
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
