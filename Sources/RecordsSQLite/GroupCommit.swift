import Records

/// Does jobs on the writing connection and answers them.
enum GroupCommit {
    /// Returns what the disk or the database refused, if anything.
    static func perform(_ jobs: [Job], _ connection: Connection) -> StoreFailure? {
        jobs.first?.kind == .alone ? runAlone(jobs[0], connection) : commit(jobs, connection)
    }

    private static func runAlone(_ job: Job, _ connection: Connection) -> StoreFailure? {
        do throws(StoreFailure) {
            try job.execute(connection)
            job.finish(nil)
            return nil
        } catch {
            connection.rollBack()
            job.finish(error)
            return error
        }
    }

    /// Commits a group; returns what failed for all of it.
    ///
    /// First without savepoints (one costs as much as a save). When a job fails, which none does in ordinary use, the group
    /// is undone and run once more with a savepoint for each, so that one job's failure is its own.
    private static func commit(_ group: [Job], _ connection: Connection) -> StoreFailure? {
        do throws(StoreFailure) {
            do throws(StoreFailure) {
                try transaction(connection) { () throws(StoreFailure) in
                    for job in group { try job.execute(connection) }
                }
                for job in group { job.finish(nil) }
            } catch  where group.count > 1 && !error.concernsAll {
                let failures = try transaction(connection) { () throws(StoreFailure) in
                    var failures: [StoreFailure?] = []
                    for job in group { failures.append(try attempt(job, connection)) }
                    return failures
                }
                for (job, failure) in zip(group, failures) { job.finish(failure) }
            }
            return nil
        } catch {
            for job in group { job.finish(error) }
            return error
        }
    }

    private static func transaction<Value>(
        _ connection: Connection, _ body: () throws(StoreFailure) -> Value
    ) throws(StoreFailure) -> Value {
        do throws(StoreFailure) {
            connection.rollBack()
            try connection.run("BEGIN IMMEDIATE")
            connection.tallies.changes = [:]
            let value = try body()
            try connection.tallies.write(connection)
            try connection.run("COMMIT")
            return value
        } catch {
            connection.rollBack()
            throw error
        }
    }

    /// Runs one job in a savepoint. Returns its own failure; throws when the whole transaction is lost.
    private static func attempt(_ job: Job, _ connection: Connection) throws(StoreFailure) -> StoreFailure? {
        try connection.run("SAVEPOINT job")
        let before = connection.tallies.changes
        do throws(StoreFailure) {
            try job.execute(connection)
        } catch {
            guard !connection.isIdle else { throw error }
            try connection.run("ROLLBACK TO job")
            try connection.run("RELEASE job")
            connection.tallies.changes = before
            return error
        }
        try connection.run("RELEASE job")
        return nil
    }
}
