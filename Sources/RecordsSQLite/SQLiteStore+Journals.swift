package import Records
import Synchronization

/// The tombstones once more, outside the database: beside it, and in the folder of the back-ups.
///
/// A restored back-up learns from either who withdrew since; the second one survives when the disk of the first dies.
struct TombstoneJournals {
    let main: TombstoneJournal
    let copy: TombstoneJournal

    init(_ options: StoreOptions) {
        main = TombstoneJournal(path: options.journalPath)
        copy = TombstoneJournal(path: options.backupPath + "/" + StoreOptions.journalName)
    }

    /// Those that are kept: the copy only once there is a folder of back-ups (which may be on a disk that is away).
    var kept: [TombstoneJournal] { [main] + (Files.exists(Files.folder(of: copy.path)) ? [copy] : []) }

    /// All that either holds.
    func read() throws(StoreFailure) -> Set<Tombstone> {
        var tombstones = try main.read()
        // A copy that cannot be read now is completed later; the service must be able to start without it.
        if let more = try? copy.read() { tombstones.formUnion(more) }
        return tombstones
    }
}

extension SQLiteStore {
    /// Writes down what was erased. It *is* erased, so a journal that cannot be written is no failure: it is made up for by
    /// ``completeJournals()``, and at the latest by the next start.
    func record(_ tombstones: [Tombstone]) {
        for journal in journals.kept {
            do throws(StoreFailure) {
                do throws(StoreFailure) {
                    try journal.append(tombstones)
                } catch {
                    guard error == .full, Reserve(path: options.reservePath).giveUp() else { throw error }
                    try journal.append(tombstones)
                }
            } catch {
                isJournalBehind.store(true, ordering: .relaxed)
            }
        }
    }

    package func completeJournals() async throws(StoreFailure) -> Bool {
        guard isJournalBehind.exchange(false, ordering: .relaxed) else { return false }
        do throws(StoreFailure) {
            let stored = try engine.read { connection throws(StoreFailure) in try Tombstone.stored(connection) }
            for journal in journals.kept { try journal.complete(stored) }
            return true
        } catch {
            isJournalBehind.store(true, ordering: .relaxed)
            throw error
        }
    }
}
