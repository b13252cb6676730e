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
        let scores = models.map { vectors.score($0) }
        let probabilities = zip(about.targets, scores).map { $0.calibration.probability($1) }
        // A passage of little words or placeholders alone says nothing, whatever most passages are about.
        let saysSomething = read.text.words.contains(where: \.isTelling)
        let chosen = zip(about.targets, probabilities).filter {
            saysSomething && $0.axis != nil && $1 >= $0.threshold
        }.map(\.0)
        let (valence, certainty) = self.valence(scores, probabilities, hasCode: !chosen.isEmpty)
        let told = chosen.map(\.id) + (valence.hasHelp ? ["helps"] : []) + (valence.hasHindrance ? ["hinders"] : [])
        let trace = EvidenceTrace(text: read.text, vectors: vectors)
        let evidence = zip(about.targets, models).filter { told.contains($0.0.id) }.flatMap { target, model in
            trace.evidence(for: target.id, model: model, calibration: target.calibration)
        }
        let codes = zip(about.targets, probabilities).filter { $0.0.axis != nil }
        return Proposal(
            themes: chosen.filter { $0.axis == .theme }.map(\.id),
            dimensions: chosen.filter { $0.axis == .dimension }.map(\.id), valence: valence, evidence: evidence,
            confidence: Dictionary(uniqueKeysWithValues: codes.map { ($0.id, $1.shortened) }),
            valenceConfidence: certainty.shortened)
    }

    /// Without a code there is no valence, as surely as the likeliest code is absent.
    private func valence(_ scores: [PassageScore], _ probabilities: [Double], hasCode: Bool) -> (Valence, Double) {
        func score(_ target: Target) -> PassageScore {
            about.targets.firstIndex { $0.id == target.id }.map { scores[$0] }
                ?? PassageScore(
                    whole: 0, best: 0, last: 0)
        }
        guard hasCode else {
            let codes = zip(about.targets, probabilities).filter { $0.0.axis != nil }.map(\.1)
            return (.none, 1 - (codes.max() ?? 0))
        }
        let told = about.valence.valence(help: score(.help), hindrance: score(.hindrance))
        return (told.valence, told.certainty)
    }
}

extension Double {
    /// Four decimals: more would claim what nobody knows.
    var shortened: Double { (self * 10_000).rounded() / 10_000 }
}
