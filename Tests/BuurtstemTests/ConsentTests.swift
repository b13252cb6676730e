import ArgumentParser
import Foundation
import Programme
import Records
import RecordsSQLite
import Site
import Testing
import XForms

@testable import Buurtstem

@Suite("A consent version keeps its words from day to day")
struct ConsentTests {
    private static func form(_ notice: String, version: String = "1") -> String {
        RunTimeRoot.form().replacing("bs:notice=\"n\"", with: "bs:notice=\"\(notice)\"")
            .replacing("bs:consent-version=\"1\"", with: "bs:consent-version=\"\(version)\"")
    }

    private func root() throws -> RunTimeRoot {
        try RunTimeRoot([
            "Questionnaires/collections.json": RunTimeRoot.collections(),
            "Questionnaires/proef/proef.xml": Self.form("Zonder naam."),
        ])
    }

    private func write(_ form: String, _ root: RunTimeRoot) throws {
        try form.write(toFile: root.path + "/Questionnaires/proef/proef.xml", atomically: true, encoding: .utf8)
    }

    @Test("accepting is a command; other words under a known version fail check, are not served and not accepted")
    func accept() throws {
        let root = try root()
        let folder = root.path + "/Questionnaires"
        try ConsentsCommand.Accept.parse([folder]).run()
        let first = try #require(root.read("Questionnaires/consents.json"))
        #expect(first.contains("\"proef/1\"") && first.contains("Zonder naam."))
        try CheckCommand.parse([folder]).run()
        #expect(try QuestionnaireShelf.read(root: root.path, logger: root.logger).served.count == 1)

        try write(Self.form("Met naam."), root)
        #expect(throws: ExitCode(1)) { try CheckCommand.parse([folder]).run() }
        #expect(throws: ExitCode(1)) { try CheckCommand.parse([folder + "/proef/proef.xml"]).run() }
        #expect(throws: ExitCode(1)) { try ConsentsCommand.Accept.parse([folder]).run() }
        #expect(root.read("Questionnaires/consents.json") == first, "nothing was accepted by the way")
        #expect(try QuestionnaireShelf.read(root: root.path, logger: root.logger).served.isEmpty)
        #expect(root.logged.contains("before ‘Zonder naam.’, now ‘Met naam.’"), "\(root.logged)")

        try write(Self.form("Met naam.", version: "2"), root)
        try ConsentsCommand.Accept.parse([folder]).run()
        try CheckCommand.parse([folder]).run()
        #expect(
            root.read("Questionnaires/consents.json")?.contains("\"proef/1\"") == true, "the old version stays known")
        #expect(try QuestionnaireShelf.read(root: root.path, logger: root.logger).served.count == 1)

        try write(Self.form("Met naam en adres.", version: "2"), root)
        try ConsentsCommand.Accept.parse([folder, "--reword", "proef/2"]).run()
        try CheckCommand.parse([folder]).run()
    }

    @Test("without a list the answers in the database tell what people agreed to")
    func stored() async throws {
        let root = try root()
        let keys = try KeyRing.random(made: Week(number: 2_900))
        var options = StoreOptions(folder: root.path + "/data", keys: keys)
        options.minimumFreeBytes = 0
        let store = try SQLiteStore.open(options)
        let first = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        let kept = try #require(first.definitions.first)
        try await store.synchronise(first.collections)
        try await store.keep(kept)
        try write(Self.form("Met naam."), root)
        let later = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        #expect(
            try await later.withoutReworded(since: store, logger: root.logger).served.count == 1, "nobody agreed yet")
        let facts = ResponseFacts(
            id: .random(), neighbourhood: "noord", collection: "proef", definition: kept.hash, formID: "proef",
            formVersion: "1", week: Week(number: 2_960), mode: .oneself, consentVersion: "1")
        let response = NewResponse(facts: facts, ownCodes: keys.ownCodeIndexes(.random()), value: Array("goed".utf8))
        #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
        #expect(try await later.withoutReworded(since: store, logger: root.logger).served.isEmpty)
        #expect(root.logged.contains("before ‘Zonder naam.’, now ‘Met naam.’"))
        try write(Self.form("Met naam.", version: "2"), root)
        let renewed = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        #expect(try await renewed.withoutReworded(since: store, logger: root.logger).served.count == 1)
        await store.close()
    }
}
