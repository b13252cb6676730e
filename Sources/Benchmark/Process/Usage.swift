import Dispatch
import Glibc

/// What a process and its children used so far, read from the proc file system.
enum Usage {
    /// User and system time in seconds of `pid` and of the children it has waited for.
    ///
    /// Fields 14 to 17 of `/proc/<pid>/stat` (proc(5)), in clock ticks.
    static func cpuSeconds(of pid: pid_t) throws -> Double {
        guard let stat = readProc("/proc/\(pid)/stat"), let close = stat.lastIndex(of: ")") else {
            throw BenchmarkError("process \(pid) has ended; see its log")
        }
        let fields = stat[stat.index(after: close)...].split(separator: " ")
        // The first field after the command name is number 3, the state.
        guard fields.count > 14 else { throw BenchmarkError("/proc/\(pid)/stat is not as proc(5) says") }
        let ticks = fields[11...14].compactMap { Double($0) }.reduce(0, +)
        return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Resident memory in bytes, now.
    static func residentBytes(of pid: pid_t) throws -> Int {
        guard let status = readProc("/proc/\(pid)/status"),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kilobytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap({
                Int($0)
            })
        else { throw BenchmarkError("process \(pid) has ended; see its log") }
        return kilobytes * 1024
    }
}

/// A clock that only goes forward, in nanoseconds.
func now() -> UInt64 {
    DispatchTime.now().uptimeNanoseconds
}

/// Seconds since `start`, a value of ``now()``.
func seconds(since start: UInt64) -> Double {
    Double(now() - start) / 1e9
}
