/// How a model's proposals compare with passages coded by people.
package struct TaggerMeasurement: Sendable {
    package let comparison: CoderComparison
    package let calibrationError: Double?

    /// - Throws: ``StemmerMissing``
    package init(_ tagger: Tagger, _ passages: [CodedPassage], codebook: Codebook) throws {
        let proposals = try passages.map { try tagger.propose($0.text) }
        comparison = CoderComparison(
            truth: passages.map { PassageCoding(codes: $0.codes, valence: $0.valence) },
            measured: proposals.map { PassageCoding(codes: Set($0.themes + $0.dimensions), valence: $0.valence) },
            codebook: codebook)
        let codes = codebook.codes.map(\.id)
        calibrationError = CalibrationError.expected(
            zip(passages, proposals).flatMap { passage, proposal in
                codes.compactMap { code in
                    proposal.confidence[code].map { (probability: $0, isTrue: passage.codes.contains(code)) }
                }
            })
    }

    /// The figures as lines of text.
    package var lines: [String] { ComparisonTable.lines(comparison, calibrationError: calibrationError) }
}
