import Conformance
import Foundation

// Replays recorded cases, walks and scenarios (format: the kit's README); `script/conformance` calls it.

var arguments = Array(CommandLine.arguments.dropFirst())
var differences = DeliberateDifferences()
do {
    if arguments.first == "--differences", arguments.count > 1 {
        differences = try DeliberateDifferences(contentsOf: URL(fileURLWithPath: arguments[1]))
        arguments.removeFirst(2)
    }
    guard !arguments.isEmpty else {
        print(
            "usage: conformance [--differences FILE] DIR…   (a kit, one of its folders, or any folder of the same format)"
        )
        exit(2)
    }
    var run = ConformanceRun(differences: differences)
    for folder in arguments where try !run.replay(URL(fileURLWithPath: folder)) {
        print("\(folder): nothing to replay here")
        exit(2)
    }
    run.report.forEach { print($0) }
    exit(run.failures.isEmpty ? 0 : 1)
} catch {
    print("conformance: \(error)")
    exit(2)
}
