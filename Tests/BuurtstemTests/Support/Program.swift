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
    private static let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
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

    private static let takePlaces = ["serve", "verify", "backup", "restore", "keys", "codes", "retention"]

    /// A program that was started.
    final class Started: Sendable {
        fileprivate let process: Process
        fileprivate let output: FileHandle
        fileprivate let errors: FileHandle

        fileprivate init(process: Process, output: FileHandle, errors: FileHandle) {
            (self.process, self.output, self.errors) = (process, output, errors)
        }

        /// SIGTERM, as systemd and container engines send it.
        func terminate() { process.terminate() }
    }

    func start(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Started {
        try Self.start(Self.path, arguments, environment)
    }

    /// Starts any program.
    static func start(
        _ path: String, _ arguments: [String], _ environment: [String: String] = [:]
    ) throws -> Started {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("BUURTSTEM_") }
        process.environment = inherited.merging(environment) { _, ours in ours }
        process.standardInput = FileHandle.nullDevice
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return Started(process: process, output: output.fileHandleForReading, errors: errors.fileHandleForReading)
    }

    /// Waits for the end, on threads of its own.
    static func end(of started: Started) async throws -> Ending {
        async let output = text(started.output)
        async let errors = text(started.errors)
        let (said, complained) = await (output, errors)
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                started.process.waitUntilExit()
                continuation.resume()
            }
        }
        return Ending(status: started.process.terminationStatus, output: said, errors: complained)
    }

    private static func text(_ handle: FileHandle) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
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
                var said = Data()
                while !said.contains(UInt8(ascii: "\n")) {
                    let more = started.output.availableData
                    guard !more.isEmpty else { break }
                    said.append(more)
                }
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
