import Foundation

/// Runs measurements by name and prints their figures.
enum Command {
    /// - Returns: Whether all of them could be measured; a goal that is missed is printed, and no failure.
    static func run(_ names: [String]) async throws -> Bool {
        let unknown = names.filter { name in !Measurement.all.contains { $0.name == name } }
        guard unknown.isEmpty else {
            print("Unknown: \(unknown.joined(separator: ", ")). Known:")
            for measurement in Measurement.all { print("  \(measurement.name): \(measurement.about)") }
            return false
        }
        let place = try Workspace()
        defer { place.remove() }
        print("machine: \(ProcessInfo.processInfo.activeProcessorCount) processors, load \(load())")
        var succeeded = true
        for measurement in Measurement.all where names.isEmpty || names.contains(measurement.name) {
            do {
                for figure in try await measurement.run(place) { print(figure.line) }
                fflush(nil)
            } catch {
                print("\(measurement.name): not measured: \(error)")
                succeeded = false
            }
        }
        return succeeded
    }

    /// The machine's load over the last minute: what else it was doing.
    private static func load() -> String {
        readProc("/proc/loadavg")?.split(separator: " ").first.map(String.init) ?? "unknown"
    }
}
