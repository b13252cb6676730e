import Testing
import XForms

@testable import Datasets

@Suite("What tells who somebody is stays where it is")
struct LeftOutTests {
    private func form(_ version: String, _ role: String, onGroup: Bool = false) throws -> FormDefinition {
        let group = onGroup ? "<bind nodeset=\"/data/g\" bs:disclosure=\"\(role)\"/>" : ""
        let own = onGroup ? "" : "bs:disclosure=\"\(role)\""
        return try Study.form(
            version, "<g><wie/></g><n/>",
            binds: group + "<bind nodeset=\"/data/g/wie\" type=\"int\" \(own)/>"
                + "<bind nodeset=\"/data/n\" type=\"int\" bs:disclosure=\"plain\"/>",
            body: "<group ref=\"/data/g\"><label>G</label><input ref=\"/data/g/wie\"><label>W</label></input></group>"
                + "<input ref=\"/data/n\"><label>N</label></input>")
    }

    @Test(
        "what one version calls identifying goes out with none",
        arguments: [
            (["plain", "identifying"], false), (["identifying", "quasi"], false), (["plain", "identifying"], true),
        ])
    func identifying(roles: [String], onGroup: Bool) throws {
        let forms = try roles.enumerated().map { try form("\($0)", $1, onGroup: onGroup && $1 == "identifying") }
        let study = Study(forms: forms)
        #expect(try DatasetForm(forms, options: study.options).dataset.leftOut.map(\.reason) == [.identifying])
        let rows = try study.rows(
            ["0", "1"].map { #"{"id":"\#($0)","version":"\#($0)","values":{"/data/g/wie":4711,"/data/n":3}}"# })
        #expect(rows["antwoorden"]?.map { $0["n"] } == ["3", "3"])
        #expect(rows["antwoorden"]?.contains { $0.values.contains("4711") || $0.keys.contains("wie") } == false)
    }
}
