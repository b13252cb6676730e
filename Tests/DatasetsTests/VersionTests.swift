import Testing
import XForms

@testable import Datasets

@Suite("Versions of a questionnaire are one set of data")
struct VersionTests {
    private func choices(_ versions: [[String]]) throws -> [ValueLabel] {
        let forms = try versions.enumerated().map { number, values in
            try Study.form(
                "\(number)", "<hoe/>", binds: "<bind nodeset=\"/data/hoe\" bs:disclosure=\"plain\"/>",
                body: Study.choice("/data/hoe", values))
        }
        let dataset = try DatasetForm(forms, options: DatasetOptions()).dataset
        return try #require(dataset.tables[0].columns.first { $0.name == "hoe" }).labels
    }

    @Test(
        "a number of .sav and .dta stays with its value, whatever choices come later",
        arguments: [
            ([["5", "4"]], ["5": 5, "4": 4]),
            ([["5", "4"], ["5", "4", "anders"]], ["5": 5, "4": 4, "anders": 1_000_003]),
            ([["5", "4"], ["anders", "3", "5"]], ["5": 5, "4": 4, "anders": 1_000_003, "3": 3]),
            // The number of another value, one that means a missing answer, and one too large are not free.
            (
                [["5", "4"], ["05", "-93", "2000000", "1000004"]],
                ["5": 5, "4": 4, "05": 1_000_003, "-93": 1_000_004, "2000000": 1_000_005, "1000004": 1_000_006]
            ),
            ([["goed", "slecht"], ["7", "goed"]], ["goed": 1, "slecht": 2, "7": 3]),
            ([["-9223372036854775808", "1"]], ["-9223372036854775808": 1, "1": 2]),
            ([["1", "twee"], ["1", "2"]], ["1": 1, "twee": 2, "2": 3]),
        ] as [([[String]], [String: Int])])
    func numbers(versions: [[String]], numbers: [String: Int]) throws {
        for count in 1...versions.count {
            for label in try choices(Array(versions[..<count])) { #expect(label.number == numbers[label.value]) }
        }
        #expect(try choices(versions).count == numbers.count)
    }

    @Test(
        "a codebook names an instrument only while its words are its owner's",
        arguments: [("Hoe gaat het?", "Voorbeeldschaal"), ("Hoe gaat het nu?", nil)] as [(String, String?)])
    func instrument(words: String, name: String?) throws {
        let fixed = "bdcc58fb8fc61694560bea598c45f4f875c5ae390c784e48e89be8247e426e1b"
        let form = try Study.form(
            "1", "<g><hoe/></g>",
            binds: """
                <bind nodeset="/data/g" bs:instrument="Voorbeeldschaal" bs:instrument-wording="\(fixed)"/>
                <bind nodeset="/data/g/hoe" bs:disclosure="plain"/>
                """,
            body: Study.choice("/data/g/hoe", ["goed"]).replacing("<label>/data/g/hoe<", with: "<label>\(words)<"))
        let columns = try DatasetForm([form], options: DatasetOptions()).dataset.tables[0].columns
        #expect(try #require(columns.first { $0.name == "hoe" }).facts["instrument"] == name)
    }
}
