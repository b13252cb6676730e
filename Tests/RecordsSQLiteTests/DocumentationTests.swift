import Foundation
import Records
import Testing

@testable import RecordsSQLite

@Suite struct DocumentationTests {
    @Test("docs/database.md names every table and every column, and no table that is not there")
    func schema() async throws {
        let page = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appendingPathComponent("docs/database.md"), encoding: .utf8)
        let columns = try await Fixture.with { store, _ in
            try store.engine.read { connection throws(StoreFailure) in
                try connection.all(
                    "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'"
                ) { row in (row.text(0), row.text(1)) }
            }
        }
        #expect(columns.count > 40)
        let sections = page.components(separatedBy: "\n### ").dropFirst()
        for (table, column) in columns {
            let section = sections.first { $0.prefix { $0 != "\n" }.contains("`\(table)`") }
            #expect(section?.contains("`\(column)`") == true, "\(table).\(column) is not explained")
        }
        let explained = sections.flatMap { section in
            section.prefix { $0 != "\n" }.matches(of: /`([a-z_]+)`/).map { String($0.1) }
        }
        #expect(Set(explained).isSubset(of: Set(columns.map(\.0))), "\(explained)")
    }

    @Test(
        "No column about residents can hold an address, an agent, a name of a person or a time; those of staff are named"
    )
    func minimal() async throws {
        let names = try await Fixture.with { store, _ in
            try store.engine.read { connection throws(StoreFailure) in
                try connection.all(
                    "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'"
                ) { row in row.text(0) }
            }
        }
        let suspicious = [
            "address", "agent", "ip", "email", "phone", "time", "date", "created", "updated", "person", "serial",
            "login", "at", "seen", "begun", "until", "name",
        ]
        let found = names.filter { name in
            suspicious.contains { word in name.split(whereSeparator: { "._".contains($0) }).contains(Substring(word)) }
        }
        let ofThings = [
            "collection_neighbourhood.name", "definition_file.name", "letter_batch.first_serial",
            "letter_replacement.serial", "letter_stopped.serial", "neighbourhood.name",
        ]
        let ofStaff = [
            "account.login", "account.person", "account_link.until", "audit.at", "staff_session.begun",
            "staff_session.seen", "staff_text.until",
        ]
        #expect(found.sorted() == (ofThings + ofStaff).sorted())
    }
}
