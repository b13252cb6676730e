import Programme
import Records
import Stories

/// How far coders, and coders and machine, agree on passages that were coded without seeing the other's choice.
struct AgreementFigures: Sendable {
    /// Four weeks of passages.
    struct Span: Sendable, Equatable {
        let from: Week
        /// The model that proposed; nil for none.
        let model: String?
        let passages: Int
        /// Micro-F1 of machine against coders over themes and over dimensions, and Cohen's kappa of the valence.
        let themes: Double?
        let dimensions: Double?
        let valence: Double?
    }

    /// Passages of the same weeks, proposed by the same model.
    private struct Part: Hashable {
        let span: Int
        let model: String
    }

    /// Machine against every coder; a passage that two coders coded counts twice. Nil without any.
    let machine: CoderComparison?
    /// Every coder beside every other. Nil where no passage has two.
    let coders: CoderComparison?
    let overTime: [Span]

    private static let weeks = 4

    init(_ passages: [BlindPassage], codebook: Codebook) {
        machine = Self.comparison(passages, codebook)
        coders =
            passages.allSatisfy { $0.coders.count < 2 }
            ? nil
            : CoderComparison(
                among: passages.map { passage in
                    Dictionary(passage.coders.map { ($0.coder, $0.coding) }, uniquingKeysWith: { $1 })
                }, codebook: codebook)
        let spans = Dictionary(grouping: passages) { Part(span: $0.week.number / Self.weeks, model: $0.model ?? "") }
        overTime = spans.sorted { ($0.key.span, $0.key.model) < ($1.key.span, $1.key.model) }.compactMap {
            part, passages in
            Self.comparison(passages, codebook).map { comparison in
                Span(
                    from: Week(number: part.span * Self.weeks), model: passages.first?.model, passages: passages.count,
                    themes: comparison.together(.theme).f1, dimensions: comparison.together(.dimension).f1,
                    valence: comparison.valenceKappa)
            }
        }
    }

    private static func comparison(_ passages: [BlindPassage], _ codebook: Codebook) -> CoderComparison? {
        let pairs = passages.flatMap { passage in passage.coders.map { (truth: $0.coding, measured: passage.machine) } }
        guard !pairs.isEmpty else { return nil }
        return CoderComparison(
            truth: pairs.map { Optional($0.truth) }, measured: pairs.map(\.measured), codebook: codebook)
    }
}
