import Foundation

// `Benchmark` prints every figure; `Benchmark NAME...` those named; `Benchmark floor PORT FOLDER` is the floor itself, and
// `Benchmark walk PORT JOURNEYS` one respondent who walks through a service that runs already, under a profiler.
let words = Array(CommandLine.arguments.dropFirst())
if words.count == 3, words[0] == "floor", let port = Int(words[1]) {
    try await FloorService.run(port: port, folder: words[2])
} else if words.count == 3, words[0] == "walk", let port = UInt16(words[1]), let journeys = Int(words[2]) {
    var respondent = Respondent(client: Client(port: port), seed: 1)
    for _ in 0..<journeys { try respondent.journey(through: Measurement.collection) }
    print(respondent.takeTally().journeys, "journeys")
} else {
    exit(try await Command.run(words) ? 0 : 1)
}
