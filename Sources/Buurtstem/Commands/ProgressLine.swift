import Datasets
import Foundation

/// One line at a terminal that says how far a long piece of work is; nothing where nobody watches.
final class ProgressLine {
    private let isWatched = isatty(STDERR_FILENO) == 1
    private var last = ""

    /// - Returns: true, always: who wants to stop presses Ctrl-C, and nothing is left behind.
    func show(_ progress: BundleProgress) -> Bool {
        guard isWatched else { return true }
        let text = "\(Self.words[progress.stage] ?? "") \(Int(progress.part * 100)) %"
        if text != last {
            FileHandle.standardError.write(Data("\r\(text)\u{1B}[K".utf8))
            last = text
        }
        return true
    }

    func clear() {
        if isWatched { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }

    private static let words: [BundleProgress.Stage: String] = [
        .listing: "Listing responses", .measuring: "Measuring", .writing: "Writing", .packing: "Packing",
    ]
}
