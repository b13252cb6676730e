import ArgumentParser
import Foundation
import Stories

/// `buurtstem transcript`: reads the words of one file that somebody handed in, for the service, in a process of its own.
///
/// Not for people. The file comes in on standard input; what it holds goes out as JSON, and nowhere else.
struct TranscriptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transcript", abstract: "Read the words of a story for the service (used by serve).",
        shouldDisplay: false)

    /// The words, or why there are none.
    struct Output: Codable {
        var text: String?
        var fault: TranscriptFault?
    }

    func run() throws {
        ChildLimits.set()
        let input = FileHandle.standardInput.readDataToEndOfFile()
        var output = Output()
        do throws(TranscriptFault) {
            output.text = try TranscriptFile.text(of: [UInt8](input)).string
        } catch {
            output.fault = error
        }
        try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(output))
    }
}
