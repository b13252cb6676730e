/// How much leaks and how much is masked without need, always counted together.
package struct DeidentificationScore: Sendable {
    /// Counts for one type: marked spans, those met by a finding of the same type, findings, and those that meet a mark.
    package struct Count: Sendable {
        package var marked = 0
        package var met = 0
        package var found = 0
        package var right = 0
        /// Marked spans of which some word stayed readable.
        package var leaking = 0

        package var recall: Double { marked == 0 ? 1 : Double(met) / Double(marked) }
        package var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
        package var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }
    }

    package private(set) var byType: [IdentifierType: Count] = [:]
    package private(set) var passages = 0
    /// Passages with a mark of a critical type, and those of them that leak some of it.
    package private(set) var critical = 0
    package private(set) var leaking = 0
    /// Words outside all marks, and those of them that were masked.
    package private(set) var otherWords = 0
    package private(set) var maskedWords = 0
    /// Lines of passages that leak, with what stayed; and words masked without need.
    package private(set) var leaks: [(line: Int, text: String)] = []
    package private(set) var needless: [(line: Int, text: String)] = []

    package init() {}

    package var leakRate: Double { critical == 0 ? 0 : Double(leaking) / Double(critical) }
    package var overMaskRate: Double { otherWords == 0 ? 0 : Double(maskedWords) / Double(otherWords) }
    /// Over all types.
    package var micro: Count {
        byType.values.reduce(into: Count()) { sum, count in
            sum.marked += count.marked
            sum.met += count.met
            sum.found += count.found
            sum.right += count.right
            sum.leaking += count.leaking
        }
    }

    /// Counts one passage.
    package mutating func add(_ passage: MarkedPassage, _ result: DeidentifiedText) {
        passages += 1
        let scalars = Array(passage.text.unicodeScalars)
        var isMasked = [Bool](repeating: false, count: scalars.count)
        for span in result.spans { for index in span.range { isMasked[index] = true } }
        var isMarked = [Bool](repeating: false, count: scalars.count)
        var leaks = false
        for span in passage.spans {
            for index in span.range { isMarked[index] = true }
            byType[span.type, default: Count()].marked += 1
            if result.spans.contains(where: { $0.type == span.type && $0.range.overlaps(span.range) }) {
                byType[span.type]?.met += 1
            }
            let stays = span.range.contains {
                !isMasked[$0] && scalars[$0].properties.isAlphabetic
                    || !isMasked[$0] && scalars[$0].properties.numericType != nil
            }
            if stays {
                byType[span.type]?.leaking += 1
                if IdentifierType.critical.contains(span.type) { leaks = true }
                self.leaks.append(
                    (passage.line, "\(span.type.rawValue):" + String(String.UnicodeScalarView(scalars[span.range]))))
            }
        }
        if passage.spans.contains(where: { IdentifierType.critical.contains($0.type) }) { critical += 1 }
        if leaks { leaking += 1 }
        for span in result.spans {
            byType[span.type, default: Count()].found += 1
            if passage.spans.contains(where: { $0.type == span.type && $0.range.overlaps(span.range) }) {
                byType[span.type]?.right += 1
            }
        }
        countOthers(scalars, isMarked, isMasked, line: passage.line)
    }

    /// Words are runs of letters and digits.
    private mutating func countOthers(_ scalars: [Unicode.Scalar], _ isMarked: [Bool], _ isMasked: [Bool], line: Int) {
        var index = 0
        while index < scalars.count {
            let begin = index
            while index < scalars.count,
                scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil
            { index += 1 }
            guard index > begin else {
                index += 1
                continue
            }
            if isMarked[begin..<index].contains(true) { continue }
            otherWords += 1
            if isMasked[begin..<index].contains(true) {
                maskedWords += 1
                needless.append((line, String(String.UnicodeScalarView(scalars[begin..<index]))))
            }
        }
    }

    /// A report in lines, leak and over-mask first and together.
    package var lines: [String] {
        func percent(_ value: Double) -> String { "\(Double(Int((value * 1000).rounded())) / 10) %" }
        func part(_ value: Double) -> String { "\(Double(Int((value * 1000).rounded())) / 1000)" }
        var lines = [
            "passages \(passages), leaking \(leaking) of \(critical): \(percent(leakRate)); other words masked \(maskedWords) of \(otherWords): \(percent(overMaskRate))"
        ]
        for type in IdentifierType.allCases {
            guard let count = byType[type] else { continue }
            lines.append(
                "\(type.rawValue): marked \(count.marked), recall \(part(count.recall)), precision \(part(count.precision)), F1 \(part(count.f1)), not wholly masked \(count.leaking)"
            )
        }
        let all = micro
        lines.append("all: recall \(part(all.recall)), precision \(part(all.precision)), F1 \(part(all.f1))")
        return lines
    }
}
