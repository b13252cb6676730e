import Dispatch
import Foundation
import Logging
import Programme
import Site
import Stories

/// Looks at what people hand in, questionnaires and stories, each in a process of its own with limits (see
/// ``InspectCommand`` and ``TranscriptCommand``); one after the other, so that many at once cannot fill the machine.
struct ChildIntake: QuestionnaireIntake, TranscriptReader {
    let root: String
    /// The program itself.
    let executable: String
    let shipped: [String]
    let logger: Logger
    private let queue = DispatchQueue(label: "files handed in")

    /// Seconds by the clock after which a child that hangs is ended.
    private static let patience = 20.0
    /// Longest report.
    private static let mostOutput = 16 << 20

    init(root: String, executable: String, logger: Logger) {
        self.root = root
        self.executable = executable
        self.logger = logger
        let folder = root + "/Questionnaires"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        shipped = names.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/\($0).xml") }.sorted()
    }

    /// The path of the running program.
    static var ownExecutable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    func shipped(_ name: String) async -> QuestionnaireFiles? {
        guard shipped.contains(name),
            let file = try? QuestionnaireFile.read("\(root)/Questionnaires/\(name)/\(name).xml")
        else { return nil }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: file.folder)) ?? []
        return QuestionnaireFiles(
            content: file.content, beside: file.attachments(names.filter { $0 != "\(name).xml" }))
    }

    func check(_ files: QuestionnaireFiles) async throws(IntakeFailure) -> QuestionnaireReport {
        let input = InspectCommand.Input(
            content: Data(files.content), beside: files.beside.mapValues { Data($0) })
        let outcome = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: run(input)) }
        }
        return try outcome.get()
    }

    private func run(_ input: InspectCommand.Input) -> Result<QuestionnaireReport, IntakeFailure> {
        do {
            let (status, output) = try child(["inspect", "--root", root], reading: try JSONEncoder().encode(input))
            guard status == 0 else {
                logger.warning(
                    "a questionnaire that was handed in was not read to its end", metadata: ["status": "\(status)"])
                return .failure(.tooMuch)
            }
            return .success(try JSONDecoder().decode(QuestionnaireReport.self, from: output))
        } catch {
            logger.error(
                "a questionnaire that was handed in could not be looked at", metadata: ["why": "\(type(of: error))"])
            return .failure(.failed)
        }
    }

    func text(of bytes: [UInt8]) async throws(TranscriptFault) -> StoryText {
        let outcome = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: transcript(Data(bytes))) }
        }
        return try outcome.get()
    }

    private func transcript(_ input: Data) -> Result<StoryText, TranscriptFault> {
        do {
            let (status, output) = try child(["transcript"], reading: input)
            guard status == 0 else {
                logger.warning("a story that was handed in was not read to its end", metadata: ["status": "\(status)"])
                return .failure(.tooMuch)
            }
            let read = try JSONDecoder().decode(TranscriptCommand.Output.self, from: output)
            if let fault = read.fault { return .failure(fault) }
            return .success(StoryText(kept: read.text ?? ""))
        } catch {
            logger.error("a story that was handed in could not be read", metadata: ["why": "\(type(of: error))"])
            return .failure(.damaged)
        }
    }

    /// Runs the child on a file that has no name any more; how it ended, and what it wrote.
    private func child(_ arguments: [String], reading input: Data) throws -> (status: Int32, output: Data) {
        let place = FileManager.default.temporaryDirectory.appending(path: "buurtstem-\(UUID().uuidString)")
        guard
            FileManager.default.createFile(atPath: place.path, contents: input, attributes: [.posixPermissions: 0o600])
        else { throw Refusal("there is no room for a temporary file") }
        let handle: FileHandle
        do {
            defer { try? FileManager.default.removeItem(at: place) }
            handle = try FileHandle(forReadingFrom: place)
        }
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        // Nothing of the service's own environment; one arena, because each counts for 64 MB of the memory it may have.
        process.environment = ["MALLOC_ARENA_MAX": "1"]
        process.standardInput = handle
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let child = process.processIdentifier
        let watch = DispatchWorkItem { kill(child, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience, execute: watch)
        var output = Data()
        while let more = try pipe.fileHandleForReading.read(upToCount: 1 << 16), !more.isEmpty {
            output += more
            if output.count > Self.mostOutput { kill(child, SIGKILL) }
        }
        process.waitUntilExit()
        watch.cancel()
        return (process.terminationReason == .exit ? process.terminationStatus : -1, output)
    }
}
