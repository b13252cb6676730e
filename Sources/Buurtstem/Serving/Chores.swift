import Foundation
import Logging
import Programme
import Records
import RecordsSQLite
import ServiceLifecycle
import Site

/// What the service does by itself: empties the write-ahead log, expires drafts, settles closed collections, makes and
/// verifies back-ups.
struct Chores: Service {
    let opened: OpenedStore
    let office: Office
    let clock: ProgrammeClock
    /// Hour of the nightly back-up; negative: none.
    let backupHour: Int
    let logger: Logger

    /// Seconds between two rounds: the log must not be older than 60 s, because it links single submissions.
    private static let interval = 45

    func run() async throws {
        var lastDay: Day?
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            await attempt("the log was not emptied") { try await opened.store.truncateLog() }
            await opened.store.restock()
            let today = clock.day
            if lastDay != today {
                await daily(today)
                lastDay = today
            }
            await backUpWhenDue(today)
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(Self.interval)) }
        }
    }

    private func daily(_ today: Day) async {
        await attempt("drafts were not expired") {
            let count = try await opened.store.expireDrafts(before: Week(of: today))
            if count > 0 {
                office.forgetCachedDrafts()
                logger.notice("expired drafts removed", metadata: ["count": "\(count)"])
            }
        }
        await attempt("closed collections were not settled") {
            if try await opened.store.settle(on: today) { logger.notice("closed collections settled") }
        }
    }

    /// Once a day, after the hour; a service that was down at that hour makes it up.
    private func backUpWhenDue(_ today: Day) async {
        guard backupHour >= 0, hour >= backupHour else { return }
        if let newest = opened.store.newestBackup(in: opened.backupFolder), Day(of: newest, in: opened.zone) >= today {
            return
        }
        await attempt("no back-up was made") {
            let receipt = try await opened.store.backUp(
                to: opened.backupFolder, name: BackupName.now(zone: opened.zone), keep: opened.backupsKept)
            logger.notice("back-up made and read back", metadata: ["file": "\(receipt.path)"])
            let report = try await opened.store.verify()
            for damage in report.damage { logger.critical("\(damage.sentence)") }
        }
    }

    private var hour: Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = opened.zone
        return calendar.component(.hour, from: Date())
    }

    /// A chore that fails is logged and tried again in the next round; the service goes on.
    private func attempt(_ failure: String, _ chore: () async throws -> Void) async {
        do {
            try await chore()
        } catch let error as StoreFailure {
            logger.error("\(failure): \(error.sentence)")
        } catch {
            logger.error("\(failure): \(type(of: error))")
        }
    }
}

/// Writes out the lines of the request log four times a second.
struct LogFlushing: Service {
    let log: RequestLog

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            log.flush()
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(250)) }
        }
        log.flush()
    }
}
