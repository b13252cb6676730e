import Crypto
import Foundation
import Testing

/// The built program with a data folder of its own, run as somebody at a terminal would.
struct Program: Sendable {
    /// Everything of this program lies here.
    let home: String
    var data: String { home + "/data" }
    var root: String { home + "/root" }

    /// What a command said and how it ended.
    struct Ending {
        let status: Int32
        let output: String
        let errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// The project, which holds templates and questionnaires.
    static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The program lies beside the tests, which `swift build` made with it.
    static let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "buurtstem").path

    /// A root with the templates and questionnaires of the project and the collections given, and no data.
    init(collections: String = Self.collections) throws {
        home = NSTemporaryDirectory() + "program-\(UUID().uuidString)"
        let files = FileManager.default
        try files.createDirectory(atPath: root + "/Questionnaires", withIntermediateDirectories: true)
        try files.createSymbolicLink(
            atPath: root + "/Templates", withDestinationPath: Self.project + "/Templates")
        for name in ["zes-kanten", "mijn-verhaal"] {
            try files.createSymbolicLink(
                atPath: root + "/Questionnaires/" + name,
                withDestinationPath: Self.project + "/Questionnaires/" + name)
        }
        try Data(collections.utf8).write(to: URL(filePath: root + "/Questionnaires/collections.json"))
    }

    static let collections = """
        {"collections": [
            {"id": "gezond", "questionnaire": "zes-kanten", "round": "T0", "access": "letter",
             "neighbourhoods": [{"id": "noord", "name": "Noord"}]},
            {"id": "verhaal", "questionnaire": "mijn-verhaal", "round": "T0", "access": "open",
             "neighbourhoods": [{"id": "noord", "name": "Noord"}]}]}
        """

    func remove() { try? FileManager.default.removeItem(atPath: home) }

    /// Runs a command on the data folder to its end.
    func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Ending {
        let place = Self.takePlaces.contains(arguments[0]) ? ["--data", data, "--root", root] : []
        return try await Self.end(of: try start(arguments + place, environment))
    }

    private static let takePlaces = ["serve", "verify", "backup", "restore", "keys", "codes", "retention", "account"]

    /// A program that was started.
    struct Started: Sendable {
        fileprivate let process: pid_t
        fileprivate let output: Int32
        fileprivate let errors: Int32

        /// SIGTERM, as systemd and container engines send it.
        func terminate() { kill(process, SIGTERM) }
    }

    func start(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Started {
        try Self.start(Self.path, arguments, environment)
    }

    /// Starts any program, with nothing of ours open. By `posix_spawn`, because Foundation's `Process` was seen to crash when
    /// tests that run at once start several.
    /// - Parameter input: the file that it reads as its standard input.
    static func start(
        _ path: String, _ arguments: [String], _ environment: [String: String] = [:],
        reading input: String = "/dev/null"
    ) throws -> Started {
        let (output, errors) = (try pipe(), try pipe())
        defer { for end in [output.write, errors.write] { close(end) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.write, 1)
        posix_spawn_file_actions_adddup2(&actions, errors.write, 2)
        // Closing what is not open is no failure (glibc, spawni.c).
        for file in Int32(3)..<512 { posix_spawn_file_actions_addclose(&actions, file) }
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("BUURTSTEM_") }
        let variables = inherited.merging(environment) { _, ours in ours }.map { "\($0.key)=\($0.value)" }
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        var settings = variables.map { strdup($0) } + [nil]
        defer { for text in words + settings { free(text) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, path, &actions, nil, &words, &settings)
        guard failure == 0 else { throw POSIXError(.init(rawValue: failure) ?? .EIO) }
        return Started(process: process, output: output.read, errors: errors.read)
    }

    private static func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard Foundation.pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// Waits for the end, on threads of its own.
    static func end(of started: Started) async throws -> Ending {
        async let output = text(started.output)
        async let errors = text(started.errors)
        let (said, complained) = await (output, errors)
        let status: Int32 = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var status: Int32 = 0
                while waitpid(started.process, &status, 0) < 0 && errno == EINTR {}
                // What a shell says: the exit status, or 128 and the signal that ended it.
                continuation.resume(returning: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F)
            }
        }
        return Ending(status: status, output: said, errors: complained)
    }

    private static func text(_ file: Int32) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
                let data = (try? handle.readToEnd()) ?? Data()
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }
        }
    }
}

extension Program {
    /// Serves until `body` has ended, then stops as systemd would; gives how the service ended.
    @discardableResult
    func serving(
        _ environment: [String: String] = [:], _ body: (Int) async throws -> Void = { _ in }
    ) async throws -> Ending {
        let started = try start(["serve", "--port", "0", "--data", data, "--root", root], environment)
        let port = try #require(await Self.port(started), "the service does not answer")
        do {
            try await body(port)
        } catch {
            started.terminate()
            throw error
        }
        started.terminate()
        return try await Self.end(of: started)
    }

    /// The port it says that it answers on; nil when it ends before.
    private static func port(_ started: Started) async -> Int? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var said: [UInt8] = []
                var byte: UInt8 = 0
                while !said.contains(UInt8(ascii: "\n")), read(started.output, &byte, 1) == 1 { said.append(byte) }
                let line = String(decoding: said, as: UTF8.self).split(separator: "\n").first
                continuation.resume(returning: line?.split(separator: ":").last.flatMap { Int($0) })
            }
        }
    }
}

enum Sample {
    /// The hash of a definition that uses no files.
    static func hash(_ content: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: content)) }
}
