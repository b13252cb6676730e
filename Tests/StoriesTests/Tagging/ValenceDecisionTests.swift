import Testing

@testable import Stories

@Suite("From help and hindrance to a valence")
struct ValenceDecisionTests {
    private func score(_ whole: Float, last: Float? = nil) -> PassageScore {
        PassageScore(whole: whole, best: whole, last: last ?? whole)
    }

    /// Scores about a centre for each valence, spread evenly: two models that speak up where their part is there.
    private func decision() -> ValenceDecision {
        var help: [PassageScore] = []
        var hindrance: [PassageScore] = []
        var truth: [Valence] = []
        for step in -5...5 {
            let off = Float(step) / 10
            for (valence, left, right) in [
                (Valence.helps, Float(2), Float(-2)), (.hinders, -2, 2), (.both, 2, 2), (.none, -2, -2),
            ] {
                help.append(score(left + off))
                hindrance.append(score(right - off))
                truth.append(valence)
            }
        }
        return ValenceDecision(fitting: help, hindrance, truth)
    }

    @Test("where one model speaks up it decides; where both do it is both, where neither does none")
    func fourWays() {
        let decision = decision()
        #expect(decision.valence(help: score(2), hindrance: score(-2)).valence == .helps)
        #expect(decision.valence(help: score(-2), hindrance: score(2)).valence == .hinders)
        #expect(decision.valence(help: score(2), hindrance: score(2)).valence == .both)
        #expect(decision.valence(help: score(-2), hindrance: score(-2)).valence == .none)
    }

    @Test("where the two are at odds the last sentence has its say")
    func turn() {
        let decision = decision()
        let glad = decision.valence(help: score(0, last: 2), hindrance: score(0, last: -2))
        let sad = decision.valence(help: score(0, last: -2), hindrance: score(0, last: 2))
        #expect(glad.valence == .helps && sad.valence == .hinders)
    }

    @Test("it is surer the clearer the scores are, and never surer than certain")
    func certainty() {
        let decision = decision()
        let clear = decision.valence(help: score(3), hindrance: score(-3)).certainty
        let faint = decision.valence(help: score(0.6), hindrance: score(-0.6)).certainty
        #expect(faint < clear && clear <= 1 && faint > 0)
    }

    @Test("a valence that no passage has is never chosen")
    func absent() {
        let rows: [(Float, Valence)] = [(2, .helps), (-2, .hinders), (1.5, .helps), (-1.5, .hinders)]
        let decision = ValenceDecision(
            fitting: rows.map { score($0.0) }, rows.map { score(-$0.0) }, rows.map(\.1))
        for value in stride(from: Float(-3), through: 3, by: 0.5) {
            let chosen = decision.valence(help: score(value), hindrance: score(-value)).valence
            #expect(chosen == .helps || chosen == .hinders)
        }
    }
}
