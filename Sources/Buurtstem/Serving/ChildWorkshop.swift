import Foundation
import Logging
import Programme
import RecordsSQLite
import Site
import Subprocess
import SystemPackage

/// Makes releases in a process of its own (see ``ReleaseWorkCommand``), which gives way to the form server and takes its
/// memory with it when it ends.
struct ChildWorkshop: ReleaseWorkshop {
    let root: String
    /// The program itself.
    let executable: String
    let folder: String
    private let settings: [String: String]
    private let logger: Logger

    /// Longest answer.
    private static let mostOutput = 16 << 20

    /// Makes the folder anew: what waited there before a restart is made again when somebody asks.
    init(root: String, executable: String, settings: Settings, logger: Logger) throws {
        self.root = root
        self.executable = executable
        self.logger = logger
        folder = settings.dataFolder + "/" + StoreOptions.releasesName
        let names: [SettingName] = [.data, .keys, .timeZone, .minimumFreeMegabytes, .backupFolder]
        let told = names.compactMap { name in settings.text(name).map { (name.rawValue, $0) } }
        self.settings = Dictionary(uniqueKeysWithValues: told)
        let files = FileManager.default
        try? files.removeItem(atPath: folder)
        try files.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func carryOut(
        _ order: ReleaseOrder, told: @escaping @Sendable (ReleaseProgress) -> Void
    ) async -> ReleaseAnswer {
        let answer = await child(order, told) ?? .refused([ReleaseObstacle(.other, "the work ended before its end")])
        if case .made = answer { return answer }
        for path in [order.output, order.output.map { $0 + ".part" }].compactMap(\.self) {
            try? FileManager.default.removeItem(atPath: path)
        }
        return answer
    }

    /// What the child answered; nil when it ended before.
    private func child(_ order: ReleaseOrder, _ told: @escaping @Sendable (ReleaseProgress) -> Void) async
        -> ReleaseAnswer?
    {
        do {
            let input = try JSONEncoder().encode(
                ReleaseWorkCommand.Input(order: order, settings: settings, root: root))
            let ended = try await run(
                .path(FilePath(executable)), arguments: ["release", "work"],
                environment: .custom(["MALLOC_ARENA_MAX": "1"]), input: .array(Array(input)), output: .sequence,
                error: .discarded
            ) { execution in
                var lines = WorkLines()
                for try await part in execution.standardOutput {
                    for line in try lines.take(part.withUnsafeBytes { Array($0) }) {
                        switch line {
                        case .progress(let progress): told(progress)
                        case .answer(let answer): lines.answer = answer
                        }
                    }
                }
                return lines.answer
            }
            return ended.closureResult
        } catch is CancellationError {
            return nil
        } catch {
            logger.error("work on a release did not run to its end", metadata: ["why": "\(type(of: error))"])
            return nil
        }
    }

    /// Lines of JSON as they come in.
    private struct WorkLines {
        private var rest: [UInt8] = []
        var answer: ReleaseAnswer?

        mutating func take(_ bytes: [UInt8]) throws -> [ReleaseWorkCommand.Line] {
            rest += bytes
            guard rest.count <= ChildWorkshop.mostOutput else { throw CocoaError(.fileReadTooLarge) }
            var lines: [ReleaseWorkCommand.Line] = []
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                lines.append(try JSONDecoder().decode(ReleaseWorkCommand.Line.self, from: Data(rest[..<end])))
                rest.removeSubrange(...end)
            }
            return lines
        }
    }
}
