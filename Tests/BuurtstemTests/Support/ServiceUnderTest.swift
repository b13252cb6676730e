import Foundation
import Logging
import Programme
import Records
import RecordsSQLite
import Site
import Synchronization

@testable import Buurtstem

/// A store, an office and the chores on a clock that the test sets; no port is opened.
final class ServiceUnderTest: Sendable {
    let folder: String
    let opened: OpenedStore
    let chores: Chores
    let logged = LoggedLines()

    var keys: KeyRing { opened.keys }

    /// - Parameters:
    ///   - day: the day it is, at noon in Amsterdam.
    ///   - backupHour: as the setting.
    init(day: Day, backupHour: Int = -1) throws {
        folder = NSTemporaryDirectory() + "service-\(UUID().uuidString)"
        let zone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt
        let keys = try KeyRing.random(made: Week(of: day))
        var options = StoreOptions(folder: folder, keys: keys)
        options.minimumFreeBytes = 0
        opened = OpenedStore(
            store: try SQLiteStore.open(options), keys: keys, zone: zone, backupFolder: folder + "/backups",
            backupsKept: 2)
        let noon = Double(day.number) * 86_400 + 11 * 3_600
        let source = Source(noon)
        self.source = source
        let clock = ProgrammeClock(zone: zone, source: { source.now })
        var logger = Logger(label: "test") { [logged] _ in LineHandler(lines: logged) }
        logger.logLevel = .info
        let intake = ChildIntake(root: Program.project, executable: Program.path, logger: logger)
        let office = try Office(
            serving: [], stores: Stores(opened.store), keys: keys,
            pages: try Self.pages.get(),
            settings: SiteSettings(),
            keeping: KeptFacts(tables: try opened.store.tables(), files: StoreOptions.files + ["keys.json"]),
            clock: clock,
            intake: intake,
            stories: StoryTools(root: Program.project, models: nil, reader: intake),
            workshop: NoWorkshop(),
            logger: logger)
        chores = Chores(opened: opened, office: office, clock: clock, backupHour: backupHour, logger: logger)
    }

    private let source: Source

    /// Read once for all tests.
    private static let pages = Result {
        try Pages(folder: URL(filePath: Program.project).appending(path: "Templates"))
    }

    /// Lets so many hours go by.
    func pass(hours: Double) { source.pass(hours * 3_600) }

    func close() async {
        await opened.store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private final class Source: Sendable {
        private let seconds: Mutex<Double>
        init(_ seconds: Double) { self.seconds = Mutex(seconds) }
        var now: Double { seconds.withLock { $0 } }
        func pass(_ more: Double) { seconds.withLock { $0 += more } }
    }
}

/// What was logged, level and words.
final class LoggedLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }

    func contain(_ words: String) -> Bool { all.contains { $0.contains(words) } }
}

struct LineHandler: LogHandler {
    let lines: LoggedLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init(lines: LoggedLines) { self.lines = lines }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        lines.add("\(event.level): \(event.message) \(event.metadata ?? [:])")
    }
}

/// For tests that make no release.
struct NoWorkshop: ReleaseWorkshop {
    var folder: String { "" }

    func carryOut(
        _ order: ReleaseOrder, told: @escaping @Sendable (ReleaseProgress) -> Void
    ) async -> ReleaseAnswer { .refused([]) }
}
