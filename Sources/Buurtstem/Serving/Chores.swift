import Foundation
import Logging
import Programme
import Records
import RecordsSQLite
import ServiceLifecycle
import Site

/// What the service does by itself beside emptying the log: expires drafts, erases answers whose months are over,
/// settles closed collections, counts the response, makes and verifies back-ups.
struct Chores: Service {
    let opened: OpenedStore
    let office: Office
    let clock: ProgrammeClock
    /// Hour of the nightly back-up; negative: none.
    let backupHour: Int
    let logger: Logger

    /// Stories made in one round; the others follow in the next.
    private static let storiesAtOnce = 500

    /// Seconds between two rounds.
    private static let interval = 45

    /// What was done when, from round to round.
    struct Plans {
        var originals = DailyPlan()
        /// Texts in own words that there were when stories were last made of them.
        var texts = -1
        var drafts = DailyPlan()
        var retention = DailyPlan()
        var stories = DailyPlan()
        var settling = DailyPlan()
        var response = DailyPlan()
        var backup: BackupPlan
    }

    func run() async throws {
        await withGracefulShutdownHandler {
            var plans = Plans(backup: BackupPlan(hour: backupHour))
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                await round(&plans)
                try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(Self.interval)) }
            }
            await keepStarts()
        } onGracefulShutdown: {
            // A back-up given up here is made at the next start.
            opened.store.stopLongWork()
        }
    }

    /// Does what is due now.
    func round(_ plans: inout Plans) async {
        await opened.store.restock()
        let today = clock.day
        await daily(&plans.originals, "texts of older answers were not put apart") { try await separateOriginals() }
        await daily(&plans.drafts, "drafts were not expired") { try await expireDrafts(today) }
        await daily(&plans.retention, "answers whose months are over were not erased") { try await eraseOver(today) }
        // Behind the one before: it says whether the calendar is believed.
        await daily(&plans.stories, "originals of stories were not destroyed") { try await destroyOriginals(today) }
        await daily(&plans.settling, "closed collections were not settled") {
            if try await opened.store.settle(on: today) { logger.notice("closed collections settled") }
        }
        // At once, so that a power cut loses the count of a minute; what staff see of it is made once a day.
        await keepStarts()
        await daily(&plans.response, "the figures of the response were not made") {
            let store = opened.store
            try await cancelWhenGracefulShutdown { try await store.drawResponse(on: today) }
        }
        await backUpWhenDue(today, &plans.backup)
        // Last: after an upgrade there may be many, and nothing that is due waits for them.
        await takeInStories(&plans.texts)
    }

    private func keepStarts() async {
        _ = await attempt("how many began was not kept") {
            try await office.starts.hand { counts in try await opened.store.addStarted(counts) }
            try await office.ages.hand { counts in try await opened.store.addAges(counts) }
        }
    }
}

// MARK: - The chores

extension Chores {
    private func expireDrafts(_ today: Day) async throws {
        try await opened.store.expireStaff(at: clock.seconds)
        try await opened.store.expirePaper(before: Week(of: today))
        let count = try await opened.store.expireDrafts(before: Week(of: today))
        guard count > 0 else { return }
        office.forgetCachedDrafts()
        logger.notice("expired drafts removed", metadata: ["count": "\(count)"])
    }

    /// What an older program stored with the answers; nothing to do ever after.
    private func separateOriginals() async throws {
        let (store, office) = (opened.store, office)
        let moved = try await cancelWhenGracefulShutdown {
            try await store.separateOriginals { stored throws(StoreFailure) in try await office.separated(stored) }
        }
        if moved > 0 { logger.notice("texts of older answers were put apart", metadata: ["count": "\(moved)"]) }
    }

    /// Makes stories of what came in since. Not tried again before more came.
    private func takeInStories(_ known: inout Int) async {
        do {
            let now = try await opened.store.originalsTaken()
            guard now != known else { return }
            let office = office
            let taken = try await cancelWhenGracefulShutdown {
                try await office.takeInStories(atMost: Self.storiesAtOnce)
            }
            if taken < Self.storiesAtOnce { known = now }
            if taken > 0 { logger.notice("stories came in", metadata: ["count": "\(taken)"]) }
        } catch {
            logger.error("what people wrote could not be made stories of", metadata: ["why": "\(type(of: error))"])
        }
    }

    private func eraseOver(_ today: Day) async throws {
        let store = opened.store
        let outcome = try await cancelWhenGracefulShutdown { try await store.eraseOver(on: today) }
        switch outcome {
        case .erased(0): break
        case .erased(let count):
            logger.notice("answers whose months are over were erased", metadata: ["count": "\(count)"])
        case .held(let last, let resumes):
            logger.warning(
                """
                no answers were erased: the calendar stands at \(today), and when answers were last looked through it was \
                \(last). If the clock is wrong, put it right; if not, erasing goes on by itself on \(resumes).
                """)
        }
        try await store.noteErased(at: clock.seconds)
    }

    /// The words of stories as they were told, when their round's day has come and their reviewer is done.
    private func destroyOriginals(_ today: Day) async throws {
        let (store, now) = (opened.store, clock.seconds)
        let outcome = try await cancelWhenGracefulShutdown { try await store.destroyOriginals(on: today, at: now) }
        if outcome.destroyed > 0 {
            logger.notice("originals of stories were destroyed", metadata: ["count": "\(outcome.destroyed)"])
        }
        if outcome.waiting > 0 {
            logger.warning(
                "originals of stories are past their day and wait for a reviewer",
                metadata: ["count": "\(outcome.waiting)"])
        }
        // Behind both, so that it announces nothing that has gone.
        try await cancelWhenGracefulShutdown { try await store.drawRetention(on: today) }
    }

    private func backUpWhenDue(_ today: Day, _ plan: inout BackupPlan) async {
        let newest = opened.store.newestBackup(in: opened.backupFolder).map { Day(of: $0, in: opened.zone) }
        let now = clock.exact
        guard plan.isDue(hour: hour(at: now), today: today, newest: newest, now: now) else { return }
        let isMade = await attempt("no back-up was made") {
            let receipt = try await opened.store.backUp(
                to: opened.backupFolder, name: BackupName.at(now, zone: opened.zone), keep: opened.backupsKept)
            logger.notice("back-up made and read back", metadata: ["file": "\(receipt.path)"])
            if !receipt.damage.isEmpty {
                logger.critical("what is stored is damaged, and so is this back-up; no sound one was removed for it")
            }
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
}

// MARK: - Trying

extension Chores {
    private func daily(_ plan: inout DailyPlan, _ failure: String, _ chore: () async throws -> Void) async {
        let (today, now) = (clock.day, clock.exact)
        guard plan.isDue(today: today, now: now) else { return }
        plan.ended(well: await attempt(failure, chore), today: today, now: now)
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
