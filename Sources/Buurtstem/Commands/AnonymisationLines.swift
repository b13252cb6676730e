import Disclosure
import Foundation

/// What `buurtstem anonymise` says at the terminal: the figures of the report that decide.
enum AnonymisationLines {
    static func lines(_ report: AnonymisationReport) -> [String] {
        var lines = [
            "\(report.kept) of \(report.rows) people kept in \(report.classes) classes, the smallest has \(report.k)",
            "lost: NUE \(figure(report.nue)), LM \(figure(report.lm)); C_avg \(figure(report.cAvg)), DM* \(report.dmStar)",
        ]
        if let search = report.search {
            let size = search.latticeSize.map(String.init) ?? "beyond counting"
            lines.append("levels: \(levels(search.levels)) (\(search.how); \(search.evaluated) of \(size) looked at)")
        }
        if let worst = report.worst {
            lines.append(
                "sensitive columns: l \(worst.l) (\(worst.lColumn)), entropy l \(figure(worst.entropyL)) "
                    + "(\(worst.entropyLColumn)), alpha \(figure(worst.alpha)) (\(worst.alphaColumn)), "
                    + "t \(figure(worst.t)) (\(worst.tColumn))")
        }
        if let mended = report.mended {
            lines.append(
                "\(mended.classes) classes missed a threshold (\(mended.columns.joined(separator: ", "))) and were put together "
                    + "with others: \(mended.people) people have coarser labels for it")
        }
        let known = report.knownAnswers
        if let most = known.uniqueOnSome.last {
            lines.append(
                "answers as identifier: \(percent(known.uniqueOnAll)) unique on all, \(percent(most.unique)) of "
                    + "\(known.sampled) sampled unique on \(most.known)")
        }
        return lines
    }

    static func figure(_ number: Double) -> String { String(format: "%.4f", number) }

    static func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }

    private static func levels(_ levels: [String: Int]) -> String {
        levels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
}
