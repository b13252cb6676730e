import Crypto
import Foundation

/// Tables as they went out, and as the ledger of releases keeps them. Whatever is shown to people comes from here: nothing
/// is counted anew, so nothing can be seen that was not released.
package struct FrozenTable: Sendable {
    package let release: Int
    package let questionnaire: String
    package let lines: [Line]

    package enum Measure: String, Sendable {
        case people, distribution, mean, weightedMean = "weighted-mean", linkedChange = "linked-change"
    }

    /// One figure of one group in one round.
    package struct Line: Sendable {
        package let round: String
        /// Who filled in: never added up with others.
        package let mode: String
        /// The labels of the group by column; `*` is everybody.
        package let groups: [String: String]
        package let measure: Measure
        package let question: String
        package let answer: String
        /// Nil: hidden, or a mean.
        package let people: Int?
        /// Nil: hidden, or a count.
        package let mean: Estimate?

        /// Whether it is about this neighbourhood and nothing finer.
        package func isWhole(of neighbourhood: String) -> Bool {
            groups.allSatisfy { $0.key == FrozenTable.place ? $0.value == neighbourhood : $0.value == "*" }
                && groups[FrozenTable.place] != nil
        }
    }

    package static let place = "bs_buurt"
    private static let apart = ["bs_ronde", "bs_wijze"]
    /// What the ledger keeps of lines for one neighbourhood each, a header above them.
    package static func kept(_ lines: [[String]]) -> [UInt8] {
        let all = [apart + [place] + figures] + lines
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // Lists of texts can always be written.
        return (try? encoder.encode(all)).map(Array.init) ?? []
    }

    /// SHA-256 in hexadecimal.
    package static func digest(_ kept: [UInt8]) -> String {
        SHA256.hash(data: kept).map { String(256 + Int($0), radix: 16).dropFirst() }.joined()
    }

    private static let figures = ["measure", "question", "answer", "people", "percent", "mean", "low", "high"]

    /// - Parameter kept: a header and its lines, as the ledger has them.
    /// - Returns: nil for what is no such table.
    package init?(release: Int, questionnaire: String, kept: [UInt8]) {
        guard let all = try? JSONDecoder().decode([[String]].self, from: Data(kept)), let header = all.first,
            header.starts(with: Self.apart), header.suffix(Self.figures.count).elementsEqual(Self.figures)
        else { return nil }
        let columns = Array(header.dropFirst(Self.apart.count).dropLast(Self.figures.count))
        var lines: [Line] = []
        for cells in all.dropFirst() {
            guard cells.count == header.count, let line = Line(cells, columns: columns) else { return nil }
            lines.append(line)
        }
        self.release = release
        self.questionnaire = questionnaire
        self.lines = lines
    }
}

extension FrozenTable.Line {
    fileprivate init?(_ cells: [String], columns: [String]) {
        let figures = Array(cells.suffix(8))
        guard let measure = FrozenTable.Measure(rawValue: figures[0]) else { return nil }
        (round, mode) = (cells[0], cells[1])
        groups = Dictionary(zip(columns, cells.dropFirst(2))) { first, _ in first }
        self.measure = measure
        (question, answer) = (figures[1], figures[2])
        // What protection took out is written as a number below zero, which no count is.
        people = Int(figures[3]).flatMap { $0 >= 0 ? $0 : nil }
        let isCount = measure == .people || measure == .distribution
        // The ends of an interval are hidden together with the mean, whose own text then is the code for it.
        if !isCount, figures[4].isEmpty, let value = Double(figures[5]), let low = Double(figures[6]),
            let high = Double(figures[7]), !figures[5...7].allSatisfy({ $0 == "-98" })
        {
            mean = Estimate(value: value, low: low, high: high)
        } else {
            mean = nil
        }
    }
}
