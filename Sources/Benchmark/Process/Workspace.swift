import Foundation

/// Where things are: the package, the built programs, and one scratch folder that goes away at the end.
struct Workspace: Sendable {
    /// The package's root, also the service's run-time root.
    let root: String
    /// The folder of the built programs; the benchmark lies there itself.
    let programs: String
    /// For databases and logs; removed by ``remove()``.
    let scratch: String

    init() throws {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        programs = URL(filePath: own).deletingLastPathComponent().path
        root = try Workspace.packageRoot(above: #filePath)
        let parent = ProcessInfo.processInfo.environment["BENCHMARK_SCRATCH"] ?? "\(root)/.build/benchmark"
        scratch = "\(parent)/\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    }

    /// A new empty folder.
    func folder(_ name: String) throws -> String {
        let path = "\(scratch)/\(name)"
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// A run-time root with the product's templates and this benchmark's own questionnaire.
    func ownRoot() throws -> String {
        let files = FileManager.default
        let own = "\(scratch)/root"
        guard !files.fileExists(atPath: own) else { return own }
        try files.createDirectory(atPath: "\(own)/Questionnaires", withIntermediateDirectories: true)
        let source = "\(root)/Sources/Benchmark/Questionnaires"
        var parts = ["Templates": "\(root)/Templates", "Questionnaires/Schemas": "\(root)/Questionnaires/Schemas"]
        for name in try files.contentsOfDirectory(atPath: source) {
            parts["Questionnaires/\(name)"] = "\(source)/\(name)"
        }
        for (name, target) in parts {
            try files.createSymbolicLink(atPath: "\(own)/\(name)", withDestinationPath: target)
        }
        return own
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: scratch)
    }

    private static func packageRoot(above file: String) throws -> String {
        var folder = URL(filePath: file)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let names = ["Questionnaires", "Templates"]
            if names.allSatisfy({ FileManager.default.fileExists(atPath: folder.appending(path: $0).path) }) {
                return folder.path
            }
        }
        throw BenchmarkError("no folder above \(file) holds Questionnaires and Templates")
    }
}
