import Testing

@testable import Stories

@Suite("From help and hindrance to a valence")
struct ValenceDecisionTests {
    /// What the models of help and hindrance say of a passage and of its end; the others say nothing.
    private func scores(help: Float, hindrance: Float, atEnd: (Float, Float)? = nil) -> [Float] {
        let (helpAtEnd, hindranceAtEnd) = atEnd ?? (help, hindrance)
        func score(_ whole: Float, _ last: Float) -> PassageScore {
            PassageScore(whole: whole, best: whole, last: last)
        }
        let silent = score(0, 0)
        let judging: [Target: PassageScore] = [
            .help: score(help, helpAtEnd), .hindrance: score(hindrance, hindranceAtEnd),
            .helpAtEnd: score(helpAtEnd, helpAtEnd), .hindranceAtEnd: score(hindranceAtEnd, hindranceAtEnd),
        ]
        return TargetScores(Target.judging.map { judging[$0] ?? silent }).valence
    }

    private func fitted(_ rows: [([Float], Valence)]) -> ValenceDecision {
        let all = [Bool](repeating: true, count: rows.count)
        return ValenceDecision(fitting: rows.map(\.0), rows.map(\.1), hasCode: all, isGiven: all)
    }

    /// Scores about a centre for each valence, spread evenly: two models that speak up where their part is there.
    private func decision() -> ValenceDecision {
        let centres: [(Valence, Float, Float)] = [(.helps, 2, -2), (.hinders, -2, 2), (.both, 2, 2), (.none, -2, -2)]
        return fitted(
            (-5...5).map { Float($0) / 10 }.flatMap { off in
                centres.map { (scores(help: $0.1 + off, hindrance: $0.2 - off), $0.0) }
            })
    }

    @Test("where one model speaks up it decides; where both do it is both, where neither does none")
    func fourWays() {
        let decision = decision()
        #expect(decision.valence(scores(help: 2, hindrance: -2)).valence == .helps)
        #expect(decision.valence(scores(help: -2, hindrance: 2)).valence == .hinders)
        #expect(decision.valence(scores(help: 2, hindrance: 2)).valence == .both)
        #expect(decision.valence(scores(help: -2, hindrance: -2)).valence == .none)
    }

    @Test("where the two are at odds the last sentence has its say")
    func turn() {
        let decision = decision()
        let glad = decision.valence(scores(help: 0, hindrance: 0, atEnd: (2, -2)))
        let sad = decision.valence(scores(help: 0, hindrance: 0, atEnd: (-2, 2)))
        #expect(glad.valence == .helps && sad.valence == .hinders)
    }

    @Test("it is surer the clearer the scores are, and never surer than certain")
    func certainty() {
        let decision = decision()
        let clear = decision.valence(scores(help: 3, hindrance: -3)).certainty
        let faint = decision.valence(scores(help: 0.6, hindrance: -0.6)).certainty
        #expect(faint < clear && clear <= 1 && faint > 0)
    }

    @Test("a valence that no passage has is never chosen")
    func absent() {
        let rows: [(Float, Valence)] = [(2, .helps), (-2, .hinders), (1.5, .helps), (-1.5, .hinders)]
        let decision = fitted(rows.map { (scores(help: $0.0, hindrance: -$0.0), $0.1) })
        for value in stride(from: Float(-3), through: 3, by: 0.5) {
            let chosen = decision.valence(scores(help: value, hindrance: -value)).valence
            #expect(chosen == .helps || chosen == .hinders)
        }
    }
}
