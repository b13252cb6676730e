import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Programme
import Records
import RecordsSQLite
import Stories
import Synchronization
import Testing
import XForms

@testable import Site

/// The whole site over a real database in a folder of its own, with a clock that stands still.
final class SiteUnderTest: Sendable {
    let application: Application<NoResponder>
    let office: Office
    let store: SQLiteStore
    let keys: KeyRing
    let folder: URL
    let clock: TestClock
    let log: RequestLog
    private let lines = ShellUnderTest.Lines()
    /// The site whose store this one uses.
    private let former: SiteUnderTest?

    /// A clock that a test moves by hand.
    final class TestClock: Sendable {
        /// Saturday 21 November 2026, noon in Amsterdam.
        private let time = Mutex(1_795_258_800.0)

        var now: Double { time.withLock { $0 } }

        func advance(seconds: Double) { time.withLock { $0 += seconds } }
    }

    /// - Parameters:
    ///   - forms: definitions by the name that collections use.
    ///   - collections: what is served.
    ///   - breaking: what stands between the site and its store.
    init(
        forms: [String: String], collections: [Collection], settings: SiteSettings = SiteSettings(),
        breaking: ((SQLiteStore) -> Stores)? = nil, workshop: (any ReleaseWorkshop)? = nil,
        on former: SiteUnderTest? = nil, keys renewed: KeyRing? = nil, holding held: [HeldQuestionnaire] = []
    ) throws {
        let clock = former?.clock ?? TestClock()
        var settings = settings
        // A thousandth of the work: the rules are the same.
        settings.passwordCost = PasswordCost(logN: 5, blockSize: 8, parallelism: 1)
        settings.loginPause = .zero
        settings.guessPause = .zero
        // A machine that runs hundreds of tests at once may leave one waiting for longer than the service waits for anybody.
        (settings.limits.idleSeconds, settings.limits.deadlineSeconds) = (600, 600)
        folder = former?.folder ?? FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)")
        let programmeClock = ProgrammeClock(
            zone: try #require(TimeZone(identifier: "Europe/Amsterdam")), source: { clock.now })
        self.former = former
        keys = try renewed ?? former?.keys ?? KeyRing.random(made: programmeClock.week)
        var options = StoreOptions(folder: folder.path, keys: keys)
        options.minimumFreeBytes = 0
        store = try former?.store ?? SQLiteStore.open(options)
        let served = try collections.map { collection in
            let text = try #require(forms[collection.questionnaire])
            let report = Self.report(text)
            let form = try #require(report.definition, "\(report.diagnostics)")
            return ServedCollection(
                collection: collection, form: form, content: Array(text.utf8), instruments: report.instruments)
        }
        var logger = Logger(label: "test") { [lines] _ in LineHandler(lines: lines) }
        logger.logLevel = .trace
        let pages = try Root.pages()
        let lines = lines
        log = RequestLog { bytes in lines.text.withLock { $0 += String(decoding: bytes, as: UTF8.self) } }
        office = try Office(
            serving: served, holding: held, stores: breaking?(store) ?? Stores(store), keys: keys, pages: pages,
            settings: settings,
            keeping: KeptFacts(tables: try store.tables(), files: StoreOptions.files + ["keys.json"]),
            clock: programmeClock, intake: InProcessIntake(), stories: Self.stories,
            workshop: workshop ?? InProcessWorkshop(store: store, zone: programmeClock.zone, folder: folder.path),
            logger: logger)
        let shell = try Shell(office: office, settings: settings, log: log, logger: logger)
        var quiet = logger
        quiet.logLevel = .critical
        application = shell.application(
            at: .hostname("127.0.0.1", port: 0), logger: quiet)
        self.clock = clock
    }

    /// What is said of a questionnaire; each is looked at once, which takes longer than most tests.
    private static func report(_ text: String) -> FormReport {
        if let report = reports.withLock({ $0[text] }) { return report }
        let report = FormCheck.report(Array(text.utf8))
        reports.withLock { $0[text] = report }
        return report
    }

    private static let reports = Mutex<[String: FormReport]>([:])

    /// The same store under another version of the questionnaires, as after a restart.
    convenience init(after former: SiteUnderTest, forms: [String: String], keys: KeyRing? = nil) throws {
        try self.init(
            forms: forms, collections: former.office.collections.values.map(\.collection), on: former, keys: keys)
    }

    deinit { if former == nil { try? FileManager.default.removeItem(at: folder) } }

    /// Makes the collections known to the store, as the service does at start.
    func prepare() async throws {
        try await store.synchronise(office.collections.values.map(\.collection))
        for served in office.collections.values {
            try await store.keep(
                ArchivedDefinition(
                    hash: served.definitionHash, formID: served.form.id, formVersion: served.form.version,
                    content: served.content))
        }
    }

    /// Runs a test with a browser on the site.
    func visit(_ body: @Sendable (Browser) async throws -> Void) async throws {
        try await prepare()
        try await application.test(.live) { client in
            try await Browser.visiting(port: try #require(client.port), body)
        }
    }

    /// Everything that was logged: requests and messages.
    var logged: String {
        log.finish(seconds: 600)
        return lines.text.withLock { $0 }
    }

    /// The lists and the model that are shipped; read once for all tests.
    static let names = root.appending(path: "Questionnaires/Names").path
    private static let stories = StoryTools(
        names: names,
        codebook: root.appending(path: "Questionnaires/Codebooks/positieve-gezondheid").path,
        reader: InProcessIntake())

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}

/// Looks at what is handed in in the test's own process; the limits are tried with the real program.
struct InProcessIntake: QuestionnaireIntake, TranscriptReader {
    func text(of bytes: [UInt8]) async throws(TranscriptFault) -> StoryText { try TranscriptFile.text(of: bytes) }

    var shipped: [String] { ["zes-kanten"] }

    func shipped(_ name: String) async -> QuestionnaireFiles? {
        let file = SiteUnderTest.root.appending(path: "Questionnaires/\(name)/\(name).xml")
        return (try? Data(contentsOf: file)).map { QuestionnaireFiles(content: [UInt8]($0)) }
    }

    func check(_ files: QuestionnaireFiles) async throws(IntakeFailure) -> QuestionnaireReport {
        QuestionnaireReport(FormCheck.report(files.content, beside: { files.beside[$0] }))
    }
}

/// Keeps the lines of a logger in memory.
struct LineHandler: LogHandler {
    let lines: ShellUnderTest.Lines
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    init(lines: ShellUnderTest.Lines) { self.lines = lines }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        lines.text.withLock { $0 += "\(event.level) \(event.message) \(event.metadata ?? [:])\n" }
    }
}
