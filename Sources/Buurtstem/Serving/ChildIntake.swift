import Foundation
import Logging
import Programme
import Site
import Stories
import Subprocess
import SystemPackage

/// Looks at what people hand in, questionnaires and stories, each in a process of its own with limits (see
/// ``InspectCommand`` and ``TranscriptCommand``); one after the other, so that many at once cannot fill the machine.
struct ChildIntake: QuestionnaireIntake, TranscriptReader {
    let root: String
    /// The program itself.
    let executable: String
    let shipped: [String]
    let logger: Logger
    private let line = WaitingLine()

    /// Time by the clock after which a child that hangs is ended. Its work is bounded by processor time; on a busy machine it
    /// may wait long for its turn.
    private static let patience = Duration.seconds(120)
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
        return try await line.next { await report(input) }.get()
    }

    private func report(_ input: InspectCommand.Input) async -> Result<QuestionnaireReport, IntakeFailure> {
        do {
            guard let output = try await child(["inspect", "--root", root], reading: try JSONEncoder().encode(input))
            else {
                logger.warning("a questionnaire that was handed in was not read to its end")
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
        try await line.next { await transcript(Data(bytes)) }.get()
    }

    private func transcript(_ input: Data) async -> Result<StoryText, TranscriptFault> {
        do {
            guard let output = try await child(["transcript"], reading: input) else {
                logger.warning("a story that was handed in was not read to its end")
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

    /// Runs the child; what it wrote, or nil when it was ended, by us or by its own limits.
    private func child(_ arguments: [String], reading input: Data) async throws -> Data? {
        try await withThrowingTaskGroup(of: Data?.self) { group in
            group.addTask {
                do {
                    let ended = try await run(
                        .path(FilePath(executable)), arguments: Arguments(arguments),
                        // Nothing of the service's own; one arena, because each counts for 64 MB of the memory it may have.
                        environment: .custom(["MALLOC_ARENA_MAX": "1"]), input: .array(Array(input)),
                        output: .bytes(limit: Self.mostOutput), error: .discarded)
                    return ended.terminationStatus.isSuccess ? Data(ended.standardOutput) : nil
                } catch let error as SubprocessError
                    where [.outputLimitExceeded, .failedToWriteToSubprocess].contains(error.code)
                {
                    return nil
                }
            }
            group.addTask {
                try await Task.sleep(for: Self.patience)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }
}

/// Work done one after the other.
private actor WaitingLine {
    private var last: Task<Void, Never>?

    func next<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
        let before = last
        let task = Task {
            await before?.value
            return await work()
        }
        last = Task { _ = await task.value }
        return await task.value
    }
}
