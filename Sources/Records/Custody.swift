package import Foundation
package import Programme

/// One thing that `verify` found wrong; names, never content.
package enum Damage: Sendable, Hashable {
    /// This response is not what was stored.
    case response(ResponseID, collection: String, problem: String)
    /// A response whose very id cannot be read.
    case unreadableResponse(position: Int, problem: String)
    /// Count or sum of a collection's week does not fit its responses: some vanished, came from elsewhere or changed.
    case tally(collection: String, week: Week, counted: Int, recorded: Int)
    /// A text that lies apart is not what was stored, or belongs to no response; named by its place.
    case original(place: Int64, collection: String, problem: String)
    /// Count or sum of the texts of a collection's week does not fit.
    case originalTally(collection: String, week: Week, counted: Int, recorded: Int)
    /// Said by the database's own check.
    case structure(String)
    /// A withdrawn response is there again.
    case cameBack(ResponseID, collection: String)
    /// So many responses were acknowledged and are not in the database any more (the end of the log was lost).
    case lost(responses: Int)
    /// A definition is not the one its hash names.
    case definition(formID: String)
    /// The audit log is not what was written.
    case audit(AuditFault)
}

extension Damage {
    /// One line for the person at the terminal.
    package var sentence: String {
        switch self {
        case .response(let id, let collection, let problem):
            "response \(id.instanceID) of collection \(collection): \(problem)"
        case .unreadableResponse(let position, let problem):
            "a response that cannot even be named (number \(position) in the table): \(problem)"
        case .tally(let collection, let week, let counted, let recorded):
            "collection \(collection), week \(week): \(counted) responses are there, \(recorded) were recorded"
                + (counted == recorded ? ", and they are not the same ones" : "")
        case .original(let place, let collection, let problem):
            "the original text at \(String(place, radix: 16)) of collection \(collection): \(problem)"
        case .originalTally(let collection, let week, let counted, let recorded):
            "collection \(collection), week \(week): \(counted) original texts are there, \(recorded) were recorded"
                + (counted == recorded ? ", and they are not the same ones" : "")
        case .structure(let problem): "the database's own check: \(problem)"
        case .cameBack(let id, let collection):
            "response \(id.instanceID) of collection \(collection) was withdrawn and is there again"
        case .lost(let responses):
            "\(responses) acknowledged response\(responses == 1 ? " is" : "s are") missing: the end of the log was lost. "
                + "Compare with the newest back-up; remove the file accepted.mark once this has been dealt with"
        case .definition(let formID): "a definition of \(formID) is not the one its hash names"
        case .audit(.row(let number)):
            "the audit log: entry \(number) was altered, or one before it was removed, put in or moved"
        case .audit(.end(let number)): "the audit log: entries are missing after number \(number)"
        case .audit(.key(let id)): "the audit log: the key \(String(id, radix: 16)) is not in the key file"
        }
    }
}

/// What `verify` looked at and found.
package struct VerifyReport: Sendable, Hashable {
    /// Responses looked at.
    package let responses: Int
    /// Texts that lie apart, looked at.
    package let originals: Int
    package let damage: [Damage]
    /// Where the audit log ends; to be written down elsewhere and compared later, because nothing in the database can show
    /// that all of it was put back to an earlier state.
    package let audit: AuditHead

    package init(responses: Int, originals: Int = 0, damage: [Damage], audit: AuditHead = .empty) {
        self.responses = responses
        self.originals = originals
        self.damage = damage
        self.audit = audit
    }

    package var isSound: Bool { damage.isEmpty }
}

/// A back-up that was made and read back.
package struct BackupReceipt: Sendable, Hashable {
    package let path: String
    /// Size of the file.
    package let bytes: Int
    /// Responses in it.
    package let responses: Int
    /// What is wrong with what is stored, and so with what is in it; its name says so too.
    package let damage: [Damage]

    package init(path: String, bytes: Int, responses: Int, damage: [Damage] = []) {
        self.path = path
        self.bytes = bytes
        self.responses = responses
        self.damage = damage
    }
}

/// A table of the database as it really is, for the page that says what is kept.
package struct StoredTable: Sendable, Hashable {
    package let name: String
    /// Names of its columns, in order.
    package let columns: [String]

    package init(name: String, columns: [String]) {
        self.name = name
        self.columns = columns
    }
}

/// How the store is doing, for the health check; holds figures only.
package struct StoreHealth: Sendable, Hashable {
    /// Why writes are refused now; nil when they are taken.
    package let refusing: StoreFailure?
    /// Free bytes on the disk of the database.
    package let freeBytes: Int
    /// Size of the write-ahead log.
    package let logBytes: Int
    /// Writes that wait.
    package let waiting: Int

    package init(refusing: StoreFailure?, freeBytes: Int, logBytes: Int, waiting: Int) {
        self.refusing = refusing
        self.freeBytes = freeBytes
        self.logBytes = logBytes
        self.waiting = waiting
    }
}

/// Care for what is stored.
package protocol Custody: Sendable {
    /// Recomputes every digest, count and sum.
    func verify() async throws(StoreFailure) -> VerifyReport

    /// Writes a sealed back-up into `folder`, reads it back, and removes the oldest beyond `keep`.
    ///
    /// When something stored is damaged the back-up is made all the same, under a name that says so, and removes no sound
    /// one. Safe under load; memory stays bounded. `name` goes into the file's name and must be unique in the folder.
    func backUp(to folder: String, name: String, keep: Int) async throws(StoreFailure) -> BackupReceipt

    /// The service is stopping: a back-up or verification under way ends with `.closed` in a moment, and leaves nothing.
    func stopLongWork()

    /// When the newest back-up in `folder` was written; nil when there is none.
    func newestBackup(in folder: String) -> Date?

    /// When each back-up in `folder` was written, the latest first.
    func backups(in folder: String) -> [Date]

    /// Rewrites what holds drafts, and, when a collection has closed (on `day`) or a response was withdrawn, what holds
    /// answers: afterwards neither the order in which things came nor anything erased can be read from the file. Returns
    /// whether answers were rewritten. Call once a night: the writer stands still meanwhile (20 s for a million responses).
    func settle(on day: Day) async throws(StoreFailure) -> Bool

    /// Moves the write-ahead log into the database and empties it; in a small database clears the last traces of
    /// withdrawn responses first. False when somebody who reads (a back-up, a verification) keeps it: try again soon. Call at
    /// least every 60 seconds.
    @discardableResult
    func truncateLog() async throws(StoreFailure) -> Bool

    /// Writes into the tombstone journals what could not be written when it was erased. Whether anything was to be made up
    /// for. Call often: until then a restored back-up would not know of the latest withdrawals.
    func completeJournals() async throws(StoreFailure) -> Bool

    /// Takes back the room that an erasure on a full disk used up, when there is room again.
    func restock() async

    func health() async -> StoreHealth

    /// Every table and column there is, read from the database itself.
    func tables() throws(StoreFailure) -> [StoredTable]
}
