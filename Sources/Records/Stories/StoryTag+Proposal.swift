package import Stories

extension StoryTag {
    /// A model's proposal as it is kept: each proposed code, and the valence, also when there is none.
    package static func tags(of proposal: Proposal, ofPassage number: Int, by model: ModelIdentity, week: Int)
        -> [StoryTag]
    {
        let codebook = "\(model.codebook) \(model.codebookVersion)"
        func tag(_ code: String, _ value: Int, _ probability: Double?, _ told: Set<String>) -> StoryTag {
            let places = proposal.evidence.filter { told.contains($0.code) }.map {
                StoryTag.Source.Place(start: $0.start, end: $0.end)
            }
            return StoryTag(
                passage: number, code: code, voice: .machine, value: value,
                source: .init(
                    week: week, codebook: codebook, model: model.model, probability: probability, evidence: places))
        }
        return (proposal.themes + proposal.dimensions).map { tag($0, 1, proposal.confidence[$0], [$0]) }
            + [
                tag(
                    StoryTag.valence, StoryTag.value(proposal.valence), proposal.valenceConfidence,
                    ["helps", "hinders"])
            ]
    }
}
