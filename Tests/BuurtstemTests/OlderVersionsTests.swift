import Foundation
import Programme
import Records
import RecordsSQLite
import Testing
import XForms

@testable import Buurtstem

@Suite("Versions of a questionnaire that were served before")
struct OlderVersionsTests {
    @Test(
        "at the start all are read; one that cannot be read is named in the log, with the reason, and the rest is served"
    )
    func unreadable() async throws {
        let root = try RunTimeRoot([
            "Questionnaires/collections.json": RunTimeRoot.collections(),
            "Questionnaires/proef/proef.xml": RunTimeRoot.form(),
        ])
        var options = StoreOptions(folder: root.path + "/data", keys: try KeyRing.random(made: Week(number: 2_900)))
        options.minimumFreeBytes = 0
        let store = try SQLiteStore.open(options)
        let shelf = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        let served = try #require(shelf.definitions.first)
        try await store.keep(served)
        let older = Array(RunTimeRoot.form().replacing("Hoe gaat het?", with: "Hoe ging het?").utf8)
        try await store.keep(version("0", content: older))
        try await shelf.announceUnreadable(in: store, logger: root.logger)
        #expect(!root.logged.contains("served before"))
        try await store.keep(version("0.9", content: Array("<geen formulier".utf8)))
        try await shelf.announceUnreadable(in: store, logger: root.logger)
        let said = root.logged.split(separator: "\n").filter { $0.contains("served before") }
        #expect(said.count == 1)
        #expect(said.first?.contains("error: version 0.9 of questionnaire proef") == true, "\(root.logged)")
        #expect(said.first?.hasSuffix("its answers are kept and not shown; ") == false)
        #expect(shelf.served.count == 1)
        await store.close()
    }

    private func version(_ version: String, content: [UInt8]) -> ArchivedDefinition {
        ArchivedDefinition(
            hash: FormDefinition.hash(of: content, files: [], beside: { _ in nil }), formID: "proef",
            formVersion: version, content: content)
    }
}
