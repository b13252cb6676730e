import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOSSL
import Programme
import Records
import RecordsSQLite
import ServiceLifecycle
import Site
import UnixSignals

/// Puts the parts of the service together and runs them until the process is told to stop.
struct ServiceAssembly: Sendable {
    private let settings: Settings
    private let logger: Logger

    init(_ settings: Settings) {
        self.settings = settings
        var logger = Logger(label: "buurtstem") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: settings.text(.logLevel) ?? "notice") ?? .notice
        self.logger = logger
    }

    func run() async throws {
        try settings.refuseOpenTrial()
        try settings.refuseNameless()
        let root = settings.text(.root) ?? "."
        let opened = try OpenedStore.open(settings, mayCreate: true)
        do {
            try await serve(opened, root: root)
        } catch {
            await opened.store.close()
            throw error
        }
        await opened.store.close()
    }

    private func serve(_ opened: OpenedStore, root: String) async throws {
        let found = try QuestionnaireShelf.read(root: root, logger: logger)
        let shelf = try await refusing {
            let held = try await found.holding(
                to: opened.store, needsTwo: settings.isOn(.twoLooks), logger: logger)
            let shelf = try await held.withoutReworded(since: opened.store, logger: logger)
            try await shelf.announceUnreadable(in: opened.store, logger: logger)
            try await opened.store.synchronise(shelf.collectionsAsServed)
            for definition in shelf.definitions { try await opened.store.keep(definition) }
            try await opened.store.noteTerms()
            return shelf
        }
        try TranslatedTexts.announceUnreadScreens(root + "/Templates", logger: logger)
        var site = try siteSettings()
        site.backupFolder = opened.backupFolder
        let clock = ProgrammeClock(zone: opened.zone)
        let intake = ChildIntake(root: root, executable: ChildIntake.ownExecutable, logger: logger)
        let stories = StoryTools(root: root, models: settings.modelFolder, reader: intake)
        let office = try Office(
            serving: shelf.served, holding: shelf.held, stores: Stores(opened.store), keys: opened.keys,
            pages: try Pages(folder: URL(filePath: root).appending(path: "Templates")), settings: site,
            keeping: try keeping(opened.store), clock: clock,
            intake: intake, stories: stories,
            workshop: try ChildWorkshop(
                root: root, executable: ChildIntake.ownExecutable, settings: settings, logger: logger), logger: logger)
        try await refusing { try await office.renewOffer() }
        let log = RequestLog { bytes in
            // A journal that has gone away is no reason to stop serving.
            try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
        }
        let firstCode = try await refusing {
            try await AccountDesk(store: opened.store, keys: opened.keys, now: clock.seconds).first()
        }
        let shell = try Shell(office: office, settings: site, log: log, logger: logger)
        var application = shell.application(
            at: .hostname(settings.text(.host) ?? "127.0.0.1", port: settings.number(.port)),
            server: try server(shell), logger: logger,
            running: { [settings] port in
                let address = settings.text(.publicOrigin) ?? "http://localhost:\(port ?? 0)"
                FileHandle.standardOutput.write(Data("Buurtstem answers on \(address)\n".utf8))
                guard let firstCode else { return }
                let link = StaffAddress.begin(origin: address, code: firstCode)
                let words = "Nobody can log in yet. Make the first administrator here, once, within a day: \(link)\n"
                FileHandle.standardOutput.write(Data(words.utf8))
            })
        application.addServices(
            Chores(
                opened: opened, office: office, clock: clock, backupHour: settings.number(.backupHour), logger: logger),
            LogEmptying(store: opened.store, logger: logger), LogFlushing(log: log), Forgetting(office: office))
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        log.finish()
    }
}

// MARK: - From settings

extension ServiceAssembly {
    /// What is kept: the schema of this very database, and the files beside it.
    private func keeping(_ store: SQLiteStore) throws -> KeptFacts {
        do {
            return KeptFacts(tables: try store.tables(), files: StoreOptions.files + ["keys.json"])
        } catch {
            throw Refusal(error.sentence)
        }
    }

    private func siteSettings() throws -> SiteSettings {
        var site = SiteSettings()
        site.service = settings.text(.serviceName) ?? "Buurtstem"
        site.organisation = DocumentPage.Organisation(
            name: settings.text(.organisationName) ?? site.service, address: settings.text(.organisationAddress) ?? "",
            email: settings.text(.organisationEmail) ?? "", privacyContact: settings.text(.privacyContact) ?? "")
        if let phone = settings.text(.helpPhone) {
            site.help = Frame.Help(
                name: settings.text(.helpName) ?? site.organisation.name, phone: phone, hours: settings.text(.helpHours)
            )
        }
        site.exit = try settings.exitAddress()
        site.origin = try settings.origin()
        site.isTrial = settings.isOn(.trial)
        site.isInvented = DemoMark.isSet(in: settings.dataFolder)
        site.trustedProxies = settings.list(.trustedProxies)
        site.draftDays = settings.number(.draftDays)
        site.sharedSeconds = Int64(settings.number(.sharedSeconds))
        site.needsTwoLooks = settings.isOn(.twoLooks)
        site.backupsKept = settings.number(.backupsKept)
        site.logDays = settings.number(.logDays)
        site.hasBackups = settings.number(.backupHour) >= 0
        site.draftCacheBytes = settings.number(.draftCacheMegabytes) << 20
        site.limits.requestsAtOnce = settings.number(.requestsAtOnce)
        site.limits.connections = settings.number(.connections)
        site.limits.deadlineSeconds = Int64(settings.number(.deadlineSeconds))
        site.limits.idleSeconds = Int64(settings.number(.idleSeconds))
        site.limits.formBytes = settings.number(.formKilobytes) << 10
        return site
    }

    private func server(_ shell: Shell) throws -> HTTPServerBuilder {
        let plain = shell.server
        guard let certificate = settings.text(.tlsCertificate) else { return plain }
        guard let key = settings.text(.tlsKey) else {
            throw SettingFault(place: "tlsKey", problem: "there is a certificate but no key", repair: "set both")
        }
        do {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            return try .tls(plain, tlsConfiguration: configuration)
        } catch {
            throw SettingFault(
                place: "tlsCertificate", problem: "\(certificate) or \(key) cannot be used",
                repair: "give the chain and its key as PEM files that this user may read")
        }
    }
}
