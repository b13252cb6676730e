import Foundation
import Programme
import Records
import RecordsSQLite

/// `check FOLDER`: opens the database as the service would and runs `verify`; prints `sound N` or each damage.
struct Check {
    private let bench: Bench

    init(_ arguments: [String]) throws { bench = try Bench(arguments) }

    func run() async throws {
        let store = try bench.open()
        let report = try await store.verify()
        await store.close()
        for damage in report.damage { print(damage.sentence) }
        print(report.isSound ? "sound" : "damaged", report.responses)
        if !report.isSound { exit(1) }
    }
}

/// `upgrade FOLDER stop=K`: upgrades to a version with one more migration, and kills itself before statement K.
struct UpgradeStop {
    private let bench: Bench

    init(_ arguments: [String]) throws { bench = try Bench(arguments) }

    func run() async throws {
        let stop = bench.number("stop", -1)
        let store = try bench.open { options in
            options.addMigrationForTests(
                [
                    "ALTER TABLE draft ADD COLUMN note TEXT", "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT",
                    "INSERT INTO extra SELECT slot FROM response", "CREATE INDEX extra_id ON extra (id DESC)",
                ]
            ) { statement in
                if statement == stop { kill(getpid(), SIGKILL) }
            }
        }
        await store.close()
        print("upgraded")
    }
}
