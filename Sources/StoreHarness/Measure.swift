import Foundation
import GRDBSQLite
import Programme
import Records
import RecordsSQLite

/// `measure FOLDER [seconds=3] [people=64] [stored=10000,1000000]`: the figures of the store, one `name value` a line.
///
/// Rates as ratios in one run on one machine: plain SQLite, one thread, one row a commit, is the measure.
struct Measure {
    private let bench: Bench
    private let seconds: Double
    private let people: Int

    init(_ arguments: [String]) throws {
        bench = try Bench(arguments)
        seconds = Double(bench.number("seconds", 3))
        people = bench.number("people", 64)
    }

    func run() async throws {
        let plain = try PlainSQLite(folder: bench.folder).commitsPerSecond(seconds: includes("plain") ? seconds : 0.1)
        line("plain_commits_per_second", plain)
        let sizes = (bench.text("stored") ?? (includes("submit") ? "10000" : "")).split(separator: ",").compactMap {
            Int($0)
        }
        let store = try bench.open()
        if includes("crypto") { CryptoMeasure(keys: store.options.keys).run(line) }
        if includes("drafts") { try await measureDrafts(store) }
        if includes("drafts") || includes("loads") { try await measureLoads(store) }
        var stored = 0
        var first: Sample?
        for size in sizes {
            try await fill(store, to: size, from: stored)
            let sample = try await measureSubmissions(store)
            stored = size + sample.count
            line("submissions_per_second_with_\(size)", sample.perSecond)
            line("submission_cpu_us_with_\(size)", sample.cpuMicroseconds)
            line("submissions_to_plain_with_\(size)", sample.perSecond / plain)
            if let first { line("submission_cpu_ratio_\(size)", sample.cpuMicroseconds / first.cpuMicroseconds) }
            if let first { line("submission_time_ratio_\(size)", first.perSecond / sample.perSecond) }
            first = first ?? sample
        }
        if includes("care") { try await maintain(store) }
        await store.close()
    }

    /// `only=drafts` and the like leave out the other parts.
    private func includes(_ part: String) -> Bool { bench.text("only").map { $0 == part } ?? true }

    private func measureDrafts(_ store: SQLiteStore) async throws {
        let keys = store.options.keys
        let content = [UInt8](repeating: 7, count: 2_200)
        let sample = try await sample { _ in
            let access = keys.draftAccess(.random())
            guard
                case .saved(let revision) = try await store.createDraft(
                    access.index, sealed: access.seal(content), expires: Week(number: 2_990))
            else { throw StoreFailure.busy }
            return (access, revision)
        } step: { (state: inout (DraftAccess, Int64)) in
            guard
                case .saved(let revision) = try await store.saveDraft(
                    state.0.index, sealed: state.0.seal(content), expecting: state.1, expires: Week(number: 2_990))
            else { throw StoreFailure.busy }
            state.1 = revision
        }
        line("draft_saves_per_second", sample.perSecond)
        line("draft_save_cpu_us", sample.cpuMicroseconds)
    }

    private func measureLoads(_ store: SQLiteStore) async throws {
        let keys = store.options.keys
        let content = [UInt8](repeating: 7, count: 2_200)
        let read = try await sample { _ in
            let access = keys.draftAccess(.random())
            _ = try await store.createDraft(access.index, sealed: access.seal(content), expires: Week(number: 2_990))
            return access
        } step: { (access: inout DraftAccess) in
            guard try await store.loadDraft(access.index) != nil else { throw StoreFailure.busy }
        }
        line("draft_load_cpu_us", read.cpuMicroseconds)
    }

    private func measureSubmissions(_ store: SQLiteStore) async throws -> Sample {
        let keys = store.options.keys
        return try await sample { _ in
        } step: { (_: inout Void) in
            let access = keys.draftAccess(.random())
            let response = Bench.response(keys, neighbourhood: .random(in: 0..<200))
            guard try await store.submit(response, consuming: nil, closing: access.index) == .stored else {
                throw StoreFailure.busy
            }
        }
    }

    private func fill(_ store: SQLiteStore, to size: Int, from stored: Int) async throws {
        let keys = store.options.keys
        let share = max(0, size - stored) / 256
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<256 {
                group.addTask {
                    for _ in 0..<share {
                        let response = Bench.response(keys, neighbourhood: .random(in: 0..<200))
                        _ = try await store.submit(response, consuming: nil, closing: nil)
                    }
                }
            }
            try await group.waitForAll()
        }
        try await store.truncateLog()
    }

    private func maintain(_ store: SQLiteStore) async throws {
        let clock = ContinuousClock()
        var report: VerifyReport?
        let verifying = try await clock.measure { report = try await store.verify() }
        line("verify_seconds", verifying / .seconds(1))
        line("verify_peak_memory_mb", Double(usage().ru_maxrss) / 1024)
        line("verify_responses", Double(report?.responses ?? 0))
        line("verify_damage", Double(report?.damage.count ?? -1))
        let backup = try await clock.measure {
            _ = try await store.backUp(to: bench.folder + "/backups", name: "measured", keep: 1)
        }
        line("backup_seconds", backup / .seconds(1))
        line("backup_peak_memory_mb", Double(usage().ru_maxrss) / 1024)
        try await store.synchronise([
            Collection(
                id: "zes-kanten-t0", questionnaire: "zes-kanten", round: "T0",
                neighbourhoods: [Neighbourhood(id: "buurt-0", name: "Buurt 0")], closes: Day(number: 1), access: .open)
        ])
        let settling = try await clock.measure { _ = try await store.settle(on: Day(number: 2)) }
        line("settle_seconds", settling / .seconds(1))
        line("settle_peak_memory_mb", Double(usage().ru_maxrss) / 1024)
    }
}

// MARK: - Sampling

extension Measure {
    struct Sample {
        let count: Int
        let perSecond: Double
        let cpuMicroseconds: Double
    }

    /// Lets `people` at once repeat `step` for the set time, and counts steps, time and CPU of the whole process.
    private func sample<State>(
        start: @escaping @Sendable (Int) async throws -> sending State,
        step: @escaping @Sendable (inout State) async throws -> Void
    ) async throws -> Sample {
        let before = cpuSeconds()
        let begin = DispatchTime.now()
        let end = begin + seconds
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for person in 0..<people {
                group.addTask {
                    var state = try await start(person)
                    var steps = 0
                    while DispatchTime.now() < end {
                        try await step(&state)
                        steps += 1
                    }
                    return steps
                }
            }
            return try await group.reduce(0, +)
        }
        let elapsed = Double(DispatchTime.now().uptimeNanoseconds - begin.uptimeNanoseconds) / 1e9
        return Sample(
            count: count, perSecond: Double(count) / elapsed,
            cpuMicroseconds: (cpuSeconds() - before) * 1e6 / Double(count))
    }

    private func usage() -> rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }

    private func cpuSeconds() -> Double {
        let usage = usage()
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }

    private func line(_ name: String, _ value: Double) {
        print(name, (value * 100).rounded() / 100)
    }
}

/// The measure of all rates: SQLite as a library, WAL and FULL, one thread, one row a commit.
struct PlainSQLite {
    let folder: String

    func commitsPerSecond(seconds: Double) throws -> Double {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/plain.sqlite"
        defer { for end in ["", "-wal", "-shm"] { unlink(path + end) } }
        var opened: OpaquePointer?
        guard sqlite3_open(path, &opened) == SQLITE_OK, let handle = opened else { throw Usage(what: "plain SQLite") }
        defer { sqlite3_close(handle) }
        let schema =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE row (id BLOB PRIMARY KEY, value BLOB)"
        guard sqlite3_exec(handle, schema, nil, nil, nil) == SQLITE_OK else { throw Usage(what: "plain SQLite") }
        var prepared: OpaquePointer?
        sqlite3_prepare_v2(handle, "INSERT INTO row VALUES (randomblob(16), zeroblob(1500))", -1, &prepared, nil)
        defer { sqlite3_finalize(prepared) }
        let begin = DispatchTime.now()
        var count = 0
        while DispatchTime.now() < begin + seconds {
            guard sqlite3_step(prepared) == SQLITE_DONE else { throw Usage(what: "plain SQLite") }
            sqlite3_reset(prepared)
            count += 1
        }
        return Double(count) / (Double(DispatchTime.now().uptimeNanoseconds - begin.uptimeNanoseconds) / 1e9)
    }
}
