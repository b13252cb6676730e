/// The tags that a model proposes for one passage.
package struct Proposal: Sendable, Equatable {
    package var themes: [String]
    package var dimensions: [String]
    package var valence: Valence
    /// The words that led to each proposed tag, strongest first within a code.
    package var evidence: [Evidence]
    /// Probability of every code, proposed or not.
    package var confidence: [String: Double]
    /// Probability of the proposed valence.
    package var valenceConfidence: Double

    /// Words that speak for a tag.
    package struct Evidence: Sendable, Equatable, Codable {
        /// A theme, a dimension or a valence.
        package var code: String
        /// Offset of the first Unicode scalar in the text.
        package var start: Int
        /// Offset after the last Unicode scalar.
        package var end: Int
        /// What these words add to the score of the code.
        package var weight: Double
    }
}
