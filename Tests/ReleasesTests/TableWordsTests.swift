import Datasets
import Foundation
import Programme
import Testing

@testable import Releases

@Suite("What the codes of tables are called")
struct TableWordsTests {
    private static let now = Date(timeIntervalSince1970: TimeInterval(Village.now))

    /// `gezondheid` is asked of whoever said yes to `los` alone.
    private static let routed = Village.document.replacing(
        "<bind nodeset=\"/data/gezondheid\" type=\"string\"",
        with: "<bind nodeset=\"/data/gezondheid\" type=\"string\" relevant=\"/data/los = 'ja'\"")

    private func plan(_ village: Village) throws -> ReleasePlan {
        var plan = try village.plan(.tables, to: "Zorgverzekeraar", kind: .insurer)
        plan.tables.by = [["bs_buurt"]]
        plan.tables.distributions = ["gezondheid", "los"]
        return plan
    }

    /// 300 who answered all, and 60 who left both questions open.
    private func answered(_ body: (Village) async throws -> Void) async throws {
        try await Village.with(people: 300, form: Self.routed) { village in
            for number in 0..<60 {
                let values = [("leeftijd", "40"), ("geslacht", "vrouw"), ("huishouden", "paar")]
                try await village.send(
                    values.flatMap { Array("/data/\($0.0)\t\($0.1.utf8.count)\n\($0.1)\n".utf8) },
                    from: Village.places[number % 3])
            }
            try await body(village)
        }
    }

    @Test("whoever gave no answer to a question that everybody was asked is not called \"not asked\"")
    func asked() async throws {
        try await answered { village in
            let preview = try await village.maker.preview(try plan(village), at: Self.now)
            let said = Dictionary(
                grouping: preview.lines.filter { $0.answer?.dutch.hasPrefix("Geen antwoord") ?? false }
            ) { $0.question?.dutch ?? "" }.mapValues { Set($0.compactMap(\.answer?.english)) }
            #expect(said["gezondheid"] == ["No answer, or not asked"])
            #expect(said["los"] == ["No answer (everybody was asked)"])
            _ = try await village.make(try plan(village))
            let labels = try Opened(village.folder + "/uit.zip").text("csv/aantallen-labels.csv")
            // One column holds the answers to both: it says what is true of either.
            #expect(labels.contains("\"Geen antwoord, of niet gevraagd\"") && !labels.contains("-97"))
        }
    }

    @Test("how many were not asked is no figure of its own: questions behind one condition would share it")
    func shared() async throws {
        try await answered { village in
            _ = try await village.make(try plan(village))
            let rows = try Opened(village.folder + "/uit.zip").rows("aantallen")
            let answers = Set(rows.compactMap { $0["antwoord"] })
            #expect(answers.contains("-97") && answers.isDisjoint(with: ["-91", "-92", "-93"]))
        }
    }

    @Test("tables of an earlier program keep their words, and can be made again bit by bit")
    func earlier() async throws {
        try await answered { village in
            var old = try plan(village)
            old.tables.edition = nil
            let stored = try JSONEncoder().encode(old)
            #expect(!String(decoding: stored, as: UTF8.self).contains("edition"))
            #expect(try JSONDecoder().decode(ReleasePlan.self, from: stored).tables.edition == nil)
            let preview = try await village.maker.preview(old, at: Self.now)
            let said = Set(preview.lines.compactMap(\.answer?.english).filter { $0.hasPrefix("No answer") })
            #expect(said == ["No answer, or not asked"])
            let release = try await village.make(old)
            let note = AuditNote(at: Village.now, actor: .command, action: .releaseMade)
            _ = try await village.maker.remake(
                release.number, to: village.folder + "/weer.zip", in: .everywhere, noting: note)
            let files = try ["/uit.zip", "/weer.zip"].map { try Data(contentsOf: URL(filePath: village.folder + $0)) }
            #expect(files[0] == files[1])
        }
    }
}

@Suite("What groups above answers are called")
struct GroupWordsTests {
    @Test(
        "the labels of hierarchies are said in words",
        arguments: [
            ("", "Geen antwoord", "No answer"), ("zeg-niet-16", "Zeg ik liever niet", "Would rather not say"),
            ("onbekend", "Onbekend", "Unknown"), ("16-44", "16 tot en met 44", "16 to 44"),
            ("65-plus", "65 of meer", "65 or more"), ("80+", "80 of meer", "80 or more"),
        ])
    func said(label: String, dutch: String, english: String) throws {
        let words = try #require(GroupWords.words(label))
        #expect(words.text(in: "nl") == dutch && words.text(in: "en") == english)
    }

    @Test(
        "what says itself what it is stays as it is",
        arguments: ["wijk WK012301 (gemeente Oost)", "a-b", "16-", "-5-3"])
    func asItIs(label: String) { #expect(GroupWords.words(label) == nil) }
}
