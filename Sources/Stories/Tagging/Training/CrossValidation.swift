import Dispatch
import Synchronization

/// Scores that each passage gets from models that saw nothing of its teller.
package struct CrossValidation: Sendable {
    /// Fold of each passage; all passages of one teller are in one fold.
    package let folds: [Int]
    package static let foldCount = 5

    package init(tellers: [String]) {
        var sizes: [String: Int] = [:]
        for teller in tellers { sizes[teller, default: 0] += 1 }
        // Large ones first, each to the smallest fold; names decide between equals, so the result is always the same.
        var loads = [Int](repeating: 0, count: Self.foldCount)
        var places: [String: Int] = [:]
        for (teller, size) in sizes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let fold = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
            loads[fold] += size
            places[teller] = fold
        }
        folds = tellers.map { places[$0] ?? 0 }
    }

    /// Out-of-fold scores for each job.
    ///
    package func scores(
        _ vectors: [PassageVectors], features: Int, jobs: [(lesson: Lesson, settings: LinearTrainer.Settings)]
    ) -> [[PassageScore]] {
        let empty = [PassageScore](repeating: PassageScore(whole: 0, best: 0, last: 0), count: vectors.count)
        let results = Mutex([[PassageScore]](repeating: empty, count: jobs.count))
        DispatchQueue.concurrentPerform(iterations: jobs.count * Self.foldCount) { task in
            let (job, fold) = (task / Self.foldCount, task % Self.foldCount)
            let seen = vectors.indices.filter { folds[$0] != fold && jobs[job].lesson.counts[$0] }
            let model = LinearTrainer.trainPair(
                seen.map { jobs[job].lesson.vector(of: vectors[$0]) }, seen.map { jobs[job].lesson.labels[$0] },
                features: features, settings: jobs[job].settings)
            let scored = vectors.indices.filter { folds[$0] == fold }.map { ($0, vectors[$0].score(model)) }
            results.withLock { for (place, score) in scored { $0[job][place] = score } }
        }
        return results.withLock { $0 }
    }
}
