/// What all models say of one passage, by what they answer.
package struct TargetScores: Sendable {
    /// In the codebook's order.
    package let codes: [PassageScore]
    package let uncoded: PassageScore
    /// What the valence is decided by.
    package let valence: [Float]

    /// - Parameter scores: one for each of ``Target/all(of:)``, in that order.
    package init(_ scores: [PassageScore]) {
        let judging = scores.suffix(Target.judging.count)
        func score(_ target: Target) -> PassageScore {
            zip(Target.judging, judging).first { $0.0 == target }?.1 ?? PassageScore(whole: 0, best: 0, last: 0)
        }
        codes = Array(scores.dropLast(Target.judging.count))
        uncoded = score(.uncoded)
        valence =
            [Target.help, .hindrance, .both, .neither].map(score).flatMap { [$0.whole, $0.best, $0.last] }
            + [score(.helpAtEnd).last, score(.hindranceAtEnd).last]
    }
}
