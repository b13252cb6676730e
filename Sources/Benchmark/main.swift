import Foundation

// `Benchmark` prints every figure; `Benchmark NAME...` those named; `Benchmark floor PORT FOLDER` is the floor itself.
let words = Array(CommandLine.arguments.dropFirst())
if words.count == 3, words[0] == "floor", let port = Int(words[1]) {
    try await FloorService.run(port: port, folder: words[2])
} else {
    exit(try await Command.run(words) ? 0 : 1)
}
