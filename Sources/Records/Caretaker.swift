package import Foundation
import Programme

/// What is done regularly, and how often.
package struct CareSettings: Sendable {
    /// Seconds between two emptyings of the log; what single submissions leave there must not outlive a minute.
    package var truncateEvery: Double = 20
    /// Where back-ups go; nil: none are made.
    package var backupFolder: String?
    /// Hours between two back-ups.
    package var backupEveryHours: Double = 24
    /// How many back-ups stay.
    package var backupsToKeep: Int = 14
    /// The programme's time zone.
    package var zone: TimeZone

    package init(zone: TimeZone) { self.zone = zone }
}

/// Looks after a store while the service runs: empties the log, expires drafts, settles closed collections, backs up.
package struct Caretaker<Store: Custody & DraftStore>: Sendable {
    private let store: Store
    private let settings: CareSettings
    private let now: @Sendable () -> Date
    private let report: @Sendable (CareEvent) -> Void

    /// `report` is told what was done and what failed, for the log; nothing in it is content.
    package init(
        store: Store, settings: CareSettings, now: @escaping @Sendable () -> Date,
        report: @escaping @Sendable (CareEvent) -> Void
    ) {
        self.store = store
        self.settings = settings
        self.now = now
        self.report = report
    }

    /// Works until its task is cancelled.
    package func run() async {
        var rounds = 0
        let roundsPerHour = max(1, Int(3_600 / settings.truncateEvery))
        while !Task.isCancelled {
            await truncate()
            if rounds % roundsPerHour == 0 { await tidy() }
            rounds += 1
            try? await Task.sleep(for: .seconds(settings.truncateEvery))
        }
    }

    /// Empties the log; the shortest interval.
    package func truncate() async {
        await attempt("empty the log") { () throws(StoreFailure) in try await store.truncateLog() }
    }

    /// Everything else: expired drafts, closed collections, the reserve, a back-up when one is due.
    package func tidy() async {
        let today = Day(of: now(), in: settings.zone)
        await attempt("expire drafts") { () throws(StoreFailure) in
            let expired = try await store.expireDrafts(before: Week(of: today))
            if expired > 0 { report(.expired(drafts: expired)) }
        }
        await attempt("settle closed collections") { () throws(StoreFailure) in
            if try await store.settle(on: today) { report(.settled) }
        }
        await store.restock()
        await backUpWhenDue()
    }

    private func backUpWhenDue() async {
        guard let folder = settings.backupFolder else { return }
        let moment = now()
        if let last = store.newestBackup(in: folder), moment < last + settings.backupEveryHours * 3_600 { return }
        await attempt("back up") { () throws(StoreFailure) in
            let name = "buurtstem-" + moment.formatted(.iso8601).replacingOccurrences(of: ":", with: "")
            report(.backedUp(try await store.backUp(to: folder, name: name, keep: settings.backupsToKeep)))
        }
    }

    private func attempt(_ what: String, _ work: () async throws(StoreFailure) -> Void) async {
        do throws(StoreFailure) {
            try await work()
        } catch {
            report(.failed(what, error))
        }
    }
}

/// What the caretaker did, for the log.
package enum CareEvent: Sendable, Hashable {
    case expired(drafts: Int)
    case settled
    case backedUp(BackupReceipt)
    case failed(String, StoreFailure)
}
