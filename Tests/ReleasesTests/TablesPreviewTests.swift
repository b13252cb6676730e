import Foundation
import Programme
import Testing

@testable import Releases

@Suite("What staff see of tables before they are made")
struct TablesPreviewTests {
    private static let now = Date(timeIntervalSince1970: TimeInterval(Village.now))

    private func plan(_ village: Village) throws -> ReleasePlan {
        var plan = try village.plan(.tables, to: "Zorgverzekeraar", kind: .insurer)
        plan.tables.by = [["bs_buurt"], ["bs_buurt", "geslacht"]]
        plan.tables.distributions = ["gezondheid"]
        plan.tables.means = ["a1"]
        return plan
    }

    @Test("codes stand there in words")
    func words() async throws {
        try await Village.with(people: 300) { village in
            let preview = try await village.maker.preview(try plan(village), at: Self.now)
            let first = try #require(preview.lines.first)
            #expect(first.group.last?.text(in: "nl") == "Iedereen" && first.group.last?.text(in: "en") == "Everybody")
            let oneself = ReleasePreview.Name(dutch: "Zelf ingevuld", english: "Filled in oneself")
            let group = try #require(preview.lines.first { $0.group.contains(oneself) })
            #expect(group.question == nil && group.people ?? 0 >= 10)
            let known = Set(preview.accounts.compactMap { $0.question?.dutch })
            let said = Set(preview.lines.compactMap { $0.question?.dutch })
            let isKnown = said.isSubset(of: known)
            #expect(isKnown && !said.isEmpty)
            #expect(!preview.lines.contains { line in line.group.contains { ["*", "-97", "-98"].contains($0.dutch) } })
        }
    }

    @Test("each table's figures are counted before and after, and nothing hidden is in it")
    func accounts() async throws {
        try await Village.with(people: 300) { village in
            let asked = try plan(village)
            let preview = try await village.maker.preview(asked, at: Self.now)
            _ = try await village.make(asked)
            let rows = try Opened(village.folder + "/uit.zip").rows("aantallen")
            #expect(preview.accounts.reduce(0) { $0 + $1.after } == preview.shown)
            #expect(preview.accounts.reduce(0) { $0 + $1.before - $1.after } == preview.hidden)
            #expect(Set(preview.accounts.map(\.kind)) == [.groups, .answers, .means])
            #expect(Set(preview.accounts.map(\.by.count)) == [0, 1, 2])
            for account in preview.accounts { #expect(account.withGroup <= account.before - account.after) }
            // Line by line what went out, and not a figure more.
            let said = preview.lines.filter { $0.question == nil }.map { $0.people.map(String.init) ?? "-98" }
            #expect(said == rows.filter { $0["vraag"] == "" }.map { $0["mensen"] ?? "" })
            #expect(said.contains("-98"))
        }
    }
}
