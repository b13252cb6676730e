import Foundation
import Testing

@testable import XForms

@Suite("The feature matrix says what the code does")
struct FeatureMatrixTests {
    /// The rows of the table below a heading, cells trimmed, without head and rule.
    static func rows(below heading: String, of document: String) throws -> [[String]] {
        let text = try String(contentsOf: Kit.root.appending(path: "docs/\(document)"), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let start = try #require(lines.firstIndex(of: "## \(heading)"), "no heading \(heading)")
        let section = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }
        return section.filter { $0.hasPrefix("|") }.dropFirst(2).map { line in
            line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    private func expect(_ heading: String, _ expected: [[String]]) throws {
        let written = try Self.rows(below: heading, of: "feature-matrix.md")
        for row in expected where !written.contains(row) {
            Issue.record("missing: | \(row.joined(separator: " | ")) |")
        }
        for row in written where !expected.contains(row) { Issue.record("stale: | \(row.joined(separator: " | ")) |") }
    }

    @Test(
        "controls, types and actions",
        arguments: [
            ("Controls", Offered.controls), ("Value types", Offered.types), ("Actions", Offered.actions),
        ])
    func offered(heading: String, table: [Offered.Row]) throws {
        try expect(heading, table.map { ["`\($0.name)`", $0.isOffered ? "yes" : "no", $0.meaning] })
    }

    @Test("every control and type has a row")
    func complete() {
        #expect(Set(Offered.controls.map(\.name)) == Set(ControlKind.allCases.map(\.rawValue)))
        #expect(Set(Offered.types.map(\.name)) == Set(ValueType.allCases.map(\.rawValue)))
    }

    @Test("other spellings of types")
    func spellings() throws {
        try expect("Other spellings of types", ValueType.spellings.map { ["`\($0)`", "`\($1.rawValue)`"] })
    }

    @Test("events")
    func events() throws {
        let written = try Self.rows(below: "Events", of: "feature-matrix.md").compactMap(\.first)
        #expect(Set(written) == Set(FormEvents.named.keys.map { "`\($0)`" }))
    }

    @Test("appearances")
    func appearances() throws {
        try expect(
            "Appearances",
            Appearance.table.map { row in
                let places =
                    row.places.count == Appearance.Place.allCases.count
                    ? "everything" : row.places.map(\.rawValue).joined(separator: ", ")
                return ["`\(row.word)`", places, row.showing.rawValue, row.meaning]
            })
    }

    @Test("functions")
    func functions() throws {
        try expect(
            "Functions",
            XPathFunctionRow.table.map { name, row in
                let arguments =
                    switch row.maximum {
                    case row.minimum: "\(row.minimum)"
                    case nil: "\(row.minimum) or more"
                    case let maximum?: "\(row.minimum) to \(maximum)"
                    }
                return ["`\(name)`", arguments, row.isODK ? "ODK" : "XPath 1.0 only"]
            })
    }

    @Test("what only XPath 1.0 knows has a word about what to use instead")
    func replacements() {
        let onlyHere = XPathFunctionRow.table.filter { !$0.value.isODK }.map(\.key)
        #expect(Set(FunctionOrigin.replacements.keys).isSubset(of: onlyHere))
    }
}
