import Dispatch
import Synchronization

/// From coded passages to a model, and what cross-validation says of it.
package struct TaggerTraining: Sendable {
    package let model: TaggerModel
    package let report: TrainingReport

    /// Costs that cross-validation chooses from, for each target by itself.
    package static let costs = [2.0]

    /// Fewer passages than this teach nothing that would hold elsewhere.
    package static let fewestPassages = 50

    /// Trains on all that a codebook folder holds; the same folder always gives the same model.
    ///
    /// - Throws: ``CodebookFault`` when there is too little to learn from; ``StemmerMissing``.
    package init(_ folder: CodebookFolder, scales: FamilyScales = FamilyScales()) throws {
        guard folder.passages.count >= Self.fewestPassages else {
            throw CodebookFault(
                file: "passages-*.jsonl", what: "hold \(folder.passages.count) passages, too few to learn from",
                repair: "write and code at least \(Self.fewestPassages)")
        }
        let set = try TrainingSet(folder, scales: scales)
        let targets = Target.all(of: folder.codebook)
        let lessons = targets.map { Lesson($0, set.passages) }
        let validation = CrossValidation(tellers: set.passages.map(\.tellerKey))
        let learned = Self.outOfFold(set, lessons, validation)
        let truth = set.passages.map(\.valence)
        let all = Array(set.passages.indices)
        let decisions = Decisions(learned.map(\.scores), lessons, truth, fittedOn: all)
        let models = Self.models(set, lessons, costs: learned.map(\.cost))
        let axes = Dictionary(uniqueKeysWithValues: folder.codebook.codes.map { ($0.id, $0.axis) })
        model = TaggerModel(
            about: .init(
                codebook: folder.codebook.id, codebookVersion: folder.codebook.version, inputs: folder.digest,
                passages: all.count, stories: Set(set.passages.map(\.storyKey)).count,
                targets: targets.indices.map { place in
                    TaggerModel.TargetSource(
                        id: targets[place].id, axis: axes[targets[place].id], cost: learned[place].cost)
                },
                decisions: decisions, scales: set.scales, sources: folder.sources, vocabulary: set.vocabulary),
            ids: set.index.ids, rarity: set.index.rarity, models: models)
        let judged = validation.judged(learned.map(\.scores), lessons, truth)
        report = TrainingReport(passages: set.passages, judged: judged, codebook: folder.codebook)
    }

    /// For each target the cost that serves best on passages unseen, and the scores it gives them.
    private static func outOfFold(
        _ set: TrainingSet, _ lessons: [Lesson], _ validation: CrossValidation
    ) -> [(cost: Double, scores: [PassageScore])] {
        let jobs = lessons.flatMap { lesson in
            costs.map { (lesson, LinearTrainer.Settings(cost: $0, positiveWeight: 1)) }
        }
        let scores = validation.scores(set.vectors, features: set.index.ids.count, jobs: jobs)
        return lessons.indices.map { place in
            let tried = scores[(place * costs.count)..<((place + 1) * costs.count)]
            let counted = set.passages.indices.filter { lessons[place].counts[$0] }
            let labels = counted.map { lessons[place].labels[$0] }
            let losses = tried.map { scores in
                let counted = counted.map { scores[$0] }
                return Calibration(fitting: counted, labels).loss(counted, labels)
            }
            let best = losses.indices.min { losses[$0] < losses[$1] } ?? 0
            return (costs[best], tried[tried.startIndex + best])
        }
    }

    /// The models of the file: trained on everything, with weights as the file keeps them.
    private static func models(_ set: TrainingSet, _ lessons: [Lesson], costs: [Double]) -> [LinearModel] {
        let models = Mutex([LinearModel?](repeating: nil, count: lessons.count))
        DispatchQueue.concurrentPerform(iterations: lessons.count) { place in
            let counted = set.passages.indices.filter { lessons[place].counts[$0] }
            let model = LinearTrainer.trainPair(
                counted.map { lessons[place].vector(of: set.vectors[$0]) }, counted.map { lessons[place].labels[$0] },
                features: set.index.ids.count, settings: .init(cost: costs[place], positiveWeight: 1))
            models.withLock { $0[place] = PackedWeights(model).model }
        }
        return models.withLock { $0.compactMap { $0 } }
    }
}
