import Foundation
import Programme
import Subprocess
import SystemPackage
import Testing

@testable import RecordsSQLite

/// Real processes that are killed, cut off and starved from outside (Tests/Faults). `script/soak` sets larger numbers.
@Suite(.serialized, .enabled(if: Outside.isThere, "python3 and gcc are needed (script/install)"))
struct FaultTests {
    @Test("A power cut at any moment loses nothing that was acknowledged")
    func powerCut() async throws {
        try await Outside.expectSuccess("powercut.py", number: "BUURTSTEM_IMAGES", otherwise: 200)
    }

    @Test("Killed at random moments under load, the store loses and doubles nothing, and opens at once")
    func kill() async throws {
        try await Outside.expectSuccess("kill.py", number: "BUURTSTEM_KILLS", otherwise: 12)
    }

    @Test("Whatever operation of the disk fails, nothing is acknowledged wrongly, and the store recovers by itself")
    func starve() async throws {
        try await Outside.expectSuccess("starve.py", number: "BUURTSTEM_FAILURES", otherwise: 16)
    }

    @Test("From a copy of database, log and index without keys, codes and answers are tied no better than by chance")
    func unlinkable() async throws {
        try await Outside.expectSuccess("unlink.py", number: "BUURTSTEM_LETTERS", otherwise: 300)
    }

    @Test("An upgrade killed before any statement opens as the old version, and then upgrades")
    func upgradeKilled() async throws {
        let fixture = try Fixture()
        defer {
            fixture.remove()
            unlink(fixture.folder + ".keys.json")
            unlink(fixture.folder + ".acks")
        }
        let load = try await Outside.harness("load", fixture.folder, "seconds=20", "people=2", "steps=3")
        #expect(load.status == 0)
        for stop in MigrationTests.stops {
            let killed = try await Outside.harness("upgrade", fixture.folder, "stop=\(stop)")
            #expect(killed.status == SIGKILL && killed.wasKilled)
            let old = try await Outside.harness("check", fixture.folder)
            #expect(old.status == 0 && old.output.hasPrefix("sound"), "\(old.output)")
        }
        let upgraded = try await Outside.harness("upgrade", fixture.folder)
        #expect(upgraded.status == 0 && upgraded.output == "upgraded\n")
        let refused = try await Outside.harness("check", fixture.folder)
        #expect(refused.status == 1 && refused.output.contains("tooNew"))
    }
}

/// Programs outside the test's process.
enum Outside {
    struct Ended {
        let status: Int32
        let wasKilled: Bool
        let output: String
    }

    static let isThere = ["python3", "gcc"].allSatisfy { find($0) != nil }

    /// Runs a script of Tests/Faults with the harness, a folder of its own and a number.
    static func expectSuccess(_ script: String, number name: String, otherwise: Int) async throws {
        let count = ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? otherwise
        let folder = workplace + "/faults-\(UUID().uuidString)"
        let faults = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Faults/\(script)").path
        let python = try #require(find("python3"))
        let ended = try await run(python, [faults, harnessPath, folder, String(count)])
        #expect(ended.status == 0, "\(ended.output)")
        if ended.status == 0 { try? FileManager.default.removeItem(atPath: folder) }
    }

    static func harness(_ arguments: String...) async throws -> Ended { try await run(harnessPath, arguments) }

    /// In memory where there is room: what is tested is the order of operations, not the speed of this disk.
    private static let workplace = Files.freeBytes(at: "/dev/shm") > 2 << 30 ? "/dev/shm" : NSTemporaryDirectory()

    /// The harness is built beside the tests.
    private static let harnessPath = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("StoreHarness").path

    private static func find(_ program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func run(_ program: String, _ arguments: [String]) async throws -> Ended {
        let ended = try await Subprocess.run(
            .path(FilePath(program)), arguments: Arguments(arguments), output: .string(limit: 16 << 20),
            error: .combinedWithOutput)
        let output = ended.standardOutput
        return switch ended.terminationStatus {
        case .exited(let status): Ended(status: status, wasKilled: false, output: output)
        case .signaled(let signal): Ended(status: signal, wasKilled: true, output: output)
        }
    }
}
