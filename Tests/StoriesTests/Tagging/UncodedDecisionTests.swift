import Testing

@testable import Stories

@Suite("Whether a passage has no code at all")
struct UncodedDecisionTests {
    private func score(_ whole: Float) -> PassageScore { PassageScore(whole: whole, best: whole, last: whole) }

    /// Of forty passages a quarter has no code; its model and those of two codes are surer of some than of others.
    private func decision() -> UncodedDecision {
        let rows = (0..<40).map { number -> (score: Float, codes: [Double], isUncoded: Bool) in
            let isUncoded = number % 4 == 0
            let more = Double(number % 5) / 20
            return (
                isUncoded ? 1 + Float(more) : -1 - Float(more), [isUncoded ? 0.4 - more : 0.6 + more, 0.2], isUncoded
            )
        }
        return UncodedDecision(fitting: rows.map { score($0.score) }, codes: rows.map(\.codes), rows.map(\.isUncoded))
    }

    @Test("a faint code does not stand against a model that hears small talk; a clear one does")
    func weighs() {
        let decision = decision()
        func isUncoded(_ whole: Float, _ codes: [Double]) -> Bool {
            decision.probability(score(whole), codes: codes) >= decision.threshold
        }
        #expect(isUncoded(2, [0.3, 0.2]))
        #expect(!isUncoded(-2, [0.3, 0.2]))
        #expect(!isUncoded(0, [0.9, 0.2]))
        #expect(decision.probability(score(1), codes: [0.2, 0.2]) > decision.probability(score(1), codes: [0.8, 0.2]))
    }

    @Test("probabilities of nought and one are no trouble")
    func ends() {
        let decision = decision()
        for codes in [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]] {
            #expect((0...1).contains(decision.probability(score(0), codes: codes)))
        }
    }
}
