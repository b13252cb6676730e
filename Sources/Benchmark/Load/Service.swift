import Glibc

/// A running server under measurement: ours, or the floor.
struct Service: Sendable {
    let child: Child
    let port: UInt16
    /// Seconds from starting the process until its first answer.
    let startSeconds: Double

    /// The product, on the data directory `data`.
    /// - Parameter root: its run-time root; nil: the one with the benchmark's own questionnaire.
    static func product(_ place: Workspace, data: String, root: String? = nil) throws -> Service {
        let port = try freePort()
        return try start(
            "\(place.programs)/buurtstem",
            ["serve", "--root", try root ?? place.ownRoot(), "--data", data, "--port", "\(port)"],
            port: port, asking: "/gezondheid", log: "\(data).log")
    }

    /// The bare service of the same shape; see ``FloorService``.
    static func floor(_ place: Workspace, data: String) throws -> Service {
        let port = try freePort()
        return try start(
            "\(place.programs)/Benchmark", ["floor", "\(port)", data],
            port: port, asking: "/page", log: "\(data).log")
    }

    func stop() {
        child.stop()
    }

    /// Waits until it has nothing to do: what it works out at the start is done.
    func waitUntilIdle() throws {
        var before = try Usage.cpuSeconds(of: child.pid)
        for _ in 0..<120 {
            usleep(1_000_000)
            let used = try Usage.cpuSeconds(of: child.pid)
            if used - before < 0.02 { return }
            before = used
        }
    }

    /// Runs `work`; server CPU seconds and wall seconds it took.
    func measure<Value>(_ work: () throws -> Value) throws -> (value: Value, cpu: Double, wall: Double) {
        let cpu = try Usage.cpuSeconds(of: child.pid)
        let start = now()
        let value = try work()
        let wall = seconds(since: start)
        return (value, try Usage.cpuSeconds(of: child.pid) - cpu, wall)
    }
}

// MARK: - Starting

extension Service {
    private static func start(
        _ program: String, _ arguments: [String], port: UInt16, asking path: String, log: String
    ) throws -> Service {
        let begin = now()
        let child = try Child.start(program, arguments, log: log)
        while seconds(since: begin) < 60 {
            var client = Client(port: port)
            if let answer = try? client.get(path), answer.status == 200 {
                return Service(child: child, port: port, startSeconds: seconds(since: begin))
            }
            guard child.isRunning else { break }
            usleep(1_000)
        }
        child.stop()
        let words = readProc(log) ?? ""
        throw BenchmarkError("\(program) did not answer \(path):\n\(words)")
    }

    /// A port that was free a moment ago.
    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard bound else { throw BenchmarkError("no free port") }
        return UInt16(bigEndian: address.sin_port)
    }
}
