package import Programme

extension NewRelease {
    /// What stories and activities of a neighbourhood say, as tables for everybody.
    ///
    /// - Parameters:
    ///   - week: in which it is made.
    ///   - newest: the number of the newest release it was checked against.
    package init(
        _ figures: StoryFigures, of neighbourhood: String, to everybody: Recipient, purpose: String, in week: Week,
        made: Int64, after newest: Int
    ) {
        let lines = figures.kept(in: neighbourhood)
        let kept = FrozenTable.kept(lines)
        let plan = ReleasePlan(
            questionnaire: StoryFigures.questionnaire, rounds: figures.rounds.map(\.name),
            neighbourhoods: [neighbourhood], tier: .tables, recipient: everybody, purpose: purpose)
        // It is of no answers to a questionnaire: nothing of it is found again by a response that is withdrawn.
        let outcome = ReleaseOutcome(
            responses: 0, rows: lines.count, suppressed: 0, heldBack: 0, k: nil, jointK: nil, columns: [],
            digest: FrozenTable.digest(kept), bytes: kept.count, through: [:], program: "1")
        self.init(
            made: made, plan: plan, outcome: outcome,
            selection: ResponseSelection(
                through: [StoryFigures.questionnaire: week], neighbourhoods: [neighbourhood]),
            tables: kept, after: newest)
    }
}
