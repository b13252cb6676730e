import ArgumentParser
import Foundation
import Programme
import Records
import RecordsSQLite
import Site
import Testing
import XForms

@testable import Buurtstem

@Suite("Indicators keep their words from round to round")
struct IndicatorTests {
    /// A questionnaire with one indicator, whose hash is that of its words.
    private static func form(_ label: String, indicator: String = "gezond") -> String {
        func text(_ wording: String) -> String {
            RunTimeRoot.form().replacing("Hoe gaat het?", with: label).replacing(
                "<bind nodeset=\"/proef/a\" type=\"string\"/>",
                with: "<bind nodeset=\"/proef/a\" type=\"string\" bs:indicator=\"\(indicator)\"\(wording)/>")
        }
        let hash =
            FormCheck.wordings(Array(text("").utf8), beside: { _ in nil }).first { $0.kind == .indicator }?.hash ?? ""
        return text(" bs:wording=\"\(hash)\"")
    }

    private func root(_ label: String, indicators: String? = nil) throws -> RunTimeRoot {
        var files = [
            "Questionnaires/collections.json": RunTimeRoot.collections(),
            "Questionnaires/proef/proef.xml": Self.form(label),
        ]
        files["Questionnaires/indicators.json"] = indicators
        return try RunTimeRoot(files)
    }

    private func reword(_ root: RunTimeRoot, _ label: String) throws {
        try Self.form(label).write(
            toFile: root.path + "/Questionnaires/proef/proef.xml", atomically: true, encoding: .utf8)
    }

    @Test("accepting is a command; other words are refused until somebody says so, and check fails on them")
    func accept() throws {
        let root = try root("Hoe gaat het?")
        let folder = root.path + "/Questionnaires"
        try IndicatorsCommand.Accept.parse([folder]).run()
        let first = try #require(root.read("Questionnaires/indicators.json"))
        #expect(first.contains("\"gezond\"") && first.contains("Hoe gaat het?"))
        try CheckCommand.parse([folder]).run()
        try reword(root, "Hoe gaat het nu?")
        #expect(throws: ExitCode(1)) { try CheckCommand.parse([folder]).run() }
        #expect(throws: ExitCode(1)) { try CheckCommand.parse([folder + "/proef/proef.xml"]).run() }
        #expect(throws: ExitCode(1)) { try IndicatorsCommand.Accept.parse([folder]).run() }
        #expect(root.read("Questionnaires/indicators.json") == first, "nothing was accepted by the way")
        try IndicatorsCommand.Accept.parse([folder, "--reword", "gezond"]).run()
        try CheckCommand.parse([folder]).run()
        #expect(root.read("Questionnaires/indicators.json")?.contains("Hoe gaat het nu?") == true)
    }

    @Test("a questionnaire with other words than the list is not served, and the log shows both")
    func listed() throws {
        let root = try root("Hoe gaat het?")
        try IndicatorsCommand.Accept.parse([root.path + "/Questionnaires"]).run()
        #expect(try QuestionnaireShelf.read(root: root.path, logger: root.logger).served.count == 1)
        try reword(root, "Hoe gaat het nu?")
        #expect(try QuestionnaireShelf.read(root: root.path, logger: root.logger).served.isEmpty)
        #expect(root.logged.contains("before ‘Hoe gaat het?’, now ‘Hoe gaat het nu?’"), "\(root.logged)")
    }

    @Test("a list that cannot be read refuses the start: guessing would let other words pass")
    func unreadable() throws {
        let root = try root("Hoe gaat het?", indicators: "{")
        let refusal = #expect(throws: Buurtstem.Refusal.self) {
            _ = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        }
        #expect(refusal?.description.contains("indicators.json: this is no list of indicators") == true)
    }

    @Test("without a list the answers in the database tell: other words are served only while nobody has answered")
    func stored() async throws {
        let root = try root("Hoe gaat het?")
        let keys = try KeyRing.random(made: Week(number: 2_900))
        var options = StoreOptions(folder: root.path + "/data", keys: keys)
        options.minimumFreeBytes = 0
        let store = try SQLiteStore.open(options)
        let first = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        let kept = try #require(first.definitions.first)
        try await store.synchronise(first.collections)
        try await store.keep(kept)
        try reword(root, "Hoe gaat het nu?")
        let later = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        #expect(try await later.withoutReworded(since: store, logger: root.logger).served.count == 1)
        #expect(!root.logged.contains("gezond"))
        let facts = ResponseFacts(
            id: .random(), neighbourhood: "noord", collection: "proef", definition: kept.hash, formID: "proef",
            formVersion: "1", week: Week(number: 2_960), mode: .oneself, consentVersion: "1")
        let response = NewResponse(facts: facts, ownCodes: keys.ownCodeIndexes(.random()), value: Array("goed".utf8))
        #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
        let refused = try await later.withoutReworded(since: store, logger: root.logger)
        #expect(refused.served.isEmpty && refused.definitions.isEmpty && refused.collections.count == 1)
        #expect(root.logged.contains("error: questionnaire proef is not served:"))
        #expect(root.logged.contains("before ‘Hoe gaat het?’, now ‘Hoe gaat het nu?’; rounds cannot be compared"))
        #expect(root.logged.contains("such as gezond-2"))
        // The old words, and a new name, are served.
        #expect(try await first.withoutReworded(since: store, logger: root.logger).served.count == 1)
        try Self.form("Hoe gaat het nu?", indicator: "gezond-2").write(
            toFile: root.path + "/Questionnaires/proef/proef.xml", atomically: true, encoding: .utf8)
        let renamed = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        #expect(try await renamed.withoutReworded(since: store, logger: root.logger).served.count == 1)
        await store.close()
    }
}
