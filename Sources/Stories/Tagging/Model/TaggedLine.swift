/// One line of what `buurtstem tag` writes.
package struct TaggedLine: Codable, Sendable, Equatable {
    package var id: String
    package var themes: [String]
    package var dimensions: [String]
    package var valence: Valence
    package var evidence: [Proposal.Evidence]
    package var confidence: [String: Double]
    package var valenceConfidence: Double
    /// Which model proposed it.
    package var model: ModelIdentity

    package init(id: String, _ proposal: Proposal, by model: ModelIdentity) {
        self.id = id
        themes = proposal.themes
        dimensions = proposal.dimensions
        valence = proposal.valence
        evidence = proposal.evidence
        confidence = proposal.confidence
        valenceConfidence = proposal.valenceConfidence
        self.model = model
    }
}
