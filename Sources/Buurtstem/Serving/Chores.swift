import Foundation
import Logging
import Programme
import Records
import RecordsSQLite
import ServiceLifecycle
import Site

/// What the service does by itself beside emptying the log: expires drafts, settles closed collections, makes and
/// verifies back-ups.
struct Chores: Service {
    let opened: OpenedStore
    let office: Office
    let clock: ProgrammeClock
    /// Hour of the nightly back-up; negative: none.
    let backupHour: Int
    let logger: Logger

    /// Seconds between two rounds.
    private static let interval = 45

    func run() async throws {
        var lastDay: Day?
        var plan = BackupPlan(hour: backupHour)
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            await opened.store.restock()
            let today = clock.day
            if lastDay != today {
                await daily(today)
                lastDay = today
            }
            await backUpWhenDue(today, &plan)
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(Self.interval)) }
        }
    }

    private func daily(_ today: Day) async {
        _ = await attempt("drafts were not expired") {
            let count = try await opened.store.expireDrafts(before: Week(of: today))
            if count > 0 {
                office.forgetCachedDrafts()
                logger.notice("expired drafts removed", metadata: ["count": "\(count)"])
            }
        }
        _ = await attempt("closed collections were not settled") {
            if try await opened.store.settle(on: today) { logger.notice("closed collections settled") }
        }
    }

    private func backUpWhenDue(_ today: Day, _ plan: inout BackupPlan) async {
        let newest = opened.store.newestBackup(in: opened.backupFolder).map { Day(of: $0, in: opened.zone) }
        let now = clock.exact
        guard plan.isDue(hour: hour(at: now), today: today, newest: newest, now: now) else { return }
        let isMade = await attempt("no back-up was made") {
            let receipt = try await opened.store.backUp(
                to: opened.backupFolder, name: BackupName.now(zone: opened.zone), keep: opened.backupsKept)
            logger.notice("back-up made and read back", metadata: ["file": "\(receipt.path)"])
        }
        guard isMade else { return plan.failed(at: now) }
        _ = await attempt("the answers were not verified") {
            let report = try await opened.store.verify()
            for damage in report.damage { logger.critical("\(damage.sentence)") }
        }
    }

    private func hour(at seconds: Double) -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = opened.zone
        return calendar.component(.hour, from: Date(timeIntervalSince1970: seconds))
    }

    /// A chore that fails is logged and tried again later; the service goes on. Whether it went well.
    private func attempt(_ failure: String, _ chore: () async throws -> Void) async -> Bool {
        do {
            try await chore()
            return true
        } catch let error as StoreFailure {
            logger.error("\(failure): \(error.sentence)")
        } catch {
            logger.error("\(failure): \(type(of: error))")
        }
        return false
    }
}
