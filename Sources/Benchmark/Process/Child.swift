import Foundation
import Glibc

/// A process this benchmark started: ended by its id, never by a name.
struct Child: Sendable {
    let pid: pid_t

    /// Starts `executable` with standard output and standard error appended to `log`.
    ///
    /// - Parameter environment: Added to the caller's own environment.
    static func start(
        _ executable: String, _ arguments: [String], log: String, environment: [String: String] = [:]
    ) throws -> Child {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)

        let words = ([executable] + arguments).map { strdup($0) } + [nil]
        let settings = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let variables = settings.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }

        var pid = pid_t()
        let failure = posix_spawn(&pid, executable, &actions, nil, words, variables)
        guard failure == 0 else {
            throw BenchmarkError("\(executable) did not start: \(String(cString: strerror(failure)))")
        }
        return Child(pid: pid)
    }

    /// Whether the process still runs.
    var isRunning: Bool { kill(pid, 0) == 0 && state != "Z" }

    /// Asks the process to stop and waits for its end; after ten seconds it is killed.
    @discardableResult
    func stop() -> Int32 {
        kill(pid, SIGTERM)
        for _ in 0..<1_000 {
            var status: Int32 = 0
            if waitpid(pid, &status, WNOHANG) != 0 { return status }
            usleep(10_000)
        }
        kill(pid, SIGKILL)
        return wait().status
    }

    /// Waits for the process's own end.
    ///
    /// - Returns: The wait status, and the largest resident set it had, in bytes.
    func wait() -> (status: Int32, peakBytes: Int) {
        var status: Int32 = 0
        var usage = rusage()
        while wait4(pid, &status, 0, &usage) == -1 && errno == EINTR {}
        return (status, usage.ru_maxrss * 1024)
    }

    private var state: Character? {
        guard let stat = readProc("/proc/\(pid)/stat"), let close = stat.lastIndex(of: ")") else { return nil }
        return stat[stat.index(after: close)...].first { $0 != " " }
    }
}

/// A small file of the proc file system, or `nil` when the process is gone.
func readProc(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8_192)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
}
