import Foundation
import Programme
import Records
import RecordsSQLite
import Site
import Testing
import XForms

@testable import Buurtstem

@Suite("A changed file of a questionnaire, while answers on another version are held")
struct HoldingTests {
    /// A question with two answers.
    private static func form(_ version: String, _ choices: [(code: String, words: String)], label: String = "Hoe?")
        -> String
    {
        let items = choices.map { "<item><label>\($0.words)</label><value>\($0.code)</value></item>" }.joined()
        return RunTimeRoot.form()
            .replacing("id=\"proef\" version=\"1\"><a/>", with: "id=\"proef\" version=\"\(version)\"><a/><b/>")
            .replacing(
                "<bind nodeset=\"/proef/a\" type=\"string\"/>",
                with: "<bind nodeset=\"/proef/a\" type=\"string\"/><bind nodeset=\"/proef/b\" type=\"string\"/>"
            )
            .replacing(
                "</h:body>", with: "<select1 ref=\"/proef/b\"><label>\(label)</label>\(items)</select1></h:body>")
    }

    private static let first = form("1", [("ja", "Goed"), ("nee", "Slecht")])
    private static let relabelled = form("2", [("ja", "Goed"), ("nee", "Slecht")], label: "Hoe gaat het?")
    /// The same codes, the other way round.
    private static let recoded = form("3", [("ja", "Slecht"), ("nee", "Goed")])

    private let root: RunTimeRoot
    private let keys: KeyRing
    private let store: SQLiteStore

    init() throws {
        root = try RunTimeRoot([
            "Questionnaires/collections.json": RunTimeRoot.collections(),
            "Questionnaires/proef/proef.xml": Self.first,
        ])
        keys = try KeyRing.random(made: Week(number: 2_900))
        var options = StoreOptions(folder: root.path + "/data", keys: keys)
        options.minimumFreeBytes = 0
        store = try SQLiteStore.open(options)
    }

    /// What a start serves of it, as the service does it.
    private func start(_ form: String? = nil, needsTwo: Bool = false) async throws -> QuestionnaireShelf {
        try form?.write(toFile: root.path + "/Questionnaires/proef/proef.xml", atomically: true, encoding: .utf8)
        let found = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        let shelf = try await found.holding(to: store, needsTwo: needsTwo, logger: root.logger)
        try await store.synchronise(shelf.collectionsAsServed)
        for definition in shelf.definitions { try await store.keep(definition) }
        return shelf
    }

    private func answer(_ shelf: QuestionnaireShelf) async throws {
        let served = try #require(shelf.served.first)
        let facts = ResponseFacts(
            id: .random(), neighbourhood: "noord", collection: "proef", definition: served.definitionHash,
            formID: "proef", formVersion: served.form.version, week: Week(number: 2_960), mode: .oneself,
            consentVersion: "1")
        let response = NewResponse(facts: facts, ownCodes: keys.ownCodeIndexes(.random()), value: Array("ja".utf8))
        #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
    }

    private func versions(_ shelf: QuestionnaireShelf) -> [String] { shelf.served.map(\.form.version) }

    @Test("what nobody answered changes freely; other words go live; another meaning never does, and the log says why")
    func recoded() async throws {
        _ = try await start()
        #expect(versions(try await start(Self.recoded)) == ["3"], "nobody answered")
        let live = try await start(Self.first)
        try await answer(live)
        let other = try await start(Self.relabelled)
        #expect(versions(other) == ["2"] && other.held.isEmpty)
        // Held to what was served last, also at the next start.
        for _ in 1...2 {
            let held = try await start(Self.recoded)
            #expect(versions(held) == ["2"])
            let one = try #require(held.held.first)
            #expect([one.name, one.version, one.served] == ["proef", "3", "2"])
            guard case .recoded(let changes) = one.reason else { throw CancellationError() }
            #expect(Set(changes.map(\.path)) == ["/proef/b"])
        }
        #expect(root.logged.contains("error: the changed file of questionnaire proef (version 3) is not served"))
        #expect(root.logged.contains("question /proef/b: before 'nee = Goed', now") == false)
        #expect(root.logged.contains("question /proef/b: before"))
        // A name of its own, and it is served.
        let renamed = try await start(
            Self.recoded.replacing("/proef/b", with: "/proef/c").replacing("<b/>", with: "<c/>"))
        #expect(versions(renamed) == ["3"] && renamed.held.isEmpty)
        await store.close()
    }

    @Test("another collection of it, and a list that names the new version, change nothing of that")
    func pinned() async throws {
        try await answer(try await start())
        try RunTimeRoot.collections(", \"version\": \"3\"").replacing(
            "{\"collections\": [", with: "{\"collections\": [" + Self.second
        ).write(toFile: root.path + "/Questionnaires/collections.json", atomically: true, encoding: .utf8)
        let shelf = try await start(Self.recoded)
        #expect(versions(shelf) == ["1", "1"] && Set(shelf.served.map(\.collection.id)) == ["proef", "proef-t1"])
        await store.close()
    }

    private static let second = """
        {"id": "proef-t1", "questionnaire": "proef", "round": "T1", "access": "open",
          "neighbourhoods": [{"id": "noord", "name": "Noord"}]},
        """

    @Test("where two must look, a changed file waits until a second person published it on screen")
    func twoLooks() async throws {
        try await answer(try await start(needsTwo: true))
        let waits = try await start(Self.relabelled, needsTwo: true)
        #expect(versions(waits) == ["1"] && waits.held.map(\.reason) == [.needsTwo])
        #expect(root.logged.contains("two people must look"))
        let content = Array(Self.relabelled.utf8)
        let report = FormCheck.report(content)
        let form = try #require(report.definition)
        let (author, other) = (AccountID.random(), AccountID.random())
        let note = AuditNote(at: 1, actor: .service, action: .questionnaireHandedIn)
        let handedIn = try await store.handIn(
            QuestionnaireVersion(
                definition: form.hashBytes, state: .draft, author: author, handedIn: 1,
                report: QuestionnaireReport(report)),
            ArchivedDefinition(hash: form.hashBytes, formID: "proef", formVersion: "2", content: content),
            in: .everywhere, noting: note)
        #expect(handedIn == .done)
        #expect(versions(try await start(needsTwo: true)) == ["1"], "handing in is one look")
        let published = try await store.publish(
            form.hashBytes, by: other, needsTwo: true, in: .everywhere, noting: note)
        #expect(published == .done)
        let live = try await start(needsTwo: true)
        #expect(versions(live) == ["2"] && live.held.isEmpty)
        await store.close()
    }

    @Test("after an older program, which noted nothing, the version that people answered is served on")
    func upgraded() async throws {
        let shelf = try await start()
        try await answer(shelf)
        // As that program left it.
        let other = try SQLiteStore.open(options(in: "other"))
        try await other.synchronise(shelf.collections)
        for definition in shelf.definitions { try await other.keep(definition) }
        let facts = ResponseFacts(
            id: .random(), neighbourhood: "noord", collection: "proef", definition: shelf.definitions[0].hash,
            formID: "proef", formVersion: "1", week: Week(number: 2_960), mode: .oneself, consentVersion: "1")
        _ = try await other.submit(
            NewResponse(facts: facts, ownCodes: keys.ownCodeIndexes(.random()), value: [1]), consuming: nil,
            closing: nil)
        #expect(try await other.lastServed().isEmpty)
        #expect(try await shelf.holding(to: other, needsTwo: true, logger: root.logger).held.isEmpty)
        try Self.recoded.write(
            toFile: root.path + "/Questionnaires/proef/proef.xml", atomically: true, encoding: .utf8)
        let changed = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        let held = try await changed.holding(to: other, needsTwo: false, logger: root.logger)
        #expect(versions(held) == ["1"] && held.held.count == 1)
        await other.close()
        await store.close()
    }

    private func options(in folder: String) -> StoreOptions {
        var options = StoreOptions(folder: root.path + "/" + folder, keys: keys)
        options.minimumFreeBytes = 0
        return options
    }
}
