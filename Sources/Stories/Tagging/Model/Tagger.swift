/// Proposes tags for passages with one model; a person decides.
package struct Tagger: Sendable {
    private let about: TaggerModel.About
    private let models: [LinearModel]
    private let index: FeatureIndex
    private let pipeline: FeaturePipeline

    /// - Throws: ``CodebookFault`` or ``StemmerMissing`` when the model's own words cannot be read here.
    package init(_ model: TaggerModel) throws {
        about = model.about
        models = model.models
        index = FeatureIndex(ids: model.ids, rarity: model.rarity)
        pipeline = try FeaturePipeline(
            lexicon: try model.about.sources.lexicon(folder: "cues"),
            variants: try model.about.sources.variantTable(file: "variants.txt"),
            vocabulary: Set(model.about.vocabulary))
    }

    /// Tags, evidence and probabilities for one passage.
    ///
    /// - Throws: ``StemmerMissing``
    package func propose(_ text: String) throws -> Proposal {
        let read = try pipeline.reader().read(text)
        let vectors = PassageVectors(read, index: index, scales: about.scales)
        var outcome = about.decisions.outcome(TargetScores(models.map { vectors.score($0) }))
        // A passage of little words or placeholders alone says nothing, whatever most passages are about.
        if !read.text.words.contains(where: \.isTelling) { (outcome.codes, outcome.valence) = ([], .none) }
        let chosen = outcome.codes.map { about.targets[$0] }
        let valence = outcome.valence
        let trace = EvidenceTrace(text: read.text, vectors: vectors)
        let evidence = (outcome.codes + places(of: valence)).flatMap { place in
            trace.evidence(
                for: about.targets[place].id, model: models[place],
                calibration: about.decisions.calibrations[place])
        }
        let confidence = zip(about.targets, outcome.probabilities).map { ($0.id, $1.shortened) }
        return Proposal(
            themes: chosen.filter { $0.axis == .theme }.map(\.id),
            dimensions: chosen.filter { $0.axis == .dimension }.map(\.id), valence: valence, evidence: evidence,
            confidence: Dictionary(uniqueKeysWithValues: confidence), valenceConfidence: outcome.certainty.shortened)
    }

    /// The models whose words show why a passage helps or hinders.
    private func places(of valence: Valence) -> [Int] {
        let asked: [Target] = (valence.hasHelp ? [.help] : []) + (valence.hasHindrance ? [.hindrance] : [])
        let first = about.targets.count - Target.judging.count
        return asked.compactMap { Target.judging.firstIndex(of: $0) }.map { first + $0 }
    }
}

extension Double {
    /// Four decimals: more would claim what nobody knows.
    var shortened: Double { (self * 10_000).rounded() / 10_000 }
}
