import Foundation
import Programme
import Records
import Testing
import XForms

@testable import RecordsSQLite
@testable import Site

@Suite("What somebody writes in own words lies apart from the answers")
struct OriginalTests {
    private static let story = "Mijn buurvrouw kanarie kwam.\nEn bleef 🙂"

    /// The own answers behind a code, as the page shows them.
    private static func own(_ code: String, _ browser: Browser) async throws -> Browser.Screen {
        try await browser.submit(try await browser.get("/mijn-antwoorden"), [("code", code)])
    }

    @Test("At sending the story goes to the originals; the answers hold no word of it, and its owner still reads it")
    func sent() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser async throws in
            let code = try #require(try await browser.sendAll(story: Self.story).code)
            let places = site.keys.ownCodeIndexes(try Code(reading: code))
            let stored = try #require(try await site.store.response(ownCode: places))
            #expect(!String(decoding: stored.value, as: UTF8.self).contains("kanarie"))
            let original = try #require(stored.originals.compactMap(\.self).first { $0.question == "/wijk/verhaal" })
            #expect(original.text.replacing("\r\n", with: "\n") == Self.story)
            #expect(original.language == "nl" && original.definition == stored.facts.definition)
            let seen = try await Self.own(code, browser)
            #expect(seen.html.contains("kanarie"))
            #expect(try await site.store.verify().damage == [])
        }
    }

    @Test(
        "Whatever an author declares a field of text to be, it goes to the originals; only free text is there to be read",
        arguments: [("identifying", 0), ("quasi", 0), ("sensitive", 0), ("plain", 0), ("free-text", 1)])
    func declared(role: String, stories: Int) async throws {
        let form = TestForms.wijk.replacing(
            "<bind nodeset=\"/wijk/verhaal\"", with: "<bind nodeset=\"/wijk/verhaal\" bs:disclosure=\"\(role)\"")
        let site = try SiteUnderTest(forms: ["wijk": form], collections: [TestForms.collection()])
        try await site.visit { browser async throws in
            let code = try #require(try await browser.sendAll(story: Self.story).code)
            let places = site.keys.ownCodeIndexes(try Code(reading: code))
            let stored = try #require(try await site.store.response(ownCode: places))
            #expect(!String(decoding: stored.value, as: UTF8.self).contains("kanarie"))
            #expect(stored.originals.compactMap { $0?.text }.contains { $0.contains("kanarie") })
            #expect(try await Self.own(code, browser).html.contains("kanarie"), "its owner sees it as ever")
            #expect(try await site.office.takeInStories() == stories)
        }
    }

    @Test("With the texts put back, the response writes the same submission as the one that was sent")
    func submission() async throws {
        let site = try SiteUnderTest()
        let served = try #require(site.office.collections["wijk"])
        var answers = Answers(of: served.form, environment: site.office.environment)
        let texts = ["fiets", "44", Self.story]
        let keys = answers.pages.flatMap { answers.questions(on: $0) }.map(\.key)
        answers.set(
            zip(
                texts,
                keys.filter { key in
                    ["vervoer", "leeftijd", "verhaal"].contains(served.form.nodes[key.node].name)
                }
            ).map { ($0, $1) })
        let sent = answers.finalise()
        let parts = served.form.separated(sent.canonical)
        #expect(parts.texts.map(\.text) == [Self.story])
        let facts = ResponseFacts(
            id: .random(), neighbourhood: "noord", collection: "wijk", definition: served.definitionHash,
            formID: "wijk", formVersion: "3", week: site.office.clock.week, mode: .oneself, consentVersion: "1")
        let stored = StoredResponse(
            facts: facts,
            value: ResponseContent(chain: .random(), apart: parts.texts.count, canonical: parts.canonical).bytes,
            originals: parts.originals(definition: served.definitionHash, mode: .oneself, language: "nl"))
        var back = site.office.answers(of: stored, on: served, in: site.office.screens.pages.languages.first)
        let again = back.finalise()
        #expect(again.canonical == sent.canonical)
        #expect(String(decoding: again.xml, as: UTF8.self).contains("kanarie"))
    }

    @Test("A text that was taken out is told to its owner as such, in every language, beside all other answers")
    func takenOut() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser async throws in
            let code = try #require(try await browser.sendAll(story: Self.story).code)
            let places = site.keys.ownCodeIndexes(try Code(reading: code))
            let stored = try #require(try await site.store.response(ownCode: places))
            _ = try await site.store.writer.run(.upkeep) { connection throws(StoreFailure) in
                try Originals(id: stored.facts.id, keys: site.keys).erase(stored.originals.count, connection)
            }
            let seen = try await Self.own(code, browser)
            #expect(seen.html.contains("Deze tekst is uit uw antwoorden gehaald"))
            #expect(seen.html.contains("Met de fiets") && !seen.html.contains("kanarie"))
            let english = try await browser.get("/mijn-antwoorden/bekijken?taal=en")
            #expect(english.html.contains("This text was taken out of your answers"))
        }
    }

    @Test("What an older program stored whole is put apart by the service, and reads the same to its owner")
    func older() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser async throws in
            let code = try #require(try await browser.sendAll(story: Self.story).code)
            let places = site.keys.ownCodeIndexes(try Code(reading: code))
            let stored = try #require(try await site.store.response(ownCode: places))
            // As that program would have stored it.
            let canonical = FormDefinition.joined(
                stored.content.canonical, texts: stored.originals.map { $0?.text ?? "" })
            let (own, id) = (Code.random(), ResponseID.random())
            let facts = ResponseFacts(
                id: id, neighbourhood: "noord", collection: "wijk", definition: stored.facts.definition,
                formID: "wijk", formVersion: "3", week: stored.facts.week, mode: .withHelp, consentVersion: "2026-1")
            let whole = NewResponse(
                facts: facts, ownCodes: site.keys.ownCodeIndexes(own),
                value: [1] + [UInt8](repeating: 9, count: 16) + canonical)
            #expect(try await site.store.submit(whole, consuming: nil, closing: nil) == .stored)
            #expect(try await Self.own(own.printed, browser.another()).html.contains("kanarie"))
            _ = try await site.store.writer.run(.upkeep) { connection throws(StoreFailure) in
                try connection.run("UPDATE separating SET next = 0")
            }
            let moved = try await site.store.separateOriginals { stored throws(StoreFailure) in
                try await site.office.separated(stored)
            }
            #expect(moved == stored.originals.count)
            let now = try #require(try await site.store.response(ownCode: site.keys.ownCodeIndexes(own)))
            #expect(!String(decoding: now.value, as: UTF8.self).contains("kanarie"))
            #expect(now.originals.compactMap { $0?.text }.contains { $0.contains("kanarie") })
            #expect(now.originals.compactMap { $0?.mode } == stored.originals.map { _ in .withHelp })
            #expect(try await Self.own(own.printed, browser.another()).html.contains("kanarie"))
            #expect(try await site.store.verify().damage == [])
        }
    }
}
