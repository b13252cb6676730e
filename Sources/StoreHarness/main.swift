import Foundation

// A tool of the workshop: measures the store and lets the fault tests kill, cut off and starve it from outside.
// Not part of the product; `script/benchmark`, `script/soak` and Tests/Faults call it.

let arguments = Array(CommandLine.arguments.dropFirst())
do {
    switch arguments.first {
    case "measure": try await Measure(arguments).run()
    case "load": try await Load(arguments).run()
    case "check": try await Check(arguments).run()
    case "upgrade": try await UpgradeStop(arguments).run()
    case "scene": try await Scene(arguments).run()
    default:
        print("usage: StoreHarness measure|load|check|upgrade|scene FOLDER [options]; each is explained in its source")
        exit(64)
    }
} catch {
    print("failed: \(error)")
    exit(1)
}
