import Conformance
import Foundation

// script/conformance DIR…: replays recorded cases, walks and scenarios (format: the kit's README).

let folders = CommandLine.arguments.dropFirst()
guard !folders.isEmpty else {
    print("usage: conformance DIR…   (a kit, one of its folders, or any folder of the same format)")
    exit(2)
}
do {
    let list = URL(fileURLWithPath: "docs/deliberate-differences.json")
    let isThere = FileManager.default.fileExists(atPath: list.path)
    var run = ConformanceRun(
        differences: isThere ? try DeliberateDifferences(contentsOf: list) : DeliberateDifferences())
    for folder in folders where try !run.replay(URL(fileURLWithPath: folder)) {
        print("\(folder): nothing to replay here")
        exit(2)
    }
    run.report.forEach { print($0) }
    exit(run.failures.isEmpty ? 0 : 1)
} catch {
    print("conformance: \(error)")
    exit(2)
}
