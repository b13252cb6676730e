import Foundation
import Testing

@testable import Disclosure

@Suite("Hierarchies that would make false data are refused")
struct HierarchyTests {
    @Test(
        "each fault names column, row, value and repair",
        arguments: [
            (
                "{\"age\": [[\"60\", \"60-69\", \"18-64\", \"*\"], [\"65\", \"60-69\", \"65+\", \"*\"]]}",
                "hierarchy 'age', row 2: '60-69' at level 1 is under '65+' here and under '18-64' in row 1; cut both levels"
            ),
            ("{\"age\": [[\"66\", \"60-65\", \"*\"]]}", "row 1: 66 is not in '60-65' at level 1; move it"),
            ("{\"age\": [[\"90\", \"95+\", \"*\"]]}", "row 1: 90 is not in '95+'"),
            ("{\"a\": [[\"x\", \"*\"], [\"x\", \"*\"]]}", "row 2: the value 'x' stands in row 1 too; keep one"),
            ("{\"a\": [[\"x\", \"*\"], [\"y\", \"m\", \"*\"]]}", "row 2: it has 3 levels, row 1 has 2"),
            ("{\"a\": [[\"x\", \"p\"], [\"y\", \"q\"]]}", "its last level has 2 labels; add a last level"),
            ("{\"a\": [[\"x\", \"\", \"*\"]]}", "row 1: level 1 is empty"),
            ("{\"a\": [[\"*\", \"m\", \"*\"]]}", "'*' is a value"),
            (
                "{\"a\": [[\"NL\", \"in\", \"*\"], [\"nl \", \"in\", \"*\"]]}",
                "row 2: 'nl ' and 'NL' at level 0 differ in capitals"
            ),
            (
                "{\"a\": [[\"Nederland\", \"EU\", \"*\"], [\"EU\", \"buiten\", \"*\"]]}",
                "'EU' means other values at level 1 than at level 0"
            ),
            ("{\"a\": []}", "hierarchy 'a': it has no rows"),
            ("{\"a\": [[\"x\", 3]]}", "hierarchy 'a', row 1, level 1 is not a text"),
            ("{\"a\": [\"x\"]}", "hierarchy 'a', row 1 is not a text in quotes in a list"), ("[1", "this is not JSON"),
        ])
    func faults(json: String, words: String) {
        let fault = #expect(throws: DisclosureFault.self) { try HierarchyFile.parse(Data(json.utf8), source: "h.json") }
        #expect(
            fault?.description.contains("h.json") == true && fault?.description.contains(words) == true,
            "\(fault?.description ?? "")")
    }

    @Test("all faults of all hierarchies come at once")
    func allAtOnce() {
        let json = "{\"a\": [[\"x\", \"p\"], [\"y\", \"q\"]], \"b\": [[\"x\", \"\", \"*\"], [\"x\", \"m\", \"*\"]]}"
        let fault = #expect(throws: DisclosureFault.self) { try HierarchyFile.parse(Data(json.utf8), source: "h.json") }
        #expect(fault?.findings.count == 3)
    }

    @Test("a value that no leaf holds is named with its line, and a near one is offered")
    func coverage() throws {
        let place = try Samples.place
        let fault = try Samples.withFile("place\nnoord\nNoord \nelders\n\n") { path in
            let table = try Table.readCSV(path: path, columns: ["place"])
            return #expect(throws: DisclosureFault.self) {
                try QuasiColumn(table.columns[0], hierarchy: place, source: "d.csv")
            }
        }
        let words = fault?.findings.map(\.description) ?? []
        #expect(
            words.contains { $0.contains("d.csv:3") && $0.contains("'Noord '") && $0.contains("write it as 'noord'") })
        #expect(words.contains { $0.contains("d.csv:4") && $0.contains("'elders'") && $0.contains("add a row") })
        #expect(words.contains { $0.contains("d.csv:5") && $0.contains("the empty value") })
    }

    @Test("leaves stand in tree order, and the label that covers a range is the lowest there is")
    func treeOrder() throws {
        let mixed = try Samples.hierarchy(
            "a", [["x", "p", "*"], ["y", "q", "*"], ["z", "p", "*"], ["w", "q", "*"]])
        #expect(mixed.labels == [["x", "z", "y", "w"], ["p", "q"], ["*"]])
        #expect(mixed.meeting(0, 0) == 0 && mixed.meeting(0, 1) == 1 && mixed.meeting(1, 2) == 2)
    }

    @Test("each hierarchy that ships is sound")
    func shipped() throws {
        let folder = Project.root.appending(path: "Questionnaires/Hierarchies").path
        #expect(try HierarchyFile.read(paths: [folder]).hierarchies.count >= 8)
    }
}
